"""Worked cases: hospital orders with and without a restriction."""

from datetime import date

from tests.scheme.duty_cases import WorkedCase

MEMBER = "wish 2026-02-02 wish=join level=key_stages"
TRIBUNAL = "review_opened 2026-12-01 review=t1 kind=tribunal"
LISTED = "hearing_listed 2026-12-02 review=t1 hearing_on=2027-02-10"

CASES = (
    WorkedCase(
        "representations are due on the working day on or before the day in the notice",
        on="2026-12-02",
        route="B",
        facts=[MEMBER, f"{TRIBUNAL} respond_by=2027-01-02", LISTED],
        rows=["D15 send_representations_to_tribunal 2026-12-31<2027-01-02 open"],
    ),
    WorkedCase(
        "without a day in the notice representations are due ten working days before the hearing",
        on="2026-12-02",
        route="D",
        facts=[MEMBER, TRIBUNAL, LISTED],
        rows=["D15 send_representations_to_tribunal 2027-01-27 open"],
    ),
    WorkedCase(
        "representations for a hearing that moved stay valid",
        on="2027-01-20",
        route="E",
        facts=[
            MEMBER,
            TRIBUNAL,
            LISTED,
            "submitted 2027-01-11 review=t1 document=R02",
            "hearing_deferred 2027-01-18 review=t1 hearing_on=2027-04-14",
        ],
        rows=[
            "D15 send_representations_to_tribunal 2027-01-27 kept",
            "D15 send_representations_to_tribunal 2027-03-31 kept",
        ],
    ),
    WorkedCase(
        "a review by the secretary of state calls for representations too",
        on="2027-01-11",
        route="B",
        facts=[MEMBER, "review_opened 2026-12-01 review=m1 kind=mhcs respond_by=2027-01-08"],
        rows=["D15 send_representations_to_tribunal 2027-01-08 late", "P77 offer_impact_statement none"],
    ),
    WorkedCase(
        "without restriction nobody sends representations to the tribunal for the victim",
        on="2026-12-02",
        route="C",
        facts=[MEMBER, TRIBUNAL, LISTED],
        rows=[
            "D15 send_representations_to_tribunal none",
            "P77 offer_impact_statement none",
            "D2 send_review_letter none",
            "D2 send_hearing_letter none",
            "P75 check_managers_have_notified 2026-12-08 open",
        ],
    ),
    WorkedCase(
        "each notice of a community treatment order that says it is the managers' own is checked by itself",
        on="2026-12-02",
        route="C",
        facts=[
            MEMBER,
            "stage 2026-12-01 code=community_treatment_order_made managers_tell=true",
            "stage 2026-12-02 code=community_treatment_order_varied managers_tell=true",
            "stage 2026-12-02 code=community_treatment_order_ended",
            "stage 2026-12-02 code=moved_hospital",
        ],
        rows=[
            "P75 check_managers_have_notified 2026-12-08 open",
            "P75 check_managers_have_notified 2026-12-09 open",
        ],
    ),
    WorkedCase(
        "with restrictions a community treatment order is nobody else's to tell",
        on="2026-12-02",
        route="B",
        facts=[MEMBER, "stage 2026-12-01 code=community_treatment_order_made managers_tell=true"],
        rows=["P75 check_managers_have_notified none"],
    ),
    WorkedCase(
        "an impact statement is offered for applications since the law came into force",
        on="2026-12-02",
        route="B",
        facts=[MEMBER, f"{TRIBUNAL} application_made_on=2025-06-25"],
        rows=["P77 offer_impact_statement 2026-12-08 open"],
    ),
    WorkedCase(
        "an application of the day before gives no impact statement",
        on="2026-12-02",
        route="B",
        facts=[MEMBER, f"{TRIBUNAL} application_made_on=2025-06-24"],
        rows=["P77 offer_impact_statement none"],
    ),
    WorkedCase(
        "without the day of the application the day it was learned decides",
        on="2026-12-02",
        route="B",
        switches={"SW-VIS": date(2026, 12, 2)},
        facts=[MEMBER, TRIBUNAL],
        rows=["P77 offer_impact_statement none"],
    ),
    WorkedCase(
        "a transferred prisoner's victim has no impact statement",
        on="2026-12-02",
        route="E",
        facts=[MEMBER, TRIBUNAL],
        rows=["P77 offer_impact_statement none", "D2 send_review_letter 2026-12-08 open"],
    ),
    WorkedCase(
        "the opening letter offers the impact statement",
        on="2026-12-10",
        route="B",
        facts=[MEMBER, TRIBUNAL, "contact 2026-12-08 document=L21 outcome=sent"],
        rows=["P77 offer_impact_statement 2026-12-08 kept", "D2 send_review_letter 2026-12-08 kept"],
    ),
    WorkedCase(
        "a tribunal's decision opens no window of the parole board",
        on="2026-12-02",
        route="B",
        facts=[MEMBER, "decision 2026-12-01 review=t1 outcome=conditional_discharge"],
        rows=[
            "P43 apply_for_reconsideration none",
            "P48 apply_to_set_aside none",
            "P49 ask_for_summary none",
            "D1 make_contact_about_outcome 2026-12-02 open",
        ],
    ),
    # The managers
    WorkedCase(
        "on joining the victim is handed over to the managers",
        on="2026-02-10",
        route="C",
        facts=[MEMBER],
        rows=["T20 hand_over_to_hospital_managers 2026-02-09 late"],
    ),
    WorkedCase(
        "nobody is handed over before they said what they want",
        on="2026-02-10",
        route="F",
        facts=["referred 2026-01-12"],
        rows=["T20 hand_over_to_hospital_managers none"],
    ),
    WorkedCase(
        "a member is not handed over twice and one who comes back is",
        on="2026-05-12",
        route="C",
        facts=[
            MEMBER,
            "wish 2026-03-02 wish=join level=annual",
            "wish 2026-04-01 wish=leave",
            "wish 2026-05-05 wish=rejoin",
        ],
        rows=[
            "T20 hand_over_to_hospital_managers 2026-02-09 superseded",
            "T20 hand_over_to_hospital_managers 2026-05-12 open",
        ],
    ),
    WorkedCase(
        "a member on a restricted route is not handed over",
        on="2026-02-10",
        route="B",
        facts=[MEMBER],
        rows=["T20 hand_over_to_hospital_managers none"],
    ),
    WorkedCase(
        "when a restriction ends a member is handed over",
        on="2026-12-02",
        route="G",
        facts=[MEMBER, "restriction_ended 2026-12-01"],
        rows=[
            "T20 hand_over_to_hospital_managers 2026-12-08 open",
            "D1 make_contact_about_outcome 2026-12-02 open",
        ],
    ),
    WorkedCase(
        "when a restriction ends before any wish the hand-over is blocked",
        on="2026-12-10",
        route="G",
        facts=["restriction_ended 2026-12-01"],
        rows=["T20 hand_over_to_hospital_managers 2026-12-08 blocked R57"],
    ),
    WorkedCase(
        "a wish sets the hand-over free with its old date",
        on="2026-12-10",
        route="G",
        facts=["restriction_ended 2026-12-01", "wish 2026-12-10 wish=join"],
        rows=["T20 hand_over_to_hospital_managers 2026-12-08 late"],
    ),
    WorkedCase(
        "somebody who refused is not handed over until they come back",
        on="2026-12-16",
        route="G",
        facts=[MEMBER, "wish 2026-03-02 wish=leave", "restriction_ended 2026-12-01", "wish 2026-12-15 wish=rejoin"],
        rows=["T20 hand_over_to_hospital_managers 2026-12-22 open"],
    ),
    WorkedCase(
        "the managers' notices are checked at review, decision and discharge",
        on="2026-12-12",
        route="F",
        facts=[
            MEMBER,
            TRIBUNAL,
            "decision 2026-12-09 review=t1 outcome=not_discharged",
            "discharged 2026-12-11",
        ],
        rows=[
            "P75 check_managers_have_notified 2026-12-08 late",
            "P75 check_managers_have_notified 2026-12-16 open",
            "P75 check_managers_have_notified 2026-12-18 open",
        ],
    ),
    WorkedCase(
        "a discharge by the managers is not ours to tell",
        on="2026-12-12",
        route="C",
        facts=[MEMBER, "discharged 2026-12-11"],
        rows=["D1 make_contact_about_outcome none", "D1 send_outcome_letter none"],
    ),
    # Discharge
    WorkedCase(
        "an absolute discharge closes the case and a conditional one does not",
        on="2026-12-12",
        route="B",
        facts=[
            MEMBER,
            "decision 2026-12-09 review=t1 outcome=absolute_discharge",
            "discharged 2026-12-11",
        ],
        rows=["D11 send_closure_letter 2026-12-29 open"],
    ),
    WorkedCase(
        "a conditional discharge closes nothing",
        on="2026-12-12",
        route="B",
        facts=[
            MEMBER,
            "decision 2026-12-09 review=t1 outcome=conditional_discharge",
            "discharged 2026-12-11",
        ],
        rows=[
            "D11 send_closure_letter none",
            "D1 send_outcome_letter 2026-12-16 open",
            "D1 send_outcome_letter 2026-12-18 open",
        ],
    ),
    WorkedCase(
        "the stage itself says that a discharge was absolute",
        on="2026-12-12",
        route="B",
        facts=[MEMBER, "stage 2026-12-11 code=absolutely_discharged happened_on=2026-12-10"],
        rows=["D11 send_closure_letter 2026-12-29 open", "D1 send_outcome_letter 2026-12-18 open"],
    ),
    WorkedCase(
        "a recall to hospital is a recall",
        on="2026-12-12",
        route="B",
        facts=[MEMBER, "stage 2026-12-11 code=recalled_to_hospital happened_on=2026-12-10"],
        rows=["D1 make_contact_about_outcome 2026-12-14 open", "D1 send_outcome_letter 2026-12-18 open"],
    ),
    WorkedCase(
        "the hand-over period is a setting",
        on="2026-02-10",
        route="C",
        settings={"T20": 3},
        facts=[MEMBER],
        rows=["T20 hand_over_to_hospital_managers 2026-02-05 late"],
    ),
    WorkedCase(
        "the stage that the managers were given the case keeps the hand-over, on time or late",
        on="2026-02-20",
        route="C",
        facts=[MEMBER, "stage 2026-02-10 code=handed_over_to_hospital_managers happened_on=2026-02-06"],
        rows=["T20 hand_over_to_hospital_managers 2026-02-09 kept_late"],
    ),
)
