"""Worked cases: referral, first contact, staying in touch."""

from tests.scheme.duty_cases import WorkedCase

JOINED = "wish 2026-05-20 wish=join level=key_stages"
FIRST_LETTER = "contact 2026-05-11 document=L01 channel=letter outcome=sent id=c1"

CASES = (
    # The sentence and the referral
    WorkedCase(
        "the easter days are not counted after a sentence on maundy thursday week",
        on="2026-04-13",
        facts=["sentenced 2026-03-26 kind=imprisonment"],
        rows=[
            "P9 refer_victim 2026-04-13 open",
            "P106 tell_sentence_outcome 2026-04-07 late",
            "P105 explain_unduly_lenient_window 2026-04-22<2026-04-23 open",
        ],
    ),
    WorkedCase(
        "a referral after its ten working days is kept late and leaves the full time for first contact (R24, R29)",
        on="2026-04-20",
        facts=["sentenced 2026-03-26 kind=imprisonment", "referred 2026-04-14"],
        rows=["P9 refer_victim 2026-04-13 kept_late", "P10 make_first_contact 2026-05-13 open"],
    ),
    WorkedCase(
        "a referral made before the sentence keeps the referral duty from the start",
        on="2026-04-20",
        facts=["sentenced 2026-03-26 kind=imprisonment", "referred 2026-03-20"],
        rows=["P9 refer_victim 2026-04-13 kept", "P10 make_first_contact 2026-04-21 open"],
    ),
    WorkedCase(
        "twenty working days run from the referral across christmas into january, whatever anybody wished (R25, R28)",
        on="2027-01-12",
        facts=["referred 2026-12-10"],
        rows=["P10 make_first_contact 2027-01-12 open"],
    ),
    WorkedCase(
        "first contact is late on the day after its due date",
        on="2027-01-13",
        facts=["referred 2026-12-10"],
        rows=["P10 make_first_contact 2027-01-12 late"],
    ),
    WorkedCase(
        "first contact counts from each referral and not from an old sentence",
        on="2026-11-20",
        facts=["sentenced 2019-05-07 kind=imprisonment", "referred 2026-11-02"],
        rows=["P10 make_first_contact 2026-11-30 open", "P9 refer_victim 2019-05-21 kept_late"],
    ),
    WorkedCase(
        "the safe date for an unduly lenient sentence is the working day on or before day 27",
        on="2026-06-26",
        facts=["sentenced 2026-06-01 kind=imprisonment"],
        rows=["P105 explain_unduly_lenient_window 2026-06-26<2026-06-29 open"],
    ),
    WorkedCase(
        "between the safe date and the legal date the explanation is late but not yet useless",
        on="2026-06-29",
        facts=["sentenced 2026-06-01 kind=imprisonment"],
        rows=["P105 explain_unduly_lenient_window 2026-06-26<2026-06-29 late"],
    ),
    WorkedCase(
        "after 28 days the window for an unduly lenient sentence has passed",
        on="2026-06-30",
        facts=["sentenced 2026-06-01 kind=imprisonment"],
        rows=["P105 explain_unduly_lenient_window 2026-06-26<2026-06-29 passed"],
    ),
    WorkedCase(
        "an explanation after the window has closed does not keep it",
        on="2026-07-10",
        facts=["sentenced 2026-06-01 kind=imprisonment", "contact 2026-07-01 document=L05 outcome=sent"],
        rows=["P105 explain_unduly_lenient_window 2026-06-26<2026-06-29 passed"],
    ),
    WorkedCase(
        "the letter that explains the sentence keeps the explanation of the window",
        on="2026-07-10",
        facts=["sentenced 2026-06-01 kind=imprisonment", "contact 2026-06-10 document=L05 outcome=sent"],
        rows=["P105 explain_unduly_lenient_window 2026-06-26<2026-06-29 kept"],
    ),
    WorkedCase(
        "a short sentence is followed by contact on the working day on or before day 15 and by the referral clock",
        on="2026-06-02",
        route="vns",
        facts=[
            "sentenced 2026-05-15 kind=imprisonment",
            "referred 2026-05-18",
            "contact 2026-06-01 document=L01 outcome=sent",
        ],
        rows=["P20 make_first_contact 2026-05-29<2026-05-30 kept_late", "P10 make_first_contact 2026-06-16 kept"],
    ),
    WorkedCase(
        "a longer sentence has no contact clock of 15 days",
        on="2026-06-02",
        facts=["sentenced 2026-05-15 kind=imprisonment"],
        rows=["P20 make_first_contact none"],
    ),
    # First and second contact
    WorkedCase(
        "a letter that came back keeps nothing and calls for a phone call on the next working day",
        on="2026-05-11",
        facts=[
            "referred 2026-04-14",
            "contact 2026-05-05 document=L01 outcome=sent id=c1",
            "contact 2026-05-08 document=L01 outcome=bounced about=c1",
        ],
        rows=[
            "P10 make_first_contact 2026-05-13 open",
            "D18 phone_after_bounce 2026-05-11 open",
            "D6 make_second_contact 2026-06-03 superseded",
        ],
    ),
    WorkedCase(
        "the call after a bounce is the first contact and starts the clock for the second",
        on="2026-05-14",
        facts=[
            "referred 2026-04-14",
            "contact 2026-05-05 document=L01 outcome=sent id=c1",
            "contact 2026-05-08 document=L01 outcome=bounced about=c1",
            "contact 2026-05-12 channel=phone outcome=completed about=c1",
        ],
        rows=[
            "P10 make_first_contact 2026-05-13 kept",
            "D18 phone_after_bounce 2026-05-11 kept_late",
            "D6 make_second_contact 2026-06-03 superseded",
            "D6 make_second_contact 2026-06-10 open",
        ],
    ),
    WorkedCase(
        "a call that failed calls for another call",
        on="2026-12-29",
        facts=["referred 2026-12-10", "contact 2026-12-24 channel=phone outcome=failed"],
        rows=["P10 make_first_contact 2027-01-12 open", "D18 phone_after_bounce 2026-12-29 open"],
    ),
    WorkedCase(
        "a delivery receipt is no second contact",
        on="2026-06-09",
        facts=["referred 2026-05-01", FIRST_LETTER, "contact 2026-05-13 outcome=delivered about=c1"],
        rows=["D6 make_second_contact 2026-06-09 open", "D6 close_as_no_response none"],
    ),
    WorkedCase(
        "the second contact keeps its duty and begins the last wait",
        on="2026-07-08",
        facts=["referred 2026-05-01", FIRST_LETTER, "contact 2026-06-09 document=L02 outcome=sent"],
        rows=["D6 make_second_contact 2026-06-09 kept", "D6 close_as_no_response 2026-07-07 late"],
    ),
    WorkedCase(
        "the closing letter keeps closing as no response",
        on="2026-07-08",
        facts=[
            "referred 2026-05-01",
            FIRST_LETTER,
            "contact 2026-06-09 document=L02 outcome=sent",
            "contact 2026-07-07 document=L28 outcome=sent",
        ],
        rows=["D6 close_as_no_response 2026-07-07 kept"],
    ),
    WorkedCase(
        "nobody who answered is chased",
        on="2026-07-08",
        facts=["referred 2026-05-01", FIRST_LETTER, "wish 2026-05-20 wish=not_now"],
        rows=["D6 make_second_contact 2026-06-09 superseded", "D6 close_as_no_response none"],
    ),
    WorkedCase(
        "a wish shows that the first contact was made",
        on="2026-07-08",
        facts=["referred 2026-05-01", JOINED],
        rows=["P10 make_first_contact 2026-06-02 kept", "D6 make_second_contact none"],
    ),
    WorkedCase(
        "a third offer begins no other wait",
        on="2026-08-03",
        facts=[
            "referred 2026-05-01",
            FIRST_LETTER,
            "contact 2026-06-09 document=L02 outcome=sent",
            "contact 2026-07-01 channel=visit outcome=completed",
            "contact 2026-07-20 document=L02 outcome=sent",
        ],
        rows=["D6 make_second_contact 2026-06-09 kept", "D6 close_as_no_response 2026-07-07 late"],
    ),
    # The year
    WorkedCase(
        "the yearly letter counts from the last contact that got through and opens twenty working days before",
        on="2025-01-30",
        facts=["wish 2024-02-20 wish=join", "contact 2024-02-29 document=L03 outcome=delivered"],
        rows=["D5 send_annual_letter 2025-02-20 kept", "D5 send_annual_letter 2025-02-28 not_open_yet"],
    ),
    WorkedCase(
        "the yearly letter opens on its day",
        on="2025-01-31",
        facts=["contact 2024-02-29 document=L01 outcome=delivered", "wish 2024-03-05 wish=join"],
        rows=["D5 send_annual_letter 2025-02-28 open"],
    ),
    WorkedCase(
        "a yearly letter nobody sent is late",
        on="2025-03-03",
        facts=["contact 2024-02-29 document=L01 outcome=delivered", "wish 2024-03-05 wish=join"],
        rows=["D5 send_annual_letter 2025-02-28 late", "R88 escalate_two_missed_annual_letters none"],
    ),
    WorkedCase(
        "two years without a letter go to the manager on the working day on or before the day",
        on="2026-02-27",
        facts=["contact 2024-02-29 document=L01 outcome=delivered", "wish 2024-03-05 wish=join"],
        rows=[
            "D5 send_annual_letter 2025-02-28 late",
            "R88 escalate_two_missed_annual_letters 2026-02-27<2026-02-28 open",
        ],
    ),
    WorkedCase(
        "before the two years are over nothing goes to the manager",
        on="2026-02-26",
        facts=["contact 2024-02-29 document=L01 outcome=delivered", "wish 2024-03-05 wish=join"],
        rows=["R88 escalate_two_missed_annual_letters none"],
    ),
    WorkedCase(
        "a contact after two silent years keeps letter and escalation late and starts a new year",
        on="2026-03-10",
        facts=[
            "contact 2024-02-29 document=L01 outcome=delivered",
            "wish 2024-03-05 wish=join",
            "contact 2026-03-09 document=L06 outcome=sent",
        ],
        rows=[
            "D5 send_annual_letter 2025-02-28 kept_late",
            "D5 send_annual_letter 2027-03-09 not_open_yet",
            "R88 escalate_two_missed_annual_letters 2026-02-27<2026-02-28 kept_late",
        ],
    ),
    WorkedCase(
        "any contact that got through restarts the year and one that failed does not",
        on="2026-10-01",
        facts=[
            FIRST_LETTER,
            JOINED,
            "contact 2026-07-06 channel=phone outcome=completed",
            "contact 2026-08-03 channel=phone outcome=failed",
            "contact 2026-09-01 document=L07 channel=letter outcome=bounced",
        ],
        rows=["D5 send_annual_letter 2027-05-11 kept", "D5 send_annual_letter 2027-07-06 not_open_yet"],
    ),
    WorkedCase(
        "a letter that seemed to restart the year gives it back when it bounces",
        on="2026-10-01",
        facts=[
            FIRST_LETTER,
            JOINED,
            "contact 2026-07-06 document=L07 outcome=sent id=c2",
            "contact 2026-07-10 outcome=bounced about=c2",
        ],
        rows=["D5 send_annual_letter 2027-05-11 not_open_yet", "D5 send_annual_letter 2027-07-06 superseded"],
    ),
    WorkedCase(
        "a delivery receipt moves the year and does not begin another",
        on="2026-10-01",
        facts=[FIRST_LETTER, JOINED, "contact 2026-05-22 outcome=delivered about=c1"],
        rows=["D5 send_annual_letter 2027-05-21<2027-05-22 not_open_yet"],
    ),
    WorkedCase(
        "a member who chose the release month only gets no yearly letter",
        on="2027-06-01",
        facts=[FIRST_LETTER, "wish 2026-05-20 wish=join level=release_month"],
        rows=["D5 send_annual_letter none", "R88 escalate_two_missed_annual_letters none"],
    ),
    WorkedCase(
        "the level of the last wish that names one goes before the level of the case",
        on="2026-10-01",
        level="release_month",
        facts=[FIRST_LETTER, "wish 2026-05-20 wish=join level=annual", "wish 2026-06-01 wish=join"],
        rows=["D5 send_annual_letter 2027-05-11 not_open_yet"],
    ),
    WorkedCase(
        "choosing less ends the yearly letter and choosing more again begins it",
        on="2026-10-01",
        facts=[
            FIRST_LETTER,
            JOINED,
            "wish 2026-07-01 wish=join level=release_month",
            "wish 2026-09-01 wish=join level=annual",
        ],
        rows=["D5 send_annual_letter 2027-05-11 superseded", "D5 send_annual_letter 2027-05-11 not_open_yet"],
    ),
    WorkedCase(
        "the year is a setting",
        on="2026-10-01",
        settings={"D5": [6, 10]},
        facts=[FIRST_LETTER, JOINED],
        rows=["D5 send_annual_letter 2026-11-11 not_open_yet"],
    ),
    WorkedCase(
        "nobody who has not joined is owed a yearly letter",
        on="2027-06-01",
        facts=[FIRST_LETTER],
        rows=["D5 send_annual_letter none"],
    ),
)
