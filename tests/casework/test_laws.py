"""The law in force: what managers enter goes over the shipped table, with a reason, and the ledger follows."""

from datetime import date

import pytest

from tests import builders
from victimcontact.casework import access, contacts, laws, nights
from victimcontact.casework.contacts import ContactMade
from victimcontact.records.models import AuditEntry, Duty, LawSetting
from victimcontact.scheme import switches
from victimcontact.scheme.calendar import working_days_after

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return builders.officer("manager").account


def commence(by, name="SW-VCA26", in_force_on=date(2026, 12, 1), reason="Commencement order", now=builders.NOW):
    return laws.enter_commencement(name=name, in_force_on=in_force_on, reason=reason, by=by, now=now)


def lengthen(by, name="D2", numbers=(8,), reason="Agreed with the region", now=builders.NOW):
    return laws.enter_period(name=name, numbers=numbers, reason=reason, by=by, now=now)


def test_without_an_entry_the_law_is_the_shipped_one():
    assert laws.in_force() == switches.SHIPPED


def test_a_commencement_date_counts_from_that_day(manager):
    commence(manager)

    law = laws.in_force()

    assert not law.in_force("SW-VCA26", date(2026, 11, 30))
    assert law.in_force("SW-VCA26", date(2026, 12, 1))


def test_a_change_can_be_taken_back_to_not_known(manager):
    commence(manager, now=builders.NOW)
    commence(manager, in_force_on=None, reason="The order was withdrawn", now=builders.later(1))

    assert laws.in_force().switches["SW-VCA26"] is None


@pytest.mark.parametrize(("name", "numbers"), [("D2", (8,)), ("D1", (2, 7)), ("D12", (6, 2, 21))])
def test_a_period_of_one_number_or_of_several_is_entered(manager, name, numbers):
    lengthen(manager, name, numbers)

    assert laws.in_force().periods[name] == numbers


def test_the_newest_entry_holds_and_the_earlier_ones_are_kept(manager):
    lengthen(manager, numbers=(8,), now=builders.NOW)
    lengthen(manager, numbers=(6,), now=builders.later(1))

    assert laws.in_force().period("D2") == 6
    assert [(row.value, row.by) for row in laws.history("D2")] == [
        ((6,), manager.officer.name),
        ((8,), manager.officer.name),
    ]


@pytest.mark.parametrize(
    ("name", "numbers", "error"),
    [
        ("D2", (-1,), switches.BadPeriod),
        ("D2", (1, 2), switches.BadPeriod),
        ("D1", (1,), switches.BadPeriod),
        ("D2", (switches.LONGEST_PERIOD + 1,), switches.BadPeriod),
        ("D99", (1,), switches.UnknownPeriod),
    ],
)
def test_a_period_that_cannot_be_one_is_not_entered(manager, name, numbers, error):
    with pytest.raises(error):
        lengthen(manager, name, numbers)

    assert not LawSetting.objects.exists()


def test_a_switch_nobody_knows_is_not_entered(manager):
    with pytest.raises(switches.UnknownSwitch):
        commence(manager, "SW-NOTHING")


def test_nothing_is_entered_without_a_reason(manager):
    with pytest.raises(laws.NoReason):
        commence(manager, reason="  ")

    assert not LawSetting.objects.exists()


@pytest.mark.parametrize("role", ["victim_liaison_officer", "administrator", "auditor", "analyst", "helpline_adviser"])
def test_only_a_manager_enters_law(role, manager):
    with pytest.raises(access.NotPermitted):
        commence(builders.officer(role).account)
    with pytest.raises(access.NotPermitted):
        laws.switches_now(builders.officer(role).account)

    assert commence(manager)


def test_the_page_shows_what_holds_beside_what_was_shipped(manager):
    commence(manager)
    lengthen(manager, "D1", (2, 7))

    switch = next(row for row in laws.switches_now(manager) if row.name == "SW-VCA26")
    period = next(row for row in laws.periods_now(manager) if row.name == "D1")

    assert (switch.shipped.came_into_force_on, switch.in_force_on) == (None, date(2026, 12, 1))
    assert (period.numbers, [part.shipped for part in period.shipped.parts]) == ((2, 7), [1, 5])
    assert switch.entry is not None and switch.entry.made_by == manager


def test_the_ledger_follows_a_new_period_at_night(manager):
    case = builders.reachable(builders.allocated())
    offered = ContactMade(happened_on=builders.TODAY, channel="letter", outcome="sent", direction="out", document="L01")
    contacts.add(case=case, made=offered, by=case.officer.account, now=builders.NOW)
    second_contact = Duty.objects.get(case=case, rule="D6", what="make_second_contact")
    assert second_contact.due_on == working_days_after(builders.TODAY, 20)

    lengthen(manager, "D6", (30,))
    nights.reconcile_everything(clock=lambda: builders.later(1))

    second_contact.refresh_from_db()
    assert second_contact.due_on == working_days_after(builders.TODAY, 30)


def test_an_entry_leaves_a_trace(manager):
    row = commence(manager)

    entry = AuditEntry.objects.get(what="laws.enter_commencement")

    assert (entry.actor, entry.subject) == (manager.pk, f"lawsetting:{row.pk}")
