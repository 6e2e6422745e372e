"""Who may do what: a permission too many discloses, a permission too few leaves work undone."""

import pytest

from victimcontact.scheme.roles import GRANTS, OFFICER_ROLES, May, Role, may

CASEWORKERS = {Role.VICTIM_LIAISON_OFFICER, Role.MANAGER}


def test_every_role_has_its_grants() -> None:
    assert set(GRANTS) == set(Role)


def test_every_permission_is_held_by_somebody() -> None:
    assert set().union(*GRANTS.values()) == set(May)


def test_an_auditor_reads_the_audit_trail_and_nothing_else() -> None:
    assert GRANTS[Role.AUDITOR] == {May.READ_AUDIT}


def test_nobody_whose_work_is_audited_reads_the_audit_trail() -> None:
    assert [role for role in Role if may(role, May.READ_AUDIT)] == [Role.AUDITOR]


def test_an_analyst_sees_counts_and_no_person() -> None:
    assert GRANTS[Role.ANALYST] == {May.SEE_STATISTICS}


def test_a_helpline_adviser_opens_no_case_and_tells_nothing() -> None:
    assert GRANTS[Role.HELPLINE_ADVISER] == {May.SEARCH_FOR_CALLER, May.REFER, May.LEAVE_NOTE_FOR_OFFICER}


def test_whoever_decides_may_ask_and_nothing_else() -> None:
    assert GRANTS[Role.DECISION_MAKER] == {May.ASK_FOR_VIEWS}


def test_somebody_of_a_hospital_comes_as_a_guest_and_caseworkers_let_them_in() -> None:
    assert GRANTS[Role.HOSPITAL_MANAGER] == {May.COME_AS_GUEST}
    assert {role for role in Role if may(role, May.COME_AS_GUEST)} == {Role.HOSPITAL_MANAGER}
    assert {role for role in Role if may(role, May.LET_IN_GUEST)} == CASEWORKERS


@pytest.mark.parametrize("act", [May.SEE_MINUTES, May.RECORD_RISK, May.SEND_RISK, May.RECORD_MEETING])
def test_risk_and_minutes_are_for_caseworkers_only(act: May) -> None:
    assert {role for role in Role if may(role, act)} == CASEWORKERS


@pytest.mark.parametrize(
    "act",
    [
        May.DECIDE_REVIEW,
        May.APPROVE_AS_MANAGER,
        May.MANAGE_OFFICERS,
        May.CHANGE_SETTINGS,
        May.SEE_BOARD,
        May.BAR_OFFICER,
        May.ANSWER_TRANSFER,
    ],
)
def test_only_a_manager_decides_what_the_scheme_leaves_to_a_manager(act: May) -> None:
    assert [role for role in Role if may(role, act)] == [Role.MANAGER]


def test_no_officer_holds_what_is_the_members_own() -> None:
    own = GRANTS[Role.MEMBER]

    assert all(own.isdisjoint(GRANTS[role]) for role in OFFICER_ROLES)


def test_a_member_holds_nothing_but_their_own() -> None:
    assert GRANTS[Role.MEMBER] == {
        May.SEE_OWN_CASE,
        May.CHOOSE_CONTACT,
        May.WRITE_TO_OFFICER,
        May.GIVE_VIEWS,
        May.MAKE_COMPLAINT,
        May.APPROVE_OWN_REPORT,
        May.WRITE_OWN_STATEMENT,
        May.ASK_FOR_CONDITION,
        May.DRAW_OWN_ZONE,
        May.ASK_IN_OWN_REVIEW,
        May.REPORT_CONTACT,
        May.RAISE_RESTORATIVE,
    }


def test_the_program_takes_in_counts_and_carries_but_approves_and_decides_nothing() -> None:
    assert GRANTS[Role.SYSTEM] == {
        May.HEAR_FEED,
        May.TAKE_IN_LIST,
        May.RECONCILE,
        May.SEND_MESSAGES,
        May.REFER,
        May.ASSESS,
    }


def test_an_administrator_may_post_letters_but_not_approve_them() -> None:
    assert may(Role.ADMINISTRATOR, May.POST_LETTERS)
    assert not may(Role.ADMINISTRATOR, May.APPROVE_MESSAGE)
