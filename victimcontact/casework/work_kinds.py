"""The kinds into which an officer sorts their work: which duty belongs where."""

from collections.abc import Mapping
from types import MappingProxyType

KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "first_contact": frozenset(
            {
                "refer_victim",
                "tell_sentence_outcome",
                "explain_unduly_lenient_window",
                "make_first_contact",
                "make_second_contact",
                "close_as_no_response",
                "offer_scheme_again",
            }
        ),
        "asked": frozenset({"enquiry"}),
        "telling": frozenset(
            {
                "make_contact_about_outcome",
                "send_outcome_letter",
                "send_review_letter",
                "send_hearing_letter",
                "send_deferral_letter",
                "send_date_change_letter",
                "prepare_for_release",
                "send_closure_letter",
            }
        ),
        "parole": frozenset(
            {
                "check_parole_opening",
                "get_statement_approved",
                "send_statement_to_parole_board",
                "prepare_non_disclosure_pack",
                "apply_for_non_disclosure",
                "choose_if_non_disclosure_refused",
                "escalate_late_non_disclosure",
                "keep_from_prisoner",
                "ask_board_to_remove_statement",
                "apply_for_public_hearing",
                "collect_views_on_public_hearing",
                "decide",
                "apply_for_reconsideration",
                "answer_reconsideration",
                "send_reasons_to_reconsideration_team",
                "apply_to_set_aside",
                "ask_for_summary",
                "application",
                "final_decision",
            }
        ),
        "licence": frozenset(
            {
                "acknowledge_request",
                "alert",
                "collect_views_on_variation",
                "collect_views_on_hdc",
                "get_conditions_confirmed",
                "review_conditions",
                "hard_stop",
                "request",
                "tell_condition_outcome",
                "look_at_zone",
                "zone_leave",
                "consultation",
                "question",
            }
        ),
        "hospital": frozenset(
            {
                "check_managers_have_notified",
                "hand_over_to_hospital_managers",
                "offer_impact_statement",
                "ask_tribunal_to_remove_statement",
                "guest_ended",
                "hospital_note",
                "send_representations_to_tribunal",
            }
        ),
        "yearly": frozenset({"send_annual_letter", "escalate_two_missed_annual_letters"}),
        "risk": frozenset(
            {
                "pass_on_risk",
                "log_meeting_actions",
                "send_meeting_input",
                "risk",
                "risk_message",
                "ask_for_invitation",
                "answer_invitation",
                "find_stand_in",
                "meeting_action",
                "tell_what_meeting_allowed",
            }
        ),
        "reaching": frozenset({"phone_after_bounce", "undelivered", "cannot_go", "stuck", "unreached", "tell_in_hour"}),
        "incoming": frozenset({"match_message"}),
        "approval": frozenset({"approve"}),
        "report": frozenset({"report"}),
        "restorative": frozenset({"restorative"}),
        "complaint": frozenset({"answer_complaint"}),
        "stopped": frozenset({"brake", "read_correction", "close_correction", "put_right"}),
        "decision": frozenset({"decide_telling"}),
        "reading": frozenset({"note", "held_document", "caller", "data_request", "text"}),
        "allocation": frozenset({"allocation"}),
        "staffing": frozenset({"transfer", "new_officer"}),
    }
)
_KIND_OF = {what: kind for kind, things in KINDS.items() for what in things}


def kind_of(what: str) -> str:
    """The kind of a duty, or of something else that waits for a person. Raises `KeyError` for one that has none."""
    return _KIND_OF[what]
