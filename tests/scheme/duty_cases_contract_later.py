"""Worked cases from the contract, worked out with a paper calendar: release, hospital, meetings, the end, and what officers bring."""

from tests.scheme.duty_cases import WorkedCase

JOINED = "wish 2026-05-20 wish=join level=key_stages"
PAROLE = "review_opened 2026-06-01 review=p1 kind=parole"
NO_RELEASE = "decision 2026-12-07 review=p1 outcome=no_release"

CASES = (
    # Towards release
    WorkedCase(
        "a new release date 28 days away leaves five working days for the letter (P101)",
        on="2026-11-03",
        facts=[
            "key_date 2026-06-01 name=release date=2027-03-15",
            "key_date 2026-11-02 name=release date=2026-11-30 reason=law",
        ],
        rows=[
            "D12 send_date_change_letter 2026-11-09 open",
            "D9 prepare_for_release 2026-09-14 superseded",
            "D9 prepare_for_release 2026-11-02 late",
        ],
    ),
    WorkedCase(
        "a new release date 27 days away leaves one",
        on="2026-11-03",
        facts=[
            "key_date 2026-06-01 name=release date=2027-03-15",
            "key_date 2026-11-02 name=release date=2026-11-29 reason=added_days",
        ],
        rows=["D12 send_date_change_letter 2026-11-03 open"],
    ),
    WorkedCase(
        "a licence that starts on boxing day is stopped two working days before christmas eve",
        on="2026-12-01",
        facts=["condition_requested 2026-11-02 request=c1", "licence_starts 2026-12-01 date=2026-12-26"],
        rows=[
            "P64 get_conditions_confirmed 2026-12-18 open",
            "P62 hard_stop 2026-12-22 open",
            "D7 acknowledge_request 2026-11-09 late",
        ],
    ),
    WorkedCase(
        "a condition that was decided before the licence was known needs no warning",
        on="2026-12-01",
        facts=[
            "condition_requested 2026-11-02 request=c1",
            "condition_decided 2026-11-30 request=c1 outcome=granted",
            "licence_starts 2026-12-01 date=2026-12-26",
        ],
        rows=["P64 get_conditions_confirmed none", "P62 hard_stop none", "D7 tell_condition_outcome 2026-12-02 open"],
    ),
    WorkedCase(
        "fourteen days for views on curfew that end on a bank holiday are the victim's to the end",
        on="2026-12-15",
        facts=["consulted 2026-12-14 kind=hdc"],
        rows=["P70 collect_views_on_hdc 2026-12-24<2026-12-28 open"],
    ),
    WorkedCase(
        "views on a changed licence are due in ten working days, in an emergency on the next",
        on="2026-12-24",
        facts=[
            "consulted 2026-12-14 kind=licence_variation",
            "consulted 2026-12-24 kind=licence_variation emergency=true",
            "consulted 2026-12-24 kind=temporary_release",
        ],
        rows=["D8 collect_views_on_variation 2026-12-30 open", "D8 collect_views_on_variation 2026-12-29 open"],
    ),
    # Hospital
    WorkedCase(
        "the day the notice names is the last one and the working day before it is due",
        on="2026-12-02",
        facts=[
            "review_opened 2026-12-01 review=t1 kind=tribunal respond_by=2027-01-09 application_made_on=2025-06-24",
            "hearing_listed 2026-12-02 review=t1 hearing_on=2027-02-10",
        ],
        rows=[
            "D15 send_representations_to_tribunal 2027-01-08<2027-01-09 open",
            "P77 offer_impact_statement none",
            "D2 send_review_letter 2026-12-08 open",
            "D2 send_hearing_letter 2026-12-09 open",
            "P28 send_statement_to_parole_board none",
        ],
        route="B",
    ),
    WorkedCase(
        "without such a day representations are due ten working days before the hearing, across the new year",
        on="2026-12-02",
        facts=[
            "review_opened 2026-12-01 review=t1 kind=tribunal application_made_on=2025-06-25",
            "hearing_listed 2026-12-02 review=t1 hearing_on=2027-01-06",
        ],
        rows=[
            "D15 send_representations_to_tribunal 2026-12-18 open",
            "P77 offer_impact_statement 2026-12-08 open",
        ],
        route="B",
    ),
    WorkedCase(
        "an impact statement is for restricted hospital orders only",
        on="2026-12-02",
        facts=["review_opened 2026-12-01 review=t1 kind=tribunal application_made_on=2026-11-02"],
        rows=["P77 offer_impact_statement none"],
        route="D",
    ),
    WorkedCase(
        "the minister's own review asks for representations but for no impact statement",
        on="2026-12-02",
        facts=["review_opened 2026-12-01 review=m1 kind=mhcs respond_by=2026-12-18"],
        rows=["D15 send_representations_to_tribunal 2026-12-18 open", "P77 offer_impact_statement none"],
        route="B",
    ),
    WorkedCase(
        "each application is a new offer of an impact statement (R66)",
        on="2026-12-02",
        facts=[
            "review_opened 2025-09-01 review=t1 kind=tribunal",
            "contact 2025-09-03 document=L21 outcome=sent about=t1",
            "decision 2025-11-03 review=t1 outcome=not_discharged",
            "review_opened 2026-12-01 review=t2 kind=tribunal",
        ],
        rows=["P77 offer_impact_statement 2025-09-08 kept", "P77 offer_impact_statement 2026-12-08 open"],
        route="B",
    ),
    WorkedCase(
        "with the restriction the work of forwarding ends (P86)",
        on="2026-12-04",
        facts=[
            "review_opened 2026-12-01 review=t1 kind=tribunal respond_by=2027-01-08",
            "review_opened 2026-12-01 review=t2 kind=tribunal",
            "hearing_listed 2026-12-01 review=t2 hearing_on=2027-01-20",
            "restriction_ended 2026-12-03",
        ],
        rows=[
            "D15 send_representations_to_tribunal 2027-01-08 superseded",
            "D15 send_representations_to_tribunal 2027-01-06 superseded",
            "P77 offer_impact_statement 2026-12-08 superseded",
            "P77 offer_impact_statement 2026-12-08 superseded",
        ],
        route="B",
    ),
    WorkedCase(
        "the end of a restriction waits for a wish before anybody is handed over (R57)",
        on="2026-12-21",
        facts=["restriction_ended 2026-12-18"],
        rows=[
            "T20 hand_over_to_hospital_managers 2026-12-29 blocked R57",
            "D1 make_contact_about_outcome 2026-12-21 open",
            "D1 send_outcome_letter 2026-12-29 open",
        ],
        route="G",
    ),
    WorkedCase(
        "a wish that comes after the five days makes the hand-over late at once",
        on="2027-01-04",
        facts=["restriction_ended 2026-12-18", "wish 2027-01-04 wish=join"],
        rows=["T20 hand_over_to_hospital_managers 2026-12-29 late"],
        route="G",
    ),
    WorkedCase(
        "on route g a wish alone hands nobody over",
        on="2026-12-21",
        facts=["wish 2026-12-18 wish=join level=key_stages"],
        rows=["T20 hand_over_to_hospital_managers none"],
        route="G",
    ),
    WorkedCase(
        "on route f joining begins the hand-over and the managers' notices are checked and not repeated",
        on="2026-12-21",
        facts=[
            "wish 2026-12-18 wish=join",
            "review_opened 2026-12-18 review=t1 kind=tribunal",
            "hearing_listed 2026-12-18 review=t1 hearing_on=2027-02-10",
            "discharged 2026-12-18",
        ],
        rows=[
            "T20 hand_over_to_hospital_managers 2026-12-29 open",
            "P75 check_managers_have_notified 2026-12-29 open",
            "P75 check_managers_have_notified 2026-12-29 open",
            "D2 send_review_letter none",
            "D2 send_hearing_letter none",
            "D15 send_representations_to_tribunal none",
            "D1 make_contact_about_outcome none",
            "D11 send_closure_letter none",
        ],
        route="F",
    ),
    # Meetings, addresses, safety, the end
    WorkedCase(
        "input for a meeting on the first monday of the year is due before christmas",
        on="2026-12-24",
        facts=[
            "meeting 2026-12-01 kind=mappa level=2 held_on=2027-01-04",
            "meeting 2026-12-01 kind=mappa level=1 held_on=2027-01-05",
            "meeting 2026-12-01 kind=marac level=3 held_on=2027-01-05",
            "minutes_received 2026-12-24 held_on=2026-12-10",
        ],
        rows=["D17 send_meeting_input 2026-12-23 late", "D17 log_meeting_actions 2026-12-30 open"],
    ),
    WorkedCase(
        "an address that changes on a saturday is looked at on the saturday (P74)",
        on="2026-12-05",
        facts=["address_changed 2026-12-05"],
        rows=["D16 review_conditions 2026-12-05 open"],
    ),
    WorkedCase(
        "an escape on a sunday is told of on the sunday, and once though heard of three ways (R47)",
        on="2026-12-06",
        facts=[
            "absconded 2026-12-06",
            "escaped 2026-12-06",
            "stage 2026-12-06 code=escaped happened_on=2026-12-06",
        ],
        rows=["D1 make_contact_about_outcome 2026-12-06 open", "D1 send_outcome_letter 2026-12-11 open"],
    ),
    WorkedCase(
        "a danger told on the saturday before christmas is in writing by the monday, whatever the person wished",
        on="2026-12-22",
        facts=["wish 2026-01-12 wish=never", "risk_told 2026-12-19 urgency=immediate"],
        rows=["P92 pass_on_risk 2026-12-21 late"],
    ),
    WorkedCase(
        "passing it on keeps it",
        on="2026-12-22",
        facts=["risk_told 2026-12-19 urgency=immediate", "risk_passed_on 2026-12-20"],
        rows=["P92 pass_on_risk 2026-12-21 kept"],
    ),
    WorkedCase(
        "what can wait is no duty of the ledger",
        on="2026-12-22",
        facts=["risk_told 2026-12-19 urgency=routine"],
        rows=["P92 pass_on_risk none"],
    ),
    WorkedCase(
        "the end of a sentence before christmas leaves until twelfth night for the closing letter (R89)",
        on="2027-01-07",
        facts=[JOINED, "sentence_ended 2026-12-18"],
        rows=["D11 send_closure_letter 2027-01-06 late"],
    ),
    # What an experienced officer would bring
    WorkedCase(
        "of two victims of one offender the one who chose every stage hears that there is no release",
        on="2026-12-08",
        facts=["sentenced 2015-03-02 kind=life", "wish 2026-05-20 wish=join level=key_stages", PAROLE, NO_RELEASE],
        rows=["D1 make_contact_about_outcome 2026-12-08 open", "D1 send_outcome_letter 2026-12-14 open"],
    ),
    WorkedCase(
        "and the one who chose to hear of the release only does not, though the sentence is the same",
        on="2026-12-08",
        facts=["sentenced 2015-03-02 kind=life", "wish 2026-05-20 wish=join level=release_month", PAROLE, NO_RELEASE],
        rows=["D1 make_contact_about_outcome none", "D1 send_outcome_letter none"],
    ),
    WorkedCase(
        "turning 18 in the middle of a review takes nothing away and adds nothing: who hears is the case's matter",
        on="2026-12-02",
        facts=[JOINED, PAROLE, "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24", "turned_18 2026-12-02"],
        rows=["P28 send_statement_to_parole_board 2027-02-24 open", "D2 send_hearing_letter 2026-12-09 open"],
    ),
    WorkedCase(
        "a recall while the end of an indeterminate licence is reviewed leaves both reviews their own work",
        on="2026-12-02",
        facts=[
            "sentenced 2007-03-05 kind=ipp",
            JOINED,
            "review_opened 2026-10-05 review=p1 kind=parole",
            "hearing_listed 2026-10-12 review=p1 hearing_on=2027-01-27",
            "recalled 2026-12-01 sentence=ipp returned_on=2026-11-30",
            "review_opened 2026-12-02 review=r1 kind=recall_review",
            "hearing_listed 2026-12-02 review=r1 hearing_on=2027-03-24",
        ],
        rows=[
            "D1 make_contact_about_outcome 2026-12-02 open",
            "D1 send_outcome_letter 2026-12-08 open",
            "P28 send_statement_to_parole_board 2026-12-30 open",
            "P28 send_statement_to_parole_board 2027-02-24 open",
            "P37 apply_for_public_hearing 2026-11-04 passed",
        ],
    ),
    WorkedCase(
        "a conviction that is quashed ends with the sentence and with care, and what lay ahead with it",
        on="2026-12-02",
        facts=[
            JOINED,
            PAROLE,
            "hearing_listed 2026-06-08 review=p1 hearing_on=2027-03-24",
            "stage 2026-12-01 code=conviction_quashed",
            "sentence_ended 2026-12-01",
        ],
        rows=[
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "P41 decide 2027-04-07 superseded",
            "D11 send_closure_letter 2026-12-15 open",
        ],
    ),
)
