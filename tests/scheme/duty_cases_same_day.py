"""Worked cases: what happens on one and the same day, and the last day of a period. Breaking the rules on purpose found them."""

from tests.scheme.duty_cases import WorkedCase

JOINED = "wish 2026-01-12 wish=join level=key_stages"
LIFE = "sentenced 2015-03-02 kind=life"
PAROLE = "review_opened 2026-06-01 review=p1 kind=parole"

CASES = (
    # Proof of the same day
    WorkedCase(
        "a letter and a call of the day itself tell of a release",
        on="2026-12-02",
        facts=[
            "released 2026-12-01",
            "contact 2026-12-01 document=L17 channel=letter outcome=sent",
            "contact 2026-12-01 channel=phone outcome=completed",
        ],
        rows=["D1 send_outcome_letter 2026-12-08 kept", "D1 make_contact_about_outcome 2026-12-02 kept"],
    ),
    WorkedCase(
        "a letter about the release that was acknowledged is contact about it",
        on="2026-12-03",
        facts=["released 2026-12-01", "contact 2026-12-02 document=L17 channel=portal outcome=acknowledged"],
        rows=["D1 make_contact_about_outcome 2026-12-02 kept"],
    ),
    WorkedCase(
        "a letter about something else that was acknowledged is not",
        on="2026-12-03",
        facts=["released 2026-12-01", "contact 2026-12-02 document=L10 channel=portal outcome=acknowledged"],
        rows=["D1 make_contact_about_outcome 2026-12-02 late"],
    ),
    WorkedCase(
        "an answer on the day of the question counts, to a consultation as to a request",
        on="2026-12-02",
        facts=[
            "consulted 2026-12-01 kind=hdc id=asked",
            "contact 2026-12-01 channel=phone outcome=completed about=asked",
            "condition_requested 2026-12-01 request=c1",
            "condition_confirmed 2026-12-01 request=c1",
        ],
        rows=["P70 collect_views_on_hdc 2026-12-15 kept", "D7 acknowledge_request 2026-12-08 kept"],
    ),
    WorkedCase(
        "a call on the day a letter came back reaches the person",
        on="2026-12-02",
        facts=[
            "contact 2026-11-30 document=L06 channel=letter outcome=sent id=letter",
            "contact 2026-12-01 outcome=bounced about=letter",
            "contact 2026-12-01 channel=phone outcome=completed",
        ],
        rows=["D18 phone_after_bounce 2026-12-02 kept"],
    ),
    WorkedCase(
        "an offer or a wish of the day of the referral is first contact",
        on="2026-12-02",
        facts=["referred 2026-12-01", "contact 2026-12-01 channel=phone outcome=completed"],
        rows=["P10 make_first_contact 2026-12-31 kept", "D6 make_second_contact 2026-12-31 open"],
    ),
    WorkedCase(
        "a wish of the day of the referral is too",
        on="2026-12-02",
        facts=["referred 2026-12-01", "wish 2026-12-01 wish=join"],
        rows=["P10 make_first_contact 2026-12-31 kept"],
    ),
    WorkedCase(
        "an offer and the answer to it on one day leave nothing to chase",
        on="2026-12-02",
        facts=["contact 2026-12-01 document=L01 channel=visit outcome=completed", "wish 2026-12-01 wish=join"],
        rows=["D6 make_second_contact none"],
    ),
    WorkedCase(
        "two offers on one day are two",
        on="2026-12-02",
        facts=[
            "contact 2026-12-01 document=L01 outcome=sent id=a",
            "contact 2026-12-01 document=L02 outcome=sent id=b",
        ],
        rows=["D6 make_second_contact 2026-12-31 kept", "D6 close_as_no_response 2026-12-31 open"],
    ),
    # The last day
    WorkedCase(
        "an application on the last day of its window is in time",
        on="2026-12-29",
        facts=[
            LIFE,
            PAROLE,
            "decision 2026-12-07 review=p1 provided_on=2026-12-04 outcome=release",
            "reconsideration_applied 2026-12-25 review=p1",
        ],
        rows=["P43 apply_for_reconsideration 2026-12-24<2026-12-25 kept_late", "P48 apply_to_set_aside none"],
    ),
    WorkedCase(
        "one of the day after is not, and the decision is final",
        on="2026-12-29",
        facts=[
            LIFE,
            PAROLE,
            "decision 2026-12-07 review=p1 provided_on=2026-12-04 outcome=release",
            "reconsideration_applied 2026-12-26 review=p1",
        ],
        rows=[
            "P43 apply_for_reconsideration 2026-12-24<2026-12-25 passed",
            "P48 apply_to_set_aside 2026-12-24<2026-12-25 passed",
        ],
    ),
    WorkedCase(
        "what is done on the day a late duty arose is kept late",
        on="2026-12-03",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-02 review=p1 hearing_on=2026-12-22",
            "submitted 2026-12-02 review=p1 document=R01",
        ],
        rows=["P28 send_statement_to_parole_board 2026-11-24 kept_late"],
    ),
    WorkedCase(
        "work for a date that begins on the day it was learned is due that day",
        on="2026-11-03",
        facts=["key_date 2026-11-02 name=release date=2027-05-03", "key_date 2026-11-02 name=tariff date=2027-05-31"],
        rows=["D9 prepare_for_release 2026-11-02 late", "D9 check_parole_opening 2026-11-02 late"],
    ),
    WorkedCase(
        "a release on the day it was learned is still prepared for, one that had been is not",
        on="2026-11-02",
        facts=["key_date 2026-11-02 name=release date=2026-11-02"],
        rows=["D9 prepare_for_release 2026-11-02 open"],
    ),
    WorkedCase(
        "a tariff that had run out when it was learned is looked at on that day",
        on="2026-11-02",
        facts=["key_date 2026-11-02 name=tariff date=2026-10-30"],
        rows=["D9 check_parole_opening 2026-11-02 open"],
    ),
    WorkedCase(
        "a review that was decided on the day a new eligibility date was learned is not the one to come",
        on="2026-11-03",
        facts=[PAROLE, "decision 2026-11-02 review=p1", "key_date 2026-11-02 name=parole_eligibility date=2028-11-01"],
        rows=["D9 check_parole_opening 2028-04-05 open"],
    ),
    # Wishes, levels and sentences of the day
    WorkedCase(
        "the level and the sentence of the day itself count for what is learned on it",
        on="2026-12-02",
        facts=[
            "sentenced 2026-12-01 kind=life",
            "wish 2026-12-01 wish=join level=annual",
            "review_opened 2026-12-01 review=p1 kind=parole",
            "decision 2026-12-01 review=p1 outcome=no_release",
        ],
        rows=[
            "D2 send_review_letter none",
            "D1 send_outcome_letter none",
            "P43 apply_for_reconsideration 2026-12-22 open",
        ],
    ),
    WorkedCase(
        "a recall of the day of the decision names the sentence the decision is about",
        on="2026-12-02",
        facts=[
            "sentenced 2022-03-07 kind=imprisonment",
            "recalled 2026-12-01 sentence=life",
            "review_opened 2026-12-01 review=p1 kind=recall_review",
            "decision 2026-12-01 review=p1 outcome=no_release",
        ],
        rows=["P43 apply_for_reconsideration 2026-12-22 open"],
    ),
    WorkedCase(
        "a decision of the day of the listing is the decision after that hearing",
        on="2026-12-02",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-01 review=p1 hearing_on=2026-12-01",
            "decision 2026-12-01 review=p1 outcome=no_release",
        ],
        rows=["P41 decide 2026-12-15 kept"],
    ),
    WorkedCase(
        "who refused on the day something happened had refused when it was learned: nothing hangs on them",
        on="2026-12-02",
        facts=[JOINED, "recalled 2026-12-01", "wish 2026-12-01 wish=leave"],
        rows=["D1 make_contact_about_outcome none"],
    ),
    # Non-disclosure
    WorkedCase(
        "the separate document is the pack, the report is not",
        on="2027-01-04",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24",
            "non_disclosure_wanted 2026-12-07 review=p1",
            "submitted 2026-12-10 review=p1 document=R01",
            "submitted 2026-12-14 review=p1 document=R01-B id=pack",
        ],
        rows=["D4 prepare_non_disclosure_pack 2027-01-13 kept"],
    ),
    WorkedCase(
        "the report alone is no pack",
        on="2027-01-14",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24",
            "non_disclosure_wanted 2026-12-07 review=p1",
            "submitted 2026-12-10 review=p1 document=R01",
        ],
        rows=["D4 prepare_non_disclosure_pack 2027-01-13 late"],
    ),
    WorkedCase(
        "wanted on the day the hearing was put off it was wanted for both",
        on="2027-01-11",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24",
            "hearing_deferred 2027-01-11 review=p1 hearing_on=2027-05-12",
            "non_disclosure_wanted 2027-01-11 review=p1",
        ],
        rows=[
            "P36 choose_if_non_disclosure_refused 2027-02-24 superseded",
            "P36 choose_if_non_disclosure_refused 2027-04-14 open",
        ],
    ),
    WorkedCase(
        "wanted twice, the choice made since the last time counts",
        on="2027-02-01",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24",
            "non_disclosure_wanted 2026-12-07 review=p1",
            "non_disclosure_choice 2026-12-09 review=p1 choice=accept",
            "non_disclosure_wanted 2027-01-11 review=p1",
        ],
        rows=[
            "P36 choose_if_non_disclosure_refused 2027-02-24 open",
            "P28 send_statement_to_parole_board 2027-02-24 blocked P36",
        ],
    ),
    # Discharges
    WorkedCase(
        "a discharge carries out the last decision to discharge that came before it or on its day",
        on="2026-12-14",
        facts=[
            "decision 2026-06-01 review=t1 outcome=conditional_discharge",
            "decision 2026-12-11 review=t2 outcome=absolute_discharge",
            "discharged 2026-12-11",
        ],
        rows=["D11 send_closure_letter 2026-12-29 open"],
        route="B",
    ),
    WorkedCase(
        "not the one before that",
        on="2026-12-14",
        facts=[
            "decision 2026-06-01 review=t1 outcome=absolute_discharge",
            "decision 2026-12-01 review=t2 outcome=conditional_discharge",
            "discharged 2026-12-11",
        ],
        rows=["D11 send_closure_letter none"],
        route="B",
    ),
    WorkedCase(
        "a decision that was learned only later says what a discharge was",
        on="2026-12-14",
        facts=["discharged 2026-12-09", "decision 2026-12-11 review=t1 outcome=absolute_discharge"],
        rows=["D11 send_closure_letter 2026-12-23 open"],
        route="B",
    ),
    # Conditions and licences
    WorkedCase(
        "a condition decided on the day the licence was known had its row, and it is kept",
        on="2026-12-02",
        facts=[
            "condition_requested 2026-11-02 request=c1",
            "condition_decided 2026-12-01 request=c1 outcome=granted",
            "licence_starts 2026-12-01 date=2026-12-26",
        ],
        rows=["P64 get_conditions_confirmed 2026-12-18 kept", "P62 hard_stop 2026-12-22 kept"],
    ),
    WorkedCase(
        "a request of the day the start was moved hangs on both starts, and a start that is repeated moves nothing",
        on="2026-12-02",
        facts=[
            "licence_starts 2026-11-02 date=2026-12-26",
            "licence_starts 2026-11-09 date=2026-12-26",
            "licence_starts 2026-12-01 date=2027-02-17",
            "condition_requested 2026-12-01 request=c1",
        ],
        rows=["P62 hard_stop 2026-12-22 superseded", "P62 hard_stop 2027-02-15 open"],
    ),
    # Meetings
    WorkedCase(
        "input sent on the day of the notice, for a meeting of that very day, is input for it",
        on="2026-12-02",
        facts=["meeting 2026-12-01 kind=mappa level=2 held_on=2026-12-01", "submitted 2026-12-01 document=R05"],
        rows=["D17 send_meeting_input 2026-11-24 kept_late"],
    ),
    # Asking again
    WorkedCase(
        "a point of the day of the next answer had come, and one of the day of the no had not been waited for",
        on="2026-12-02",
        facts=[
            "review_opened 2026-01-12 review=p0 kind=parole",
            "wish 2026-01-12 wish=decline ask_again_at=[parole,before_release]",
            "review_opened 2026-06-01 review=p1 kind=parole",
            "wish 2026-06-01 wish=not_now",
        ],
        rows=["P14 offer_scheme_again 2026-06-08 superseded"],
    ),
    WorkedCase(
        "a release date that was replaced on the day of the no is not counted back from",
        on="2026-12-02",
        facts=[
            "key_date 2025-01-06 name=release date=2026-12-31",
            "key_date 2026-01-12 name=release date=2028-03-31",
            "wish 2026-01-12 wish=decline ask_again_at=[before_release]",
        ],
        rows=["P14 offer_scheme_again 2027-10-07 not_open_yet"],
    ),
    WorkedCase(
        "a talk on the very day it may be asked keeps it",
        on="2026-12-02",
        facts=[
            "wish 2026-01-12 wish=not_now ask_again_on=2026-06-01",
            "contact 2026-06-01 channel=phone outcome=completed",
        ],
        rows=["P14 offer_scheme_again 2026-06-08 kept"],
    ),
    # Years
    WorkedCase(
        "who joined a year ago after a long silence has missed two letters on that day and not before",
        on="2026-01-12",
        facts=["contact 2023-06-01 channel=phone outcome=completed", "wish 2025-01-12 wish=join level=annual"],
        rows=["R88 escalate_two_missed_annual_letters 2026-01-12 open"],
    ),
    WorkedCase(
        "the day before nobody is told yet",
        on="2026-01-11",
        facts=["contact 2023-06-01 channel=phone outcome=completed", "wish 2025-01-12 wish=join level=annual"],
        rows=["R88 escalate_two_missed_annual_letters none"],
    ),
    WorkedCase(
        "a contact on the day two years are over still prevents it",
        on="2026-06-02",
        facts=[
            "wish 2024-05-01 wish=join level=annual",
            "contact 2024-06-01 channel=phone outcome=completed",
            "contact 2026-06-01 channel=phone outcome=completed",
        ],
        rows=["R88 escalate_two_missed_annual_letters none"],
    ),
    WorkedCase(
        "a contact on the day of joining is the one the year counts from",
        on="2026-12-02",
        facts=["contact 2026-05-04 channel=phone outcome=completed", "wish 2026-05-04 wish=join level=annual"],
        rows=["D5 send_annual_letter 2027-05-04 not_open_yet"],
    ),
    WorkedCase(
        "two contacts of one day begin one year",
        on="2026-12-02",
        facts=[
            "wish 2026-05-04 wish=join level=annual",
            "contact 2026-06-01 channel=phone outcome=completed id=a",
            "contact 2026-06-01 document=L07 channel=letter outcome=sent id=b",
        ],
        rows=["D5 send_annual_letter 2027-05-04 kept", "D5 send_annual_letter 2027-06-01 not_open_yet"],
    ),
    WorkedCase(
        "the receipt of a letter moves its own year and begins no other",
        on="2026-12-02",
        facts=[
            "wish 2026-05-04 wish=join level=annual",
            "contact 2026-06-01 document=L07 channel=letter outcome=sent id=letter",
            "contact 2026-06-10 outcome=delivered about=letter",
        ],
        rows=["D5 send_annual_letter 2027-05-04 kept", "D5 send_annual_letter 2027-06-10 not_open_yet"],
    ),
)
