"""Worked cases from the contract of `explain`, sentence by sentence, worked out with a paper calendar."""

from tests.scheme.duty_cases import WorkedCase

LIFE = "sentenced 2015-03-02 kind=life"
PAROLE = "review_opened 2026-06-01 review=p1 kind=parole"
# A decision given out on Friday 4 December 2026, learned on the Monday: day 21 is Christmas Day.
DECISION = "decision 2026-12-07 review=p1 provided_on=2026-12-04 outcome=release"

CASES = (
    # From the sentence to the first answer
    WorkedCase(
        "christmas and new year stretch every period that begins on the last friday before them",
        on="2026-12-21",
        facts=["sentenced 2026-12-18 kind=imprisonment"],
        rows=[
            "P9 refer_victim 2027-01-06 open",
            "P106 tell_sentence_outcome 2026-12-30 open",
            "P105 explain_unduly_lenient_window 2027-01-14<2027-01-15 open",
        ],
    ),
    WorkedCase(
        "fifteen days that end on good friday leave until the thursday for a first contact after a short sentence (R27)",
        on="2026-04-03",
        facts=["sentenced 2026-03-19 kind=imprisonment", "referred 2026-03-23"],
        rows=["P20 make_first_contact 2026-04-02<2026-04-03 late", "P10 make_first_contact 2026-04-22 open"],
        route="vns",
    ),
    WorkedCase(
        "only the notification scheme counts first contact from the sentence",
        on="2026-04-03",
        facts=["sentenced 2026-03-19 kind=imprisonment", "referred 2026-03-23"],
        rows=["P20 make_first_contact none", "P10 make_first_contact 2026-04-22 open"],
    ),
    WorkedCase(
        "a second offer keeps the chase and begins the wait for closing",
        on="2026-07-01",
        facts=["contact 2026-06-01 document=L01 outcome=sent", "contact 2026-06-29 document=L02 outcome=sent"],
        rows=["D6 make_second_contact 2026-06-29 kept", "D6 close_as_no_response 2026-07-27 open"],
    ),
    WorkedCase(
        "a letter that came back on christmas eve is followed by a call after the holidays",
        on="2026-12-29",
        facts=[
            "contact 2026-12-21 document=L06 outcome=sent id=sent",
            "contact 2026-12-24 outcome=bounced about=sent",
        ],
        rows=["D18 phone_after_bounce 2026-12-29 open"],
    ),
    # Staying in touch
    WorkedCase(
        "a year that begins on a leap day ends on 28 february and opens twenty working days before (R33)",
        on="2025-01-30",
        facts=["wish 2024-02-26 wish=join", "contact 2024-02-29 document=L03 outcome=delivered"],
        rows=["D5 send_annual_letter 2025-02-26 kept", "D5 send_annual_letter 2025-02-28 not_open_yet"],
    ),
    WorkedCase(
        "the yearly letter is open from its twentieth working day before",
        on="2025-01-31",
        facts=["wish 2024-02-26 wish=join", "contact 2024-02-29 document=L03 outcome=delivered"],
        rows=["D5 send_annual_letter 2025-02-26 kept", "D5 send_annual_letter 2025-02-28 open"],
        level="annual",
    ),
    WorkedCase(
        "whoever chose to hear of the release only gets no yearly letter and nobody is told of two missed ones",
        on="2025-06-03",
        facts=["wish 2023-05-25 wish=join level=release_month", "contact 2023-06-01 document=L03 outcome=sent"],
        rows=["D5 send_annual_letter none", "R88 escalate_two_missed_annual_letters none"],
    ),
    WorkedCase(
        "two years to a sunday without a contact that got through reach a manager on the friday (P18)",
        on="2025-06-03",
        facts=[
            "wish 2023-05-25 wish=join level=annual",
            "contact 2023-06-01 document=L03 outcome=sent",
            "contact 2024-05-20 document=L06 outcome=sent id=yearly",
            "contact 2024-05-28 outcome=bounced about=yearly",
        ],
        rows=["R88 escalate_two_missed_annual_letters 2025-05-30<2025-06-01 late"],
    ),
    WorkedCase(
        "the level of the last wish that names one wins over the level of the case and over later wishes (P13)",
        on="2026-12-02",
        facts=[
            "wish 2026-01-05 wish=join level=annual",
            "wish 2026-02-02 wish=leave",
            "wish 2026-03-02 wish=rejoin",
            "review_opened 2026-12-01 review=p1 kind=parole",
            "recalled 2026-12-01",
        ],
        rows=[
            "D2 send_review_letter none",
            "D1 make_contact_about_outcome 2026-12-02 open",
            "D1 send_outcome_letter 2026-12-08 open",
        ],
    ),
    # Hearings
    WorkedCase(
        "good friday pulls the statement to the day before and with it the approval",
        on="2026-12-02",
        facts=[LIFE, PAROLE, "hearing_listed 2026-12-02 review=p1 hearing_on=2027-04-23"],
        rows=[
            "P28 send_statement_to_parole_board 2027-03-25<2027-03-26 open",
            "D3 get_statement_approved 2027-03-11 open",
            "P33 apply_for_non_disclosure 2027-02-26 open",
            "D4 prepare_non_disclosure_pack 2027-02-12 open",
            "P37 apply_for_public_hearing 2027-01-29 open",
            "P41 decide 2027-05-07 open",
        ],
    ),
    WorkedCase(
        "a hearing that moves twice leaves one live row of each kind and keeps what was sent three times (P7)",
        on="2026-10-06",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-06-15 review=p1 hearing_on=2026-10-14",
            "submitted 2026-08-20 review=p1 document=R01",
            "hearing_deferred 2026-09-01 review=p1",
            "hearing_listed 2026-09-21 review=p1 hearing_on=2026-12-09",
            "hearing_listed 2026-10-05 review=p1 hearing_on=2027-01-27",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2026-09-16 kept",
            "P28 send_statement_to_parole_board 2026-11-11 kept",
            "P28 send_statement_to_parole_board 2026-12-30 kept",
            "P41 decide 2026-10-28 superseded",
            "P41 decide 2026-12-23 superseded",
            "P41 decide 2027-02-10 open",
            "P37 apply_for_public_hearing 2026-07-22 superseded",
            "P37 apply_for_public_hearing 2026-09-16 superseded",
            "P37 apply_for_public_hearing 2026-11-04 open",
            "P33 apply_for_non_disclosure 2026-08-19 superseded",
            "P33 apply_for_non_disclosure 2026-10-14 superseded",
            "P33 apply_for_non_disclosure 2026-12-02 open",
        ],
    ),
    WorkedCase(
        "a hearing listed three weeks before makes windows passed and duties late from the first day",
        on="2026-12-02",
        facts=[LIFE, PAROLE, "hearing_listed 2026-12-02 review=p1 hearing_on=2026-12-22"],
        rows=[
            "P28 send_statement_to_parole_board 2026-11-24 late",
            "D3 get_statement_approved 2026-11-10 late",
            "P33 apply_for_non_disclosure 2026-10-27 passed",
            "D4 prepare_non_disclosure_pack 2026-10-13 passed",
            "P37 apply_for_public_hearing 2026-09-29 passed",
            "P41 decide 2027-01-05 open",
        ],
    ),
    WorkedCase(
        "non-disclosure wanted too late makes the pack late, stops the statement and goes to a manager the same day",
        on="2026-12-05",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-02 review=p1 hearing_on=2026-12-22",
            "non_disclosure_wanted 2026-12-05 review=p1",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2026-11-24 blocked P36",
            "P33 apply_for_non_disclosure 2026-10-27 passed",
            "D4 prepare_non_disclosure_pack 2026-10-13 late",
            "P36 choose_if_non_disclosure_refused 2026-11-24 late",
            "P33 escalate_late_non_disclosure 2026-12-05 open",
        ],
    ),
    WorkedCase(
        "wanted on the last day for the application it is no matter for a manager",
        on="2027-01-27",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24",
            "non_disclosure_wanted 2027-01-27 review=p1",
        ],
        rows=[
            "P33 escalate_late_non_disclosure none",
            "P33 apply_for_non_disclosure 2027-01-27 open",
            "D4 prepare_non_disclosure_pack 2027-01-13 late",
        ],
    ),
    WorkedCase(
        "a choice frees the statement whatever was chosen",
        on="2027-02-01",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24",
            "non_disclosure_wanted 2027-01-04 review=p1",
            "non_disclosure_choice 2027-01-29 review=p1 choice=withdraw",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 open",
            "P36 choose_if_non_disclosure_refused 2027-02-24 kept",
        ],
    ),
    WorkedCase(
        "a hearing about a recall may be prepared for but nobody can ask for it to be in public",
        on="2026-12-02",
        facts=[
            "review_opened 2026-11-30 review=r1 kind=recall_review",
            "hearing_listed 2026-12-02 review=r1 hearing_on=2027-03-24",
        ],
        rows=["P37 apply_for_public_hearing none", "P28 send_statement_to_parole_board 2027-02-24 open"],
    ),
    # Decisions
    WorkedCase(
        "the window that ends on christmas day is worked for until christmas eve",
        on="2026-12-08",
        facts=[LIFE, PAROLE, DECISION],
        rows=[
            "P43 apply_for_reconsideration 2026-12-24<2026-12-25 open",
            "D10 send_reasons_to_reconsideration_team 2026-12-18 open",
            "P48 apply_to_set_aside none",
            "P49 ask_for_summary 2027-06-04 open",
            "D1 make_contact_about_outcome 2026-12-08 open",
            "D1 send_outcome_letter 2026-12-14 open",
        ],
    ),
    WorkedCase(
        "when a provisional decision becomes final the time to set it aside has gone by",
        on="2026-12-29",
        facts=[LIFE, PAROLE, DECISION],
        rows=[
            "P43 apply_for_reconsideration 2026-12-24<2026-12-25 passed",
            "P48 apply_to_set_aside 2026-12-24<2026-12-25 passed",
            "D10 send_reasons_to_reconsideration_team 2026-12-18 late",
        ],
    ),
    WorkedCase(
        "seven days for an answer that end on a bank holiday are worked for until the thursday before",
        on="2026-12-22",
        facts=[LIFE, PAROLE, DECISION, "reconsideration_applied 2026-12-21 review=p1"],
        rows=[
            "P44 answer_reconsideration 2026-12-24<2026-12-28 open",
            "P43 apply_for_reconsideration 2026-12-24<2026-12-25 kept",
        ],
    ),
    WorkedCase(
        "after a recall the sentence recalled from says whether the decision is provisional: life is",
        on="2026-12-08",
        facts=[
            "sentenced 2012-03-05 kind=imprisonment",
            "recalled 2026-06-01 sentence=life",
            "review_opened 2026-06-08 review=p1 kind=recall_review",
            DECISION,
        ],
        rows=["P43 apply_for_reconsideration 2026-12-24<2026-12-25 open", "P48 apply_to_set_aside none"],
    ),
    WorkedCase(
        "after a recall from a standard sentence the decision is final at once (P45)",
        on="2026-12-08",
        facts=[
            "sentenced 2022-03-07 kind=imprisonment",
            "recalled 2026-06-01 sentence=imprisonment",
            "review_opened 2026-06-08 review=p1 kind=recall_review",
            DECISION,
        ],
        rows=[
            "P43 apply_for_reconsideration none",
            "D10 send_reasons_to_reconsideration_team none",
            "P48 apply_to_set_aside 2026-12-24<2026-12-25 open",
        ],
    ),
    WorkedCase(
        "what the review says of reconsideration wins over the sentence: not for a life sentence",
        on="2026-12-08",
        facts=[LIFE, "review_opened 2026-06-01 review=p1 kind=parole reconsiderable=false", DECISION],
        rows=["P43 apply_for_reconsideration none", "P48 apply_to_set_aside 2026-12-24<2026-12-25 open"],
    ),
    WorkedCase(
        "what the review says of reconsideration wins over the sentence: for a standard one",
        on="2026-12-08",
        facts=[
            "sentenced 2022-03-07 kind=imprisonment",
            "review_opened 2026-06-01 review=p1 kind=parole reconsiderable=true",
            DECISION,
        ],
        rows=["P43 apply_for_reconsideration 2026-12-24<2026-12-25 open", "P48 apply_to_set_aside none"],
    ),
    # A window that the law closed stays closed
    WorkedCase(
        "windows closed before the decision have passed, and what was still open ends with it",
        on="2027-03-12",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-11-23 review=p1 hearing_on=2027-05-04",
            "decision 2027-03-11 review=p1 outcome=no_release",
        ],
        rows=[
            "P37 apply_for_public_hearing 2027-02-09 passed",
            "P33 apply_for_non_disclosure 2027-03-09 passed",
            "D4 prepare_non_disclosure_pack 2027-02-23 passed",
            "P28 send_statement_to_parole_board 2027-04-06 superseded",
        ],
    ),
    WorkedCase(
        "a window open on the day of the decision ends with it",
        on="2027-03-12",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-11-23 review=p1 hearing_on=2027-05-06",
            "decision 2027-03-11 review=p1 outcome=no_release",
        ],
        rows=["P33 apply_for_non_disclosure 2027-03-11 superseded"],
    ),
    WorkedCase(
        "a new hearing date ends the windows of the old one, closed or not (P7)",
        on="2027-03-12",
        facts=[
            LIFE,
            PAROLE,
            "hearing_listed 2026-11-23 review=p1 hearing_on=2027-05-04",
            "hearing_deferred 2027-03-11 review=p1",
        ],
        rows=[
            "P37 apply_for_public_hearing 2027-02-09 superseded",
            "P33 apply_for_non_disclosure 2027-03-09 superseded",
        ],
    ),
    WorkedCase(
        "the window for a lenient sentence had passed when the person left the scheme",
        on="2026-11-02",
        facts=[
            "sentenced 2026-04-02 kind=life",
            "wish 2026-04-20 wish=join level=key_stages",
            "wish 2026-11-01 wish=leave",
        ],
        rows=["P105 explain_unduly_lenient_window 2026-04-29<2026-04-30 passed"],
    ),
)
