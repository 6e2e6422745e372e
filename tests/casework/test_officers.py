"""Officers come and go: what a manager may do, to whom, and what follows for sign-ins and cases."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests import builders
from victimcontact.casework import access, attempts, officer_sign_ins, officers
from victimcontact.casework.officers import Details, NewOfficer
from victimcontact.gateway import tasks
from victimcontact.records.models import Account, Allocation, Attempt, AuditEntry, Case, Duty, Officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return builders.officer("manager")


def made(by, **changes):
    values = {"name": "Made Up", "email": "new@example.org", "role": "victim_liaison_officer", "unit": "bristol"}
    return officers.create(new=NewOfficer(**(values | changes)), by=by.account, now=builders.NOW)


def session_of(account):
    store = SessionStore()
    store["_auth_user_id"] = str(account.pk)
    store.set_expiry(timedelta(minutes=30))
    store.create()
    return store.session_key


def test_a_manager_makes_an_officer_who_chooses_their_own_password(manager):
    let_in = made(manager)

    account = let_in.officer.account
    assert account.check_password(let_in.password)
    assert officer_sign_ins.has_given_password(account)

    officer_sign_ins.chose_password(account, now=builders.NOW)
    assert not officer_sign_ins.has_given_password(account)


def test_no_two_given_passwords_are_the_same(manager):
    given = {made(manager, email=f"new{number}@example.org").password for number in range(20)}

    assert len(given) == 20
    assert min(map(len, given)) >= 16


def test_a_password_is_not_in_the_trail(manager):
    let_in = made(manager)

    trail = "".join(str(entry.__dict__) for entry in AuditEntry.objects.all())

    assert let_in.password not in trail
    assert "new@example.org" not in trail


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser", "member", "system", "wizard"])
def test_a_manager_makes_nobody_who_looks_over_their_shoulder_or_is_no_officer(manager, role):
    with pytest.raises(officers.UnknownRole):
        made(manager, role=role)


def test_a_manager_makes_officers_of_their_own_unit_only(manager):
    builders.unit("cardiff")

    for unit in ("cardiff", "", "nowhere"):
        with pytest.raises(officers.UnknownUnit):
            made(manager, unit=unit)


def test_an_email_address_opens_one_account(manager):
    made(manager)

    with pytest.raises(officers.AlreadyAnOfficer):
        made(manager, email="NEW@example.org")


@pytest.mark.parametrize("role", ["victim_liaison_officer", "administrator", "auditor", "analyst", "helpline_adviser"])
def test_only_a_manager_manages_officers(role, manager):
    holder, other = builders.officer(), builders.officer(role)

    for act in (officers.deactivate, officers.reset_second_step, officers.give_password):
        with pytest.raises(access.NotPermitted):
            act(officer=holder, by=other.account, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        officers.listed(other.account)

    assert officers.deactivate(officer=holder, by=manager.account, now=builders.NOW) == 0


def test_officers_of_another_unit_are_not_there(manager):
    stranger = builders.officer(in_unit="cardiff")

    for act in (officers.deactivate, officers.reset_second_step, officers.give_password):
        with pytest.raises(access.NotFound):
            act(officer=stranger, by=manager.account, now=builders.NOW)
    with pytest.raises(access.NotFound):
        officers.officer_for(manager.account, str(stranger.pk), now=builders.NOW)
    assert stranger not in officers.listed(manager.account)


def test_cases_of_an_officer_who_leaves_go_back_to_the_unit_and_stay_owed(manager):
    holder = builders.officer()
    cases = [builders.allocated(holder), builders.joined(holder)]
    other = builders.allocated(builders.officer())

    returned = officers.deactivate(officer=holder, by=manager.account, now=builders.later(1))

    assert returned == 2
    for case in cases:
        case.refresh_from_db()
        assert (case.officer, case.unit) == (None, holder.unit)
        assert Allocation.objects.filter(case=case, officer=None, reason="the officer left").exists()
    assert Duty.objects.filter(case=cases[0], standing="open").exists()
    assert Case.objects.get(pk=other.pk).officer is not None


def test_an_officer_who_left_is_signed_out_everywhere_and_cannot_come_back(manager):
    holder = builders.officer()
    session = session_of(holder.account)
    others = session_of(manager.account)

    officers.deactivate(officer=holder, by=manager.account, now=builders.NOW)

    left = Session.objects.values_list("session_key", flat=True)
    assert session not in left
    assert others in left
    assert not Account.objects.get(pk=holder.account_id).is_active
    with pytest.raises(access.NotPermitted):
        access.officer_of(Account.objects.get(pk=holder.account_id))


def test_nobody_leaves_twice(manager):
    holder = builders.officer()
    officers.deactivate(officer=holder, by=manager.account, now=builders.NOW)
    gone = Officer.objects.get(pk=holder.pk)

    for act in (officers.deactivate, officers.reset_second_step, officers.give_password):
        with pytest.raises(officers.AlreadyLeft):
            act(officer=gone, by=manager.account, now=builders.NOW)


def test_nobody_shuts_out_or_lets_in_themselves(manager):
    for act in (officers.deactivate, officers.reset_second_step, officers.give_password):
        with pytest.raises(officers.NotYourself):
            act(officer=manager, by=manager.account, now=builders.NOW)

    assert Account.objects.get(pk=manager.account_id).is_active


def test_a_lost_second_step_is_taken_away_with_every_session(manager):
    holder = builders.officer()
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=holder.account, type=kind, data={})
    Authenticator.objects.create(user=manager.account, type=Authenticator.Type.TOTP, data={})
    session = session_of(holder.account)

    officers.reset_second_step(officer=holder, by=manager.account, now=builders.NOW)

    assert list(Authenticator.objects.values_list("user", flat=True)) == [manager.account_id]
    assert not Session.objects.filter(session_key=session).exists()


def test_a_forgotten_password_is_replaced_and_ends_every_session(manager):
    holder = builders.officer()
    session = session_of(holder.account)

    password = officers.give_password(officer=holder, by=manager.account, now=builders.NOW)

    account = Account.objects.get(pk=holder.account_id)
    assert account.check_password(password)
    assert not account.check_password(builders.PASSWORD)
    assert officer_sign_ins.has_given_password(account)
    assert not Session.objects.filter(session_key=session).exists()


def changed(officer, by, **values):
    details = {"name": officer.name, "role": officer.role, "phone": officer.phone}
    return officers.change(officer=officer, details=Details(**(details | values)), by=by.account, now=builders.NOW)


def test_an_officers_telephone_is_put_right(manager):
    holder = builders.officer()

    changed(holder, manager, phone="0117 496 0199", speaks_welsh=True)

    holder.refresh_from_db()
    assert (holder.phone, holder.speaks_welsh) == ("0117 496 0199", True)


def test_whoever_holds_cases_does_not_become_an_administrator(manager):
    holder = builders.allocated().officer

    with pytest.raises(officers.HoldsCases):
        changed(holder, manager, role="administrator")

    assert changed(builders.officer(), manager, role="administrator").role == "administrator"


def test_a_new_role_stands_in_the_trail(manager):
    holder = builders.officer()

    changed(holder, manager, role="manager")

    entry = AuditEntry.objects.get(what="officers.role")
    assert (entry.subject, entry.data) == (f"officer:{holder.pk}", {"role": "manager"})


def test_a_manager_does_not_change_their_own_role_but_may_their_telephone(manager):
    with pytest.raises(officers.NotYourself):
        changed(manager, manager, role="administrator")

    assert changed(manager, manager, phone="0117 496 0198").phone == "0117 496 0198"


def test_the_list_says_how_many_cases_each_holds_and_who_has_a_second_step(manager):
    holder = builders.officer()
    builders.allocated(holder)
    builders.allocated(holder)
    Authenticator.objects.create(user=holder.account, type=Authenticator.Type.TOTP, data={})

    rows = {row.pk: (row.held, row.second_step) for row in officers.listed(manager.account)}

    assert rows[holder.pk] == (2, True)
    assert rows[manager.pk] == (0, False)


@pytest.mark.parametrize(("email", "subject"), [("OFFICER", True), ("nobody@example.org", False), ("", False)])
def test_a_wrong_password_is_written_down_without_what_was_typed(email, subject):
    holder = builders.officer()

    officer_sign_ins.failed_to_come_in(holder.account.email if email == "OFFICER" else email, now=builders.NOW)

    entry = AuditEntry.objects.get(what="officers.wrong_password")
    assert entry.subject == (f"account:{holder.account_id}" if subject else "")
    assert "example.org" not in str(entry.__dict__)


def test_the_key_of_an_authenticator_is_closed_and_opens_again():
    closed = officer_sign_ins.close_second_step("MADEUPSECRET")

    assert "MADEUPSECRET" not in closed
    assert officer_sign_ins.open_second_step(closed) == "MADEUPSECRET"


def test_what_has_ended_leaves_no_row_behind_and_what_has_not_stays():
    holder = builders.officer()
    ended, open_still = session_of(holder.account), session_of(holder.account)
    Session.objects.filter(session_key=ended).update(expire_date=timezone.now() - timedelta(seconds=1))
    for days in (0, 1, 3):
        attempts.count("test", f"{days} days ago", now=timezone.now() - timedelta(days=days))

    tasks.tidy_up(timestamp=0)

    assert list(Session.objects.values_list("session_key", flat=True)) == [open_still]
    assert Attempt.objects.count() == 2
