"""Worked cases: what follows a decision of the Parole Board."""

from tests.scheme.duty_cases import WorkedCase

LIFE = "sentenced 2019-05-07 kind=life"
STANDARD = "sentenced 2024-05-07 kind=imprisonment"
MEMBER = "wish 2020-01-13 wish=join level=key_stages"
OPENED = "review_opened 2026-10-01 review=p1 kind=parole"
LISTED = "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24"
RECALL_REVIEW = "review_opened 2026-10-01 review=p1 kind=recall_review"
DECIDED = "decision 2026-11-04 review=p1 outcome=release provided_on=2026-11-02"

CASES = (
    # After the decision
    WorkedCase(
        "a provisional decision opens the window to challenge it and not yet the one to set it aside",
        on="2026-11-05",
        facts=[LIFE, MEMBER, OPENED, DECIDED],
        rows=[
            "P43 apply_for_reconsideration 2026-11-23 open",
            "D10 send_reasons_to_reconsideration_team 2026-11-16 open",
            "P48 apply_to_set_aside none",
            "P49 ask_for_summary 2027-04-30<2027-05-02 open",
            "D1 make_contact_about_outcome 2026-11-05 open",
            "D1 send_outcome_letter 2026-11-11 open",
        ],
    ),
    WorkedCase(
        "an unchallenged decision becomes final when its window passes and its set-aside window has gone by",
        on="2026-11-24",
        facts=[LIFE, MEMBER, OPENED, DECIDED],
        rows=["P43 apply_for_reconsideration 2026-11-23 passed", "P48 apply_to_set_aside 2026-11-23 passed"],
    ),
    WorkedCase(
        "a challenged decision is not final",
        on="2026-11-24",
        facts=[LIFE, MEMBER, OPENED, DECIDED, "reconsideration_applied 2026-11-13 review=p1"],
        rows=[
            "P43 apply_for_reconsideration 2026-11-23 kept",
            "P44 answer_reconsideration 2026-11-20 late",
            "P48 apply_to_set_aside none",
        ],
    ),
    WorkedCase(
        "a refused challenge makes the decision final",
        on="2026-11-20",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            DECIDED,
            "reconsideration_applied 2026-11-06 review=p1",
            "reconsideration_decided 2026-11-19 review=p1 outcome=refused",
        ],
        rows=[
            "P48 apply_to_set_aside 2026-11-23 open",
            "P44 answer_reconsideration 2026-11-13 superseded",
            "D10 send_reasons_to_reconsideration_team 2026-11-16 superseded",
        ],
    ),
    WorkedCase(
        "a challenge learned after the window had closed does not open it again",
        on="2026-12-02",
        facts=[LIFE, MEMBER, OPENED, DECIDED, "reconsideration_applied 2026-11-24 review=p1"],
        rows=[
            "P43 apply_for_reconsideration 2026-11-23 passed",
            "P44 answer_reconsideration 2026-12-01 late",
            "P48 apply_to_set_aside 2026-11-23 passed",
        ],
    ),
    WorkedCase(
        "a granted challenge leaves nothing final",
        on="2026-12-20",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            DECIDED,
            "reconsideration_applied 2026-11-06 review=p1",
            "reconsideration_decided 2026-11-19 review=p1 outcome=granted",
        ],
        rows=["P48 apply_to_set_aside none", "P43 apply_for_reconsideration 2026-11-23 kept"],
    ),
    WorkedCase(
        "the decision on the recall of a standard sentence is final at once",
        on="2026-11-05",
        facts=[STANDARD, MEMBER, RECALL_REVIEW, DECIDED],
        rows=[
            "P43 apply_for_reconsideration none",
            "D10 send_reasons_to_reconsideration_team none",
            "P48 apply_to_set_aside 2026-11-23 open",
        ],
    ),
    WorkedCase(
        "the recall of an extended sentence is decided provisionally whatever came after it",
        on="2026-11-05",
        facts=[STANDARD, MEMBER, "recalled 2026-09-01 sentence=extended", RECALL_REVIEW, DECIDED],
        rows=["P43 apply_for_reconsideration 2026-11-23 open", "P48 apply_to_set_aside none"],
    ),
    WorkedCase(
        "advice on open conditions is never provisional",
        on="2026-11-05",
        facts=[LIFE, MEMBER, OPENED, "decision 2026-11-04 review=p1 outcome=open_conditions provided_on=2026-11-02"],
        rows=["P43 apply_for_reconsideration none", "P48 apply_to_set_aside 2026-11-23 open"],
    ),
    WorkedCase(
        "what the review says of reconsideration goes before what the sentence says",
        on="2026-11-05",
        facts=[
            STANDARD,
            MEMBER,
            "review_opened 2026-10-01 review=p1 kind=parole reconsiderable=true",
            DECIDED,
        ],
        rows=["P43 apply_for_reconsideration 2026-11-23 open"],
    ),
    WorkedCase(
        "a set-aside window is used by an application",
        on="2026-11-20",
        facts=[STANDARD, MEMBER, RECALL_REVIEW, DECIDED, "set_aside_applied 2026-11-16 review=p1"],
        rows=["P48 apply_to_set_aside 2026-11-23 kept"],
    ),
    WorkedCase(
        "the summary may be asked for until six months clamped to the end of the month",
        on="2027-03-01",
        facts=[LIFE, MEMBER, OPENED, "decision 2026-08-31 review=p1 outcome=no_release"],
        rows=["P49 ask_for_summary 2027-02-26<2027-02-28 passed"],
    ),
    WorkedCase(
        "a decision keeps the board's duty and ends what was still to be sent",
        on="2027-04-20",
        facts=[LIFE, MEMBER, OPENED, LISTED, "decision 2027-04-12 review=p1 outcome=no_release provided_on=2027-04-07"],
        rows=[
            "P41 decide 2027-04-07 kept",
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "D2 send_review_letter 2026-10-08 superseded",
        ],
    ),
    WorkedCase(
        "a board that has not decided after fourteen days is late",
        on="2027-04-08",
        facts=[LIFE, MEMBER, OPENED, LISTED],
        rows=["P41 decide 2027-04-07 late", "P28 send_statement_to_parole_board 2027-02-24 late"],
    ),
    WorkedCase(
        "a recall during a parole review leaves the review as it is",
        on="2027-01-12",
        facts=[LIFE, MEMBER, OPENED, LISTED, "recalled 2027-01-11 returned_on=2027-01-08"],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 open",
            "D1 make_contact_about_outcome 2027-01-12 open",
            "D1 send_outcome_letter 2027-01-18 open",
        ],
    ),
)
