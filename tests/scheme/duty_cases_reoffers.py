"""Worked cases: asking again, as somebody chose when they said no (P14, P12; users-and-peers.md B5)."""

from tests.scheme.duty_cases import WorkedCase

NEVER_AGAIN = "P14 offer_scheme_again none"
PAROLE = "review_opened 2026-11-02 review=p1 kind=parole"
OPEN_PRISON = "stage 2026-09-01 code=moved_to_open_conditions"

CASES = (
    WorkedCase(
        "whoever says no and names nothing is not asked again",
        on="2026-12-02",
        facts=["wish 2026-01-12 wish=decline", PAROLE, OPEN_PRISON, "released 2026-12-01"],
        rows=[NEVER_AGAIN],
    ),
    WorkedCase(
        "whoever says never is not asked again whatever was ticked beside it",
        on="2026-12-02",
        facts=[
            "wish 2026-01-12 wish=never ask_again_on=2026-06-01 ask_again_at=[parole,release,open_conditions]",
            PAROLE,
            OPEN_PRISON,
            "released 2026-12-01",
        ],
        rows=[NEVER_AGAIN],
    ),
    WorkedCase(
        "not now until a day means not before that day",
        on="2026-05-29",
        facts=["wish 2026-01-12 wish=not_now ask_again_on=2026-05-30"],
        rows=["P14 offer_scheme_again 2026-06-05 not_open_yet"],
    ),
    WorkedCase(
        "a day that is a saturday opens on the monday",
        on="2026-06-01",
        facts=["wish 2026-01-12 wish=not_now ask_again_on=2026-05-30"],
        rows=["P14 offer_scheme_again 2026-06-05 open"],
    ),
    WorkedCase(
        "a day in the past is the day it was named",
        on="2026-01-12",
        facts=["wish 2026-01-12 wish=not_now ask_again_on=2025-05-30"],
        rows=["P14 offer_scheme_again 2026-01-19 open"],
    ),
    WorkedCase(
        "each point is asked at once, the first time it comes",
        on="2026-12-02",
        facts=[
            "wish 2026-01-12 wish=decline ask_again_at=[open_conditions,parole,release]",
            "stage 2026-08-03 code=eligible_for_open_conditions",
            OPEN_PRISON,
            PAROLE,
            "review_opened 2026-11-30 review=p2 kind=parole",
            "released 2026-12-01",
        ],
        rows=[
            "P14 offer_scheme_again 2026-08-10 late",
            "P14 offer_scheme_again 2026-11-09 late",
            "P14 offer_scheme_again 2026-12-08 open",
        ],
    ),
    WorkedCase(
        "only the points that were named are asked at",
        on="2026-12-02",
        facts=["wish 2026-01-12 wish=leave ask_again_at=[release]", OPEN_PRISON, PAROLE],
        rows=[NEVER_AGAIN],
    ),
    WorkedCase(
        "a review of another kind and a move of another kind are no point",
        on="2026-12-02",
        facts=[
            "wish 2026-01-12 wish=leave ask_again_at=[parole,open_conditions]",
            "review_opened 2026-11-02 review=r1 kind=recall_review",
            "stage 2026-11-02 code=moved_prison",
        ],
        rows=[NEVER_AGAIN],
    ),
    WorkedCase(
        "what came before the no is no point",
        on="2026-12-02",
        facts=[PAROLE, "wish 2026-11-12 wish=decline ask_again_at=[parole]"],
        rows=[NEVER_AGAIN],
    ),
    WorkedCase(
        "six months before the release are counted from the date as it stands",
        on="2026-12-02",
        facts=[
            "key_date 2026-01-05 name=release date=2027-03-31",
            "wish 2026-01-12 wish=decline ask_again_at=[before_release]",
            "key_date 2026-08-03 name=release date=2027-08-31",
        ],
        rows=["P14 offer_scheme_again 2026-10-07 superseded", "P14 offer_scheme_again 2027-03-05 not_open_yet"],
    ),
    WorkedCase(
        "a release nearer than six months is asked about at once",
        on="2026-12-02",
        facts=[
            "wish 2026-01-12 wish=decline ask_again_at=[before_release]",
            "key_date 2026-12-01 name=release date=2027-03-31",
        ],
        rows=["P14 offer_scheme_again 2026-12-08 open"],
    ),
    WorkedCase(
        "a release date that had been replaced before the no is no point",
        on="2026-12-02",
        facts=[
            "key_date 2025-01-06 name=release date=2026-12-31",
            "key_date 2026-01-05 name=release date=2028-03-31",
            "wish 2026-01-12 wish=decline ask_again_at=[before_release]",
        ],
        rows=["P14 offer_scheme_again 2027-10-07 not_open_yet"],
    ),
    WorkedCase(
        "an offer keeps it and so does a talk",
        on="2026-12-02",
        facts=[
            "wish 2026-01-12 wish=not_now ask_again_on=2026-06-01 ask_again_at=[parole]",
            "contact 2026-06-02 document=L02 channel=letter outcome=sent",
            PAROLE,
            "contact 2026-11-03 channel=phone outcome=completed",
        ],
        rows=["P14 offer_scheme_again 2026-06-08 kept", "P14 offer_scheme_again 2026-11-09 kept"],
    ),
    WorkedCase(
        "a letter about something else or before the day keeps nothing",
        on="2026-06-10",
        facts=[
            "wish 2026-01-12 wish=not_now ask_again_on=2026-06-01",
            "contact 2026-05-29 document=L02 channel=letter outcome=sent",
            "contact 2026-06-02 document=L28 channel=letter outcome=sent",
        ],
        rows=["P14 offer_scheme_again 2026-06-08 late"],
    ),
    WorkedCase(
        "the next answer ends what was to be asked, and nothing new comes up: never most of all",
        on="2026-12-02",
        facts=[
            "wish 2026-01-12 wish=not_now ask_again_on=2026-06-01 ask_again_at=[parole]",
            "wish 2026-05-04 wish=never",
            PAROLE,
        ],
        rows=["P14 offer_scheme_again 2026-06-08 superseded"],
    ),
    WorkedCase(
        "whoever comes back by themselves need not be asked",
        on="2026-12-02",
        facts=["wish 2026-01-12 wish=not_now ask_again_on=2026-06-01", "wish 2026-05-04 wish=join"],
        rows=["P14 offer_scheme_again 2026-06-08 superseded"],
    ),
    WorkedCase(
        "when it is over nobody is asked any more",
        on="2026-12-02",
        facts=["wish 2026-01-12 wish=not_now ask_again_on=2027-06-01", "sentence_ended 2026-12-01"],
        rows=["P14 offer_scheme_again 2027-06-08 superseded"],
    ),
    WorkedCase(
        "a day that nobody can count to yet does not silence the case",
        on="2026-12-02",
        facts=["wish 2026-01-12 wish=not_now ask_again_on=2031-06-01", "referred 2026-01-05"],
        rows=[NEVER_AGAIN, "P10 make_first_contact 2026-02-02 kept"],
    ),
)
