"""Worked cases: which of several facts counts, the first, the last, or the one of the day. Breaking the rules on purpose found them."""

from tests.scheme.duty_cases import WorkedCase

JOINED = "wish 2026-01-12 wish=join level=annual"
LIFE = "sentenced 2015-03-02 kind=life"
PAROLE = "review_opened 2026-10-01 review=p1 kind=parole"
LISTED = "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24"

CASES = (
    WorkedCase(
        "asked twice not to be shown to the prisoner the first time was in time",
        on="2027-02-11",
        facts=[
            LIFE,
            PAROLE,
            LISTED,
            "non_disclosure_wanted 2026-12-10 review=p1",
            "non_disclosure_wanted 2027-02-10 review=p1",
        ],
        rows=["P33 escalate_late_non_disclosure none"],
    ),
    WorkedCase(
        "a report sent on the day of a meeting is for that meeting and not for the next",
        on="2026-11-20",
        facts=[
            "meeting 2026-11-02 kind=mappa level=2 held_on=2026-12-18",
            "meeting 2026-11-02 kind=mappa level=2 held_on=2026-11-20",
            "submitted 2026-11-20 document=R05",
        ],
        rows=["D17 send_meeting_input 2026-11-13 kept_late", "D17 send_meeting_input 2026-12-11 open"],
    ),
    WorkedCase(
        "the level chosen last is the one that counts",
        on="2026-12-03",
        facts=[LIFE, JOINED, "wish 2026-02-12 wish=join level=key_stages", PAROLE, LISTED],
        rows=["D2 send_hearing_letter 2026-12-09 open"],
        level="release_month",
    ),
    WorkedCase(
        "somebody who says not now and joins again on one day is written to every year",
        on="2026-02-17",
        facts=[JOINED, "wish 2026-02-16 wish=not_now id=b", "wish 2026-02-16 wish=join id=a"],
        rows=["D5 send_annual_letter 2027-01-12 superseded", "D5 send_annual_letter 2027-02-16 not_open_yet"],
    ),
    WorkedCase(
        "preparing begins on the friday on which the saturday half a year before release is learned",
        on="2026-01-16",
        facts=["key_date 2026-01-16 name=release date=2026-07-18 reason=law"],
        rows=["D9 prepare_for_release 2026-01-16<2026-01-17 open"],
    ),
    WorkedCase(
        "a saturday half a year before release learned on that saturday is due on the monday",
        on="2026-01-17",
        facts=["key_date 2026-01-17 name=release date=2026-07-18 reason=law"],
        rows=["D9 prepare_for_release 2026-01-19<2026-01-17 open"],
    ),
    WorkedCase(
        "the last day whose bank holidays are known is still counted",
        on="2026-01-30",
        facts=["key_date 2026-01-30 name=release date=2029-07-01 reason=law"],
        rows=["D9 prepare_for_release 2028-12-29<2028-12-31 open"],
    ),
    WorkedCase(
        "put off to a new day and listed without one on the same day the new day stands",
        on="2026-12-03",
        facts=[
            LIFE,
            PAROLE,
            "hearing_deferred 2026-12-02 review=p1 hearing_on=2027-03-24 id=a",
            "hearing_listed 2026-12-02 review=p1 id=b",
        ],
        rows=["P41 decide 2027-04-07 open"],
    ),
    WorkedCase(
        "after a first decision against it the last one to release is told at every level",
        on="2026-12-04",
        facts=[
            LIFE,
            PAROLE,
            "decision 2026-11-02 review=p1 provided_on=2026-11-02 outcome=no_release",
            "decision 2026-12-03 review=p1 provided_on=2026-12-03 outcome=release",
        ],
        rows=["D1 make_contact_about_outcome 2026-12-04 open", "D1 send_outcome_letter 2026-12-10 open"],
        level="release_month",
    ),
    WorkedCase(
        "a call on the day on which somebody leaves begins no year",
        on="2026-05-13",
        facts=[JOINED, "contact 2026-05-12 channel=phone outcome=completed", "wish 2026-05-12 wish=leave"],
        rows=["D5 send_annual_letter 2027-01-12 kept"],
    ),
    WorkedCase(
        "the first of two contacts in the year keeps the yearly letter in time",
        on="2027-02-18",
        facts=[
            JOINED,
            "contact 2027-01-08 document=L17 channel=letter outcome=sent",
            "contact 2027-01-14 channel=phone outcome=completed",
        ],
        rows=[
            "D5 send_annual_letter 2027-01-12 kept",
            "D5 send_annual_letter 2028-01-07<2028-01-08 kept",
            "D5 send_annual_letter 2028-01-14 not_open_yet",
        ],
    ),
    WorkedCase(
        "a letter that came back counts from nothing though somebody called that day",
        on="2026-06-01",
        facts=[
            JOINED,
            "contact 2026-02-09 document=L17 channel=letter outcome=sent id=letter",
            "contact 2026-02-09 channel=phone outcome=completed",
            "contact 2026-02-13 channel=letter outcome=bounced about=letter",
        ],
        rows=[
            "D5 send_annual_letter 2027-01-12 kept",
            "D5 send_annual_letter 2027-02-09 superseded",
            "D5 send_annual_letter 2027-02-09 not_open_yet",
        ],
    ),
    WorkedCase(
        "a letter and the word that it was delivered are one contact and the year counts from the later",
        on="2026-06-01",
        facts=[
            JOINED,
            "contact 2026-02-09 document=L17 channel=letter outcome=sent id=letter",
            "contact 2026-03-13 channel=letter outcome=delivered about=letter",
        ],
        rows=["D5 send_annual_letter 2027-01-12 kept", "D5 send_annual_letter 2027-03-12<2027-03-13 not_open_yet"],
    ),
)
