"""Who may do what.

Permissions are about the kind of act; whether this officer may reach this case (region, conflict, restriction) is
decided at the gate to the records, not here. A role is only ever given what its work needs: an auditor reads the
audit trail and nothing else, an analyst sees counts and no person, a helpline adviser finds the right officer for a
caller and discloses nothing. Somebody of a hospital is a guest: of the one case that is opened to them, and of nothing else.
"""

from collections.abc import Mapping
from enum import StrEnum


class May(StrEnum):
    """An act that somebody has to be allowed to do."""

    # Intake
    SEE_REFERRALS = "see_referrals"
    REFER = "refer"
    ASSESS = "assess"
    DECIDE_REVIEW = "decide_review"
    ALLOCATE = "allocate"
    MATCH_FEED = "match_feed"
    ANSWER_ENQUIRY = "answer_enquiry"
    # The case and the person
    SEE_CASE = "see_case"
    SEARCH_CASES = "search_cases"
    SEARCH_FOR_CALLER = "search_for_caller"
    EDIT_PERSON = "edit_person"
    EDIT_SAFE_CONTACT = "edit_safe_contact"
    RECORD_WISH = "record_wish"
    CLOSE_CASE = "close_case"
    BREAK_GLASS = "break_glass"
    # What happens in the sentence
    RECORD_STAGE = "record_stage"
    WITHDRAW_FACT = "withdraw_fact"
    OPEN_REVIEW = "open_review"
    # Contact with the victim
    RECORD_CONTACT = "record_contact"
    LEAVE_NOTE_FOR_OFFICER = "leave_note_for_officer"
    COMPOSE_MESSAGE = "compose_message"
    APPROVE_MESSAGE = "approve_message"
    APPROVE_AS_MANAGER = "approve_as_manager"
    POST_LETTERS = "post_letters"
    INVITE_MEMBER = "invite_member"
    ANSWER_MEMBER = "answer_member"
    # The victim's voice
    WRITE_REPORT = "write_report"
    CHECK_REPORT = "check_report"
    SUBMIT_REPORT = "submit_report"
    RELEASE_LEAK = "release_leak"
    CARRY_REQUEST = "carry_request"
    DRAW_ZONE = "draw_zone"
    RECORD_COMPLAINT = "record_complaint"
    ANSWER_COMPLAINT = "answer_complaint"
    # Those who decide
    ASK_FOR_VIEWS = "ask_for_views"
    # Those who give the notices where we do not
    LET_IN_GUEST = "let_in_guest"
    COME_AS_GUEST = "come_as_guest"
    # Meetings and risk
    RECORD_MEETING = "record_meeting"
    SEE_MINUTES = "see_minutes"
    RECORD_RISK = "record_risk"
    SEND_RISK = "send_risk"
    # The unit and the service
    SEE_BOARD = "see_board"
    ARRANGE_COVER = "arrange_cover"
    DECLARE_CONFLICT = "declare_conflict"
    BAR_OFFICER = "bar_officer"
    ANSWER_TRANSFER = "answer_transfer"
    MANAGE_OFFICERS = "manage_officers"
    MANAGE_PARTNERS = "manage_partners"
    CHANGE_SETTINGS = "change_settings"
    SEE_STATISTICS = "see_statistics"
    READ_AUDIT = "read_audit"
    # The member's own
    SEE_OWN_CASE = "see_own_case"
    CHOOSE_CONTACT = "choose_contact"
    WRITE_TO_OFFICER = "write_to_officer"
    GIVE_VIEWS = "give_views"
    MAKE_COMPLAINT = "make_complaint"
    REPORT_CONTACT = "report_contact"
    RAISE_RESTORATIVE = "raise_restorative"
    APPROVE_OWN_REPORT = "approve_own_report"
    WRITE_OWN_STATEMENT = "write_own_statement"
    ASK_FOR_CONDITION = "ask_for_condition"
    DRAW_OWN_ZONE = "draw_own_zone"
    ASK_IN_OWN_REVIEW = "ask_in_own_review"
    # The program's own
    HEAR_FEED = "hear_feed"
    TAKE_IN_LIST = "take_in_list"
    RECONCILE = "reconcile"
    SEND_MESSAGES = "send_messages"


class Role(StrEnum):
    """Who somebody is to the scheme. The last two are not officers."""

    VICTIM_LIAISON_OFFICER = "victim_liaison_officer"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"
    HELPLINE_ADVISER = "helpline_adviser"
    AUDITOR = "auditor"
    ANALYST = "analyst"
    DECISION_MAKER = "decision_maker"
    HOSPITAL_MANAGER = "hospital_manager"
    MEMBER = "member"
    SYSTEM = "system"


OFFICER_ROLES: frozenset[Role] = frozenset(Role) - {Role.MEMBER, Role.SYSTEM}
HOLD_CASES = (Role.VICTIM_LIAISON_OFFICER, Role.MANAGER)

_CASEWORK: frozenset[May] = frozenset(
    {
        May.SEE_REFERRALS,
        May.REFER,
        May.ASSESS,
        May.MATCH_FEED,
        May.ANSWER_ENQUIRY,
        May.SEE_CASE,
        May.SEARCH_CASES,
        May.EDIT_PERSON,
        May.EDIT_SAFE_CONTACT,
        May.RECORD_WISH,
        May.CLOSE_CASE,
        May.BREAK_GLASS,
        May.RECORD_STAGE,
        May.WITHDRAW_FACT,
        May.OPEN_REVIEW,
        May.RECORD_CONTACT,
        May.LEAVE_NOTE_FOR_OFFICER,
        May.COMPOSE_MESSAGE,
        May.APPROVE_MESSAGE,
        May.POST_LETTERS,
        May.INVITE_MEMBER,
        May.ANSWER_MEMBER,
        May.WRITE_REPORT,
        May.CHECK_REPORT,
        May.SUBMIT_REPORT,
        May.RELEASE_LEAK,
        May.CARRY_REQUEST,
        May.DRAW_ZONE,
        May.RECORD_COMPLAINT,
        May.RECORD_MEETING,
        May.SEE_MINUTES,
        May.RECORD_RISK,
        May.SEND_RISK,
        May.ARRANGE_COVER,
        May.DECLARE_CONFLICT,
        May.LET_IN_GUEST,
    }
)

GRANTS: Mapping[Role, frozenset[May]] = {
    Role.VICTIM_LIAISON_OFFICER: _CASEWORK,
    Role.MANAGER: _CASEWORK
    | {
        May.DECIDE_REVIEW,
        May.ALLOCATE,
        May.APPROVE_AS_MANAGER,
        May.ANSWER_COMPLAINT,
        May.SEE_BOARD,
        May.BAR_OFFICER,
        May.ANSWER_TRANSFER,
        May.MANAGE_OFFICERS,
        May.MANAGE_PARTNERS,
        May.CHANGE_SETTINGS,
        May.SEE_STATISTICS,
    },
    Role.ADMINISTRATOR: frozenset(
        {
            May.SEE_REFERRALS,
            May.REFER,
            May.ASSESS,
            May.ALLOCATE,
            May.MATCH_FEED,
            May.ANSWER_ENQUIRY,
            May.SEE_CASE,
            May.SEARCH_CASES,
            May.EDIT_PERSON,
            May.RECORD_CONTACT,
            May.LEAVE_NOTE_FOR_OFFICER,
            May.COMPOSE_MESSAGE,
            May.POST_LETTERS,
            May.MANAGE_PARTNERS,
        }
    ),
    Role.HELPLINE_ADVISER: frozenset({May.SEARCH_FOR_CALLER, May.REFER, May.LEAVE_NOTE_FOR_OFFICER}),
    Role.AUDITOR: frozenset({May.READ_AUDIT}),
    Role.ANALYST: frozenset({May.SEE_STATISTICS}),
    Role.DECISION_MAKER: frozenset({May.ASK_FOR_VIEWS}),
    Role.HOSPITAL_MANAGER: frozenset({May.COME_AS_GUEST}),
    Role.MEMBER: frozenset(
        {
            May.SEE_OWN_CASE,
            May.CHOOSE_CONTACT,
            May.WRITE_TO_OFFICER,
            May.GIVE_VIEWS,
            May.MAKE_COMPLAINT,
            May.REPORT_CONTACT,
            May.RAISE_RESTORATIVE,
            May.APPROVE_OWN_REPORT,
            May.WRITE_OWN_STATEMENT,
            May.ASK_FOR_CONDITION,
            May.DRAW_OWN_ZONE,
            May.ASK_IN_OWN_REVIEW,
        }
    ),
    Role.SYSTEM: frozenset({May.HEAR_FEED, May.TAKE_IN_LIST, May.RECONCILE, May.SEND_MESSAGES, May.REFER, May.ASSESS}),
}


def may(role: Role, act: May) -> bool:
    """Whether the role includes the act (R49, R70: nobody is given more than the work needs)."""
    return act in GRANTS[role]
