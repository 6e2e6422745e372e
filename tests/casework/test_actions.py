"""What makes a function a verb: permission, reach, one transaction, an entry that cannot be forgotten."""

from datetime import datetime

import pytest

from tests import builders
from victimcontact.casework import access
from victimcontact.casework.actions import NEEDS, action
from victimcontact.records.models import Account, AuditEntry, Case, Contact
from victimcontact.scheme.roles import May

pytestmark = pytest.mark.django_db


class Refused(Exception):
    """A verb of these tests refuses."""


@action(needs=May.CLOSE_CASE)
def try_out(*, case: Case, refuse: bool = False, by: Account, now: datetime) -> Case:
    case.region = "London"
    case.save(update_fields=["region"])
    if refuse:
        raise Refused
    return case


def entries() -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(what__endswith=".try_out"))


def test_what_is_done_is_written_down_with_who_when_and_which_case() -> None:
    case = builders.allocated()
    by = builders.officer().account

    try_out(case=case, by=by, now=builders.NOW)

    (entry,) = entries()
    assert (entry.actor, entry.actor_kind, entry.at, entry.case_reference) == (
        by.pk,
        "officer",
        builders.NOW,
        case.reference,
    )


def test_what_is_refused_leaves_nothing_not_even_an_entry() -> None:
    case = builders.allocated()

    with pytest.raises(Refused):
        try_out(case=case, refuse=True, by=builders.officer().account, now=builders.NOW)

    assert entries() == []
    assert Case.objects.get(pk=case.pk).region == "South West"


def test_who_may_not_does_not() -> None:
    case = builders.allocated()

    with pytest.raises(access.NotPermitted):
        try_out(case=case, by=builders.officer("administrator").account, now=builders.NOW)

    assert Case.objects.get(pk=case.pk).region == "South West"


def test_what_is_not_theirs_is_not_there() -> None:
    case = builders.allocated()

    with pytest.raises(access.NotFound):
        try_out(case=case, by=builders.officer(in_unit="cardiff").account, now=builders.NOW)

    assert Case.objects.get(pk=case.pk).region == "South West"


def test_a_row_that_hangs_on_a_case_is_reached_through_it() -> None:
    @action(needs=May.RECORD_CONTACT)
    def touch(*, contact: Contact, by: Account, now: datetime) -> Contact:
        return contact

    case = builders.allocated()
    contact = Contact(case=case, happened_on=builders.TODAY, channel="phone", direction="out", outcome="completed")

    with pytest.raises(access.NotFound):
        touch(contact=contact, by=builders.officer(in_unit="cardiff").account, now=builders.NOW)

    touch(contact=contact, by=builders.officer().account, now=builders.NOW)
    entry = AuditEntry.objects.get(what__endswith="touch")
    assert (entry.case_reference, entry.subject) == (case.reference, f"contact:{contact.pk}")


def test_a_verb_takes_nothing_by_position_and_says_who_and_when() -> None:
    def by_position(case: Case, *, by: Account, now: datetime) -> None: ...
    def without_now(*, case: Case, by: Account) -> None: ...

    for function in (by_position, without_now):
        with pytest.raises(TypeError):
            action(needs=May.CLOSE_CASE)(function)


def test_a_verb_keeps_its_name_and_what_it_needs() -> None:
    assert try_out.__name__ == "try_out"
    assert NEEDS[f"{try_out.__module__}.try_out"] is May.CLOSE_CASE
