"""Worked cases: saying no, coming back, facts recorded wrongly."""

from tests.scheme.duty_cases import WorkedCase

JOINED = "wish 2026-05-20 wish=join level=key_stages"
FIRST_LETTER = "contact 2026-05-11 document=L01 channel=letter outcome=sent id=c1"

CASES = (
    # Saying no
    WorkedCase(
        "whoever declined hears of nothing any more",
        on="2026-11-10",
        facts=[FIRST_LETTER, "wish 2026-05-20 wish=decline", "released 2026-11-02"],
        rows=[
            "D1 make_contact_about_outcome none",
            "D1 send_outcome_letter none",
            "D5 send_annual_letter none",
        ],
    ),
    WorkedCase(
        "whoever leaves is owed nothing more but the duties of others and the windows of the law go on",
        on="2026-12-10",
        facts=[
            FIRST_LETTER,
            JOINED,
            "review_opened 2026-12-02 review=p1 kind=parole",
            "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24",
            "wish 2026-12-07 wish=leave",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "D3 get_statement_approved 2027-02-10 superseded",
            "D2 send_review_letter 2026-12-09 superseded",
            "P41 decide 2027-04-07 open",
            "P37 apply_for_public_hearing 2026-12-30 open",
            "D5 send_annual_letter 2027-05-11 superseded",
        ],
    ),
    WorkedCase(
        "whoever rejoins hears again of what happens from then on",
        on="2026-06-08",
        facts=[
            "wish 2026-01-12 wish=join",
            "contact 2026-01-14 document=L03 outcome=sent",
            "wish 2026-03-02 wish=leave",
            "recalled 2026-04-01",
            "wish 2026-05-05 wish=rejoin",
            "released 2026-06-04",
        ],
        rows=[
            "D1 make_contact_about_outcome 2026-06-05 late",
            "D1 send_outcome_letter 2026-06-11 open",
            "D5 send_annual_letter 2027-01-12 kept",
            "D5 send_annual_letter 2027-01-14 superseded",
            "D5 send_annual_letter 2027-01-14 not_open_yet",
        ],
    ),
    WorkedCase(
        "leaving and coming back on one day leaves the person a member",
        on="2026-12-03",
        facts=[
            "wish 2026-01-12 wish=join",
            "wish 2026-12-01 wish=rejoin",
            "wish 2026-12-01 wish=leave",
            "died 2026-12-02",
        ],
        rows=["D1 make_contact_about_outcome 2026-12-03 open", "D1 send_outcome_letter 2026-12-09 open"],
    ),
    WorkedCase(
        "coming back after two silent years makes the letter late but two letters were not missed",
        on="2026-06-08",
        facts=[
            "wish 2023-01-10 wish=join",
            "contact 2023-03-01 outcome=completed channel=phone",
            "wish 2023-09-01 wish=leave",
            "wish 2026-06-01 wish=rejoin",
        ],
        rows=[
            "D5 send_annual_letter 2024-01-10 kept",
            "D5 send_annual_letter 2024-03-01 superseded",
            "D5 send_annual_letter 2024-03-01 late",
            "R88 escalate_two_missed_annual_letters none",
        ],
    ),
    WorkedCase(
        "the call in which somebody leaves keeps the year and begins no other",
        on="2026-10-01",
        facts=[
            FIRST_LETTER,
            JOINED,
            "contact 2026-09-01 channel=phone outcome=completed",
            "wish 2026-09-01 wish=leave",
        ],
        rows=["D5 send_annual_letter 2027-05-11 kept"],
    ),
    WorkedCase(
        "never is the last word of its day",
        on="2026-10-02",
        facts=["wish 2026-09-01 wish=never id=a", "wish 2026-09-01 wish=rejoin id=b", "released 2026-10-01"],
        rows=["D1 make_contact_about_outcome none"],
    ),
    WorkedCase(
        "a change of level alone makes nobody a member and leaves a member one",
        on="2026-10-02",
        facts=[FIRST_LETTER, "wish 2026-05-20 wish=join", "wish 2026-06-01 level=annual"],
        rows=["D5 send_annual_letter 2027-05-11 not_open_yet"],
    ),
    WorkedCase(
        "a level without joining owes no yearly letter",
        on="2026-10-02",
        facts=[FIRST_LETTER, "wish 2026-06-01 level=annual"],
        rows=["D5 send_annual_letter none"],
    ),
    # Facts recorded wrongly
    WorkedCase(
        "what hung on a withdrawn fact is superseded even where it was kept",
        on="2026-06-08",
        facts=["referred 2026-05-01 id=r1", FIRST_LETTER, "withdrawn 2026-06-01 withdraws=r1"],
        rows=["P10 make_first_contact 2026-06-02 superseded"],
    ),
    WorkedCase(
        "a withdrawal that was itself withdrawn counts for nothing",
        on="2026-06-08",
        facts=[
            "referred 2026-05-01 id=r1",
            "withdrawn 2026-06-01 withdraws=r1 id=w1",
            "withdrawn 2026-06-02 withdraws=w1",
        ],
        rows=["P10 make_first_contact 2026-06-02 late"],
    ),
)
