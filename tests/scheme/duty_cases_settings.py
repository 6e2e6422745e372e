"""Worked cases with every local period overridden, worked out with a paper calendar (D1 to D17, T20)."""

from tests.scheme.duty_cases import WorkedCase

LIFE = "sentenced 2015-03-02 kind=life"
JOINED = "wish 2026-05-20 wish=join level=key_stages"
PAROLE = "review_opened 2026-06-01 review=p1 kind=parole"
# A decision given out on Friday 4 December 2026, learned on the Monday: day 21 is Christmas Day.
DECISION = "decision 2026-12-07 review=p1 provided_on=2026-12-04 outcome=release"

CASES = (
    # Every setting, overridden
    WorkedCase(
        "the settings of outcomes and reviews are the askers",
        on="2026-12-01",
        facts=["released 2026-12-01", "review_opened 2026-12-01 review=p2 kind=parole", "sentence_ended 2026-12-01"],
        rows=[
            "D1 make_contact_about_outcome 2026-12-03 open",
            "D1 send_outcome_letter 2026-12-10 open",
            "D2 send_review_letter 2026-12-04 superseded",
            "D11 send_closure_letter 2026-12-08 open",
        ],
        settings={"D1": [2, 7], "D2": 3, "D11": 5},
    ),
    WorkedCase(
        "the settings of hearings and windows are the askers",
        on="2026-12-08",
        facts=[LIFE, "hearing_listed 2026-12-02 review=p2 hearing_on=2027-03-24", PAROLE, DECISION],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-22 open",
            "D3 get_statement_approved 2027-02-15 open",
            "D4 prepare_non_disclosure_pack 2027-01-20 open",
            "D10 send_reasons_to_reconsideration_team 2026-12-23 open",
        ],
        settings={"D3": [30, 5], "D4": 5, "D10": 2},
    ),
    WorkedCase(
        "the settings of offers and the yearly letter are the askers",
        on="2026-10-27",
        facts=["contact 2026-05-11 document=L03 outcome=sent", JOINED, "contact 2026-01-05 document=L01 outcome=sent"],
        rows=["D5 send_annual_letter 2026-11-11 not_open_yet", "D6 make_second_contact 2026-01-19 superseded"],
        settings={"D5": [6, 10], "D6": 10},
    ),
    WorkedCase(
        "the settings of licence and release are the askers",
        on="2026-12-01",
        facts=[
            "condition_requested 2026-12-01 request=c1",
            "condition_decided 2026-12-01 request=c2 outcome=refused",
            "consulted 2026-12-01 kind=licence_variation id=slow",
            "consulted 2026-12-01 kind=licence_variation emergency=true id=soon",
            "consulted 2026-12-01 kind=hdc",
            "key_date 2026-06-01 name=tariff date=2027-05-05",
            "key_date 2026-06-01 name=release date=2027-03-24",
            "key_date 2026-11-02 name=release date=2026-12-12",
        ],
        rows=[
            "D7 acknowledge_request 2026-12-04 open",
            "D7 tell_condition_outcome 2026-12-02 open",
            "D8 collect_views_on_variation 2026-12-08 open",
            "D8 collect_views_on_variation 2026-12-03 open",
            "P70 collect_views_on_hdc 2026-12-08 open",
            "D9 check_parole_opening 2026-11-11 late",
            "D9 prepare_for_release 2026-11-04 superseded",
            "D9 prepare_for_release 2026-11-02 late",
            "D12 send_date_change_letter 2026-11-05 late",
        ],
        settings={"D7": [3, 1], "D8": [5, 2], "D9": [20, 25], "D12": [3, 2, 40], "D14": 7},
    ),
    WorkedCase(
        "a new release date just inside the askers window is told of sooner",
        on="2026-11-02",
        facts=["key_date 2026-06-01 name=release date=2027-03-24", "key_date 2026-11-02 name=release date=2026-12-11"],
        rows=["D12 send_date_change_letter 2026-11-04 open"],
        settings={"D12": [3, 2, 40]},
    ),
    WorkedCase(
        "the settings of hospitals and meetings are the askers (P95)",
        on="2026-12-24",
        facts=[
            "wish 2026-12-18 wish=join",
            "meeting 2026-12-01 kind=mappa level=3 held_on=2027-01-04",
            "minutes_received 2026-12-24",
        ],
        rows=[
            "T20 hand_over_to_hospital_managers 2026-12-23 late",
            "D17 send_meeting_input 2026-12-29 open",
            "D17 log_meeting_actions 2026-12-29 open",
        ],
        route="C",
        settings={"T20": 3, "D17": [3, 1]},
    ),
    WorkedCase(
        "the setting for representations is the askers",
        on="2026-12-24",
        facts=["hearing_listed 2026-12-02 review=t1 hearing_on=2027-01-06"],
        rows=["D15 send_representations_to_tribunal 2026-12-29 open"],
        route="E",
        settings={"D15": 5},
    ),
)
