"""Worked cases: hearings of the Parole Board and what follows a decision."""

from tests.scheme.duty_cases import WorkedCase

LIFE = "sentenced 2019-05-07 kind=life"
STANDARD = "sentenced 2024-05-07 kind=imprisonment"
MEMBER = "wish 2020-01-13 wish=join level=key_stages"
OPENED = "review_opened 2026-10-01 review=p1 kind=parole"
LISTED = "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24"
SHORT_NOTICE = "hearing_listed 2026-12-02 review=p1 hearing_on=2026-12-16"
RECALL_REVIEW = "review_opened 2026-10-01 review=p1 kind=recall_review"

CASES = (
    # A hearing
    WorkedCase(
        "a hearing gives every date that hangs on it",
        on="2026-12-02",
        facts=[LIFE, MEMBER, OPENED, LISTED],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 open",
            "D3 get_statement_approved 2027-02-10 open",
            "P33 apply_for_non_disclosure 2027-01-27 open",
            "D4 prepare_non_disclosure_pack 2027-01-13 open",
            "P37 apply_for_public_hearing 2026-12-30 open",
            "P41 decide 2027-04-07 open",
            "P36 choose_if_non_disclosure_refused none",
            "P33 escalate_late_non_disclosure none",
        ],
    ),
    WorkedCase(
        "dates before a hearing step back over easter and its decision steps back over the weekend",
        on="2027-01-11",
        facts=[LIFE, MEMBER, OPENED, "hearing_listed 2027-01-11 review=p1 hearing_on=2027-04-24"],
        rows=[
            "P28 send_statement_to_parole_board 2027-03-25<2027-03-27 open",
            "D3 get_statement_approved 2027-03-11 open",
            "P33 apply_for_non_disclosure 2027-02-26<2027-02-27 open",
            "P37 apply_for_public_hearing 2027-01-29<2027-01-30 open",
            "P41 decide 2027-05-07<2027-05-08 open",
        ],
    ),
    WorkedCase(
        "a hearing at short notice makes the statement late and the windows passed from the first day",
        on="2026-12-02",
        facts=[LIFE, MEMBER, OPENED, SHORT_NOTICE],
        rows=[
            "P28 send_statement_to_parole_board 2026-11-18 late",
            "D3 get_statement_approved 2026-11-04 late",
            "P33 apply_for_non_disclosure 2026-10-21 passed",
            "D4 prepare_non_disclosure_pack 2026-10-07 passed",
            "P37 apply_for_public_hearing 2026-09-23 passed",
        ],
    ),
    WorkedCase(
        "a window nobody used passes after its last day",
        on="2027-01-14",
        facts=[LIFE, MEMBER, OPENED, LISTED],
        rows=[
            "D4 prepare_non_disclosure_pack 2027-01-13 passed",
            "P33 apply_for_non_disclosure 2027-01-27 open",
            "P37 apply_for_public_hearing 2026-12-30 passed",
        ],
    ),
    WorkedCase(
        "a hearing nobody knows the day of hangs nothing on it but its letter",
        on="2026-12-02",
        facts=[LIFE, MEMBER, OPENED, "hearing_listed 2026-12-02 review=p1"],
        rows=["D2 send_hearing_letter 2026-12-09 open", "P28 send_statement_to_parole_board none", "P41 decide none"],
    ),
    WorkedCase(
        "the period for the statement is a setting",
        on="2026-12-02",
        settings={"D3": [35, 5]},
        facts=[LIFE, MEMBER, OPENED, LISTED],
        rows=["P28 send_statement_to_parole_board 2027-02-17 open", "D3 get_statement_approved 2027-02-10 open"],
    ),
    WorkedCase(
        "nobody could ask for a public hearing before the law allowed it",
        on="2026-12-02",
        switches={"SW-PB22": None},
        facts=[LIFE, MEMBER, OPENED, LISTED],
        rows=["P37 apply_for_public_hearing none", "P41 decide 2027-04-07 open"],
    ),
    WorkedCase(
        "a recall review has a statement but no public hearing",
        on="2026-12-02",
        facts=[STANDARD, MEMBER, RECALL_REVIEW, LISTED],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 open",
            "P41 decide 2027-04-07 open",
            "P37 apply_for_public_hearing none",
        ],
    ),
    WorkedCase(
        "a tribunal hearing has no statement to the parole board",
        on="2026-12-02",
        route="B",
        facts=[MEMBER, "review_opened 2026-10-01 review=p1 kind=tribunal", LISTED],
        rows=["P28 send_statement_to_parole_board none", "P41 decide none", "P37 apply_for_public_hearing none"],
    ),
    # The statement
    WorkedCase(
        "a statement sent in time keeps its duty and its approval",
        on="2027-02-12",
        facts=[LIFE, MEMBER, OPENED, LISTED, "submitted 2027-02-10 review=p1 document=R01"],
        rows=["P28 send_statement_to_parole_board 2027-02-24 kept", "D3 get_statement_approved 2027-02-10 kept"],
    ),
    WorkedCase(
        "a statement approved in time and sent late is kept late",
        on="2027-03-01",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "contact 2027-02-09 document=R01 channel=phone outcome=completed",
            "submitted 2027-02-25 review=p1 document=R01",
        ],
        rows=["P28 send_statement_to_parole_board 2027-02-24 kept_late", "D3 get_statement_approved 2027-02-10 kept"],
    ),
    WorkedCase(
        "a report to another review keeps nothing here",
        on="2027-02-12",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "submitted 2027-02-10 review=p2 document=R01",
            "submitted 2027-02-10 review=p1 document=R06",
        ],
        rows=["P28 send_statement_to_parole_board 2027-02-24 open"],
    ),
    # The date moves
    WorkedCase(
        "a deferral without a new date ends what hung on the old one",
        on="2027-01-12",
        facts=[LIFE, MEMBER, OPENED, LISTED, "hearing_deferred 2027-01-11 review=p1"],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "D3 get_statement_approved 2027-02-10 superseded",
            "P33 apply_for_non_disclosure 2027-01-27 superseded",
            "P37 apply_for_public_hearing 2026-12-30 superseded",
            "P41 decide 2027-04-07 superseded",
            "D2 send_hearing_letter 2026-12-09 superseded",
            "D2 send_deferral_letter 2027-01-18 open",
        ],
    ),
    WorkedCase(
        "a hearing moved twice leaves one date standing and every statement sent stays valid",
        on="2027-03-02",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "hearing_deferred 2027-01-11 review=p1 hearing_on=2027-05-12",
            "submitted 2027-02-01 review=p1 document=R01",
            "hearing_listed 2027-03-01 review=p1 hearing_on=2027-06-16",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "P28 send_statement_to_parole_board 2027-04-14 kept",
            "P28 send_statement_to_parole_board 2027-05-19 kept",
            "P41 decide 2027-04-07 superseded",
            "P41 decide 2027-05-26 superseded",
            "P41 decide 2027-06-30 open",
        ],
    ),
    WorkedCase(
        "a statement sent for a later date is valid for an earlier one from the start",
        on="2026-12-15",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "submitted 2026-12-10 review=p1 document=R01",
            "hearing_listed 2026-12-14 review=p1 hearing_on=2027-01-04",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 kept",
            "P28 send_statement_to_parole_board 2026-12-07 kept",
        ],
    ),
    WorkedCase(
        "a notice that repeats the date changes nothing but asks for its letter",
        on="2027-01-12",
        facts=[LIFE, MEMBER, OPENED, LISTED, "hearing_listed 2027-01-11 review=p1 hearing_on=2027-03-24"],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 open",
            "D2 send_hearing_letter 2026-12-09 late",
            "D2 send_hearing_letter 2027-01-18 open",
        ],
    ),
    WorkedCase(
        "a date that comes back is a new date",
        on="2027-01-20",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "hearing_deferred 2027-01-11 review=p1",
            "hearing_listed 2027-01-18 review=p1 hearing_on=2027-03-24",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "P28 send_statement_to_parole_board 2027-02-24 open",
        ],
    ),
    WorkedCase(
        "deferral and new listing learned on one day leave the new date standing",
        on="2027-01-12",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "hearing_listed 2027-01-11 review=p1 hearing_on=2027-05-12",
            "hearing_deferred 2027-01-11 review=p1",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "P28 send_statement_to_parole_board 2027-04-14 open",
        ],
    ),
    WorkedCase(
        "a withdrawn listing gives the old date back",
        on="2027-01-20",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "hearing_listed 2027-01-11 review=p1 hearing_on=2027-05-12 id=wrong",
            "withdrawn 2027-01-18 withdraws=wrong",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 open",
            "P28 send_statement_to_parole_board 2027-04-14 superseded",
            "P41 decide 2027-04-07 open",
            "P41 decide 2027-05-26 superseded",
        ],
    ),
    # Withholding the statement
    WorkedCase(
        "until the victim has chosen what happens on refusal the statement is not sent",
        on="2027-01-12",
        facts=[LIFE, MEMBER, OPENED, LISTED, "non_disclosure_wanted 2027-01-11 review=p1"],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 blocked P36",
            "P36 choose_if_non_disclosure_refused 2027-02-24 open",
            "D4 prepare_non_disclosure_pack 2027-01-13 open",
            "P33 apply_for_non_disclosure 2027-01-27 open",
            "P33 escalate_late_non_disclosure none",
        ],
    ),
    WorkedCase(
        "the choice sets the statement free again",
        on="2027-01-20",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "non_disclosure_wanted 2027-01-11 review=p1",
            "non_disclosure_choice 2027-01-19 review=p1 choice=redact",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 open",
            "P36 choose_if_non_disclosure_refused 2027-02-24 kept",
            "D4 prepare_non_disclosure_pack 2027-01-13 late",
        ],
    ),
    WorkedCase(
        "wanting it after the pack was due makes the pack late and not passed",
        on="2027-01-20",
        facts=[LIFE, MEMBER, OPENED, LISTED, "non_disclosure_wanted 2027-01-20 review=p1"],
        rows=["D4 prepare_non_disclosure_pack 2027-01-13 late", "P33 escalate_late_non_disclosure none"],
    ),
    WorkedCase(
        "wanting it on the last day is in time",
        on="2027-01-27",
        facts=[LIFE, MEMBER, OPENED, LISTED, "non_disclosure_wanted 2027-01-27 review=p1"],
        rows=["P33 apply_for_non_disclosure 2027-01-27 open", "P33 escalate_late_non_disclosure none"],
    ),
    WorkedCase(
        "wanting it after the last day goes to the manager the same day even on a saturday",
        on="2027-01-30",
        facts=[LIFE, MEMBER, OPENED, LISTED, "non_disclosure_wanted 2027-01-30 review=p1"],
        rows=[
            "P33 apply_for_non_disclosure 2027-01-27 passed",
            "P33 escalate_late_non_disclosure 2027-01-30 open",
            "P28 send_statement_to_parole_board 2027-02-24 blocked P36",
        ],
    ),
    WorkedCase(
        "a hearing listed too late for somebody who wants it withheld goes to the manager when it is listed",
        on="2026-12-03",
        facts=[LIFE, MEMBER, OPENED, "non_disclosure_wanted 2026-10-12 review=p1", SHORT_NOTICE],
        rows=["P33 escalate_late_non_disclosure 2026-12-02 late", "D4 prepare_non_disclosure_pack 2026-10-07 late"],
    ),
    WorkedCase(
        "a new date in time takes the escalation back and asks for the choice by the new date",
        on="2027-02-02",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "non_disclosure_wanted 2027-01-30 review=p1",
            "hearing_deferred 2027-02-01 review=p1 hearing_on=2027-05-12",
        ],
        rows=[
            "P33 escalate_late_non_disclosure 2027-01-30 superseded",
            "P36 choose_if_non_disclosure_refused 2027-02-24 superseded",
            "P36 choose_if_non_disclosure_refused 2027-04-14 open",
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "P28 send_statement_to_parole_board 2027-04-14 blocked P36",
        ],
    ),
    WorkedCase(
        "wanting it withheld after a deferral hangs on the new date alone",
        on="2027-01-20",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "hearing_deferred 2027-01-11 review=p1 hearing_on=2027-05-12",
            "non_disclosure_wanted 2027-01-18 review=p1",
        ],
        rows=[
            "P36 choose_if_non_disclosure_refused 2027-04-14 open",
            "D4 prepare_non_disclosure_pack 2027-01-13 superseded",
            "D4 prepare_non_disclosure_pack 2027-03-03 open",
        ],
    ),
    # Hearing in public
    WorkedCase(
        "an application for a public hearing uses the window and asks for the victim's views",
        on="2026-12-23",
        facts=[LIFE, MEMBER, OPENED, LISTED, "public_hearing_applied 2026-12-21 review=p1"],
        rows=[
            "P37 apply_for_public_hearing 2026-12-30 kept",
            "P38 collect_views_on_public_hearing 2026-12-30 open",
        ],
    ),
    WorkedCase(
        "an answer about the public hearing keeps the collecting of views",
        on="2026-12-23",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "public_hearing_applied 2026-12-21 review=p1 id=a1",
            "contact 2026-12-22 channel=phone outcome=completed about=a1",
        ],
        rows=["P38 collect_views_on_public_hearing 2026-12-30 kept"],
    ),
    # What names no review
    WorkedCase(
        "what names no review is about the only one there is",
        on="2026-12-23",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            "hearing_listed 2026-12-02 hearing_on=2027-03-24",
            "non_disclosure_wanted 2026-12-21",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 blocked P36",
            "P36 choose_if_non_disclosure_refused 2027-02-24 open",
        ],
    ),
    WorkedCase(
        "of two reviews a wish that names none holds back both statements, and a choice for one sends only that one",
        on="2026-12-23",
        facts=[
            LIFE,
            MEMBER,
            OPENED,
            LISTED,
            "review_opened 2026-12-02 review=p2 kind=recall_review",
            "hearing_listed 2026-12-02 review=p2 hearing_on=2027-04-28",
            "non_disclosure_wanted 2026-12-21",
            "non_disclosure_choice 2026-12-22 review=p2 choice=accept",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 blocked P36",
            "P28 send_statement_to_parole_board 2027-03-31 open",
        ],
    ),
)
