"""Reading the trail: what an auditor finds, and that reading leaves its own trace."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, audit, trail
from victimcontact.casework.trail import Sought
from victimcontact.records.models import Account, AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor() -> Account:
    return builders.officer("auditor").account


def found(auditor: Account, **sought: Any) -> list[str]:
    return [line.what for line in trail.search(auditor, Sought(**sought), now=builders.NOW).lines]


def test_the_trail_of_a_case_is_found_newest_first(auditor: Account) -> None:
    case = builders.allocated()
    builders.allocated()
    assert case.officer is not None
    access.case_for(case.officer.account, case.reference, now=builders.NOW)

    lines = trail.search(auditor, Sought(case_reference=case.reference.lower()), now=builders.NOW).lines

    assert lines[0].what == "access.look"
    assert {line.case_reference for line in lines} == {case.reference}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 11, 24, 23, 59, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 25, 0, 0, tzinfo=UTC), date(2026, 11, 25)),
    ],
)
def test_a_day_is_a_day_in_london(auditor: Account, moment: datetime, day: date) -> None:
    audit.write("test.act", by=None, now=moment)

    assert found(auditor, day=day) == ["test.act"]


def test_what_one_officer_did_is_found_by_their_address(auditor: Account) -> None:
    one, other = builders.officer(), builders.officer()
    audit.write("test.one", by=one.account, now=builders.NOW)
    audit.write("test.other", by=other.account, now=builders.NOW)

    sought = Sought(officer_email=str(one.account.email).upper())
    (line,) = trail.search(auditor, sought, now=builders.NOW).lines

    assert (line.what, line.who) == ("test.one", one.name)


def test_an_address_nobody_has_is_said_to_be_unknown(auditor: Account) -> None:
    with pytest.raises(trail.UnknownActor):
        found(auditor, officer_email="nobody@example.org")


def test_a_long_trail_comes_in_pages_that_miss_nothing(auditor: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "PAGE", 2)
    for number in range(5):
        audit.write(f"test.act{number}", by=None, now=builders.NOW, case_reference="VC-TEST")

    seen, before = [], None
    while True:
        page = trail.search(auditor, Sought(case_reference="VC-TEST", before=before), now=builders.NOW)
        seen += [line.what for line in page.lines]
        before = page.more
        if before is None:
            break

    assert seen == [f"test.act{number}" for number in (4, 3, 2, 1, 0)]


def test_searching_the_trail_is_in_the_trail(auditor: Account) -> None:
    holder = builders.officer()

    found(auditor, case_reference="vc-test", officer_email=holder.account.email)

    entry = AuditEntry.objects.get(what="trail.search")
    assert entry.actor == auditor.pk
    assert entry.data == {"day": "", "case": "VC-TEST", "actor": str(holder.account_id)}


def test_a_member_is_not_named_in_the_trail(auditor: Account) -> None:
    member = Account.objects.create(handle="member-1", kind="member")
    audit.write("test.act", by=member, now=builders.NOW, case_reference="VC-TEST")
    audit.write("test.act", by=access.program(), now=builders.NOW, case_reference="VC-TEST")
    audit.write("test.act", by=None, now=builders.NOW, case_reference="VC-TEST")

    lines = trail.search(auditor, Sought(case_reference="VC-TEST"), now=builders.NOW).lines

    assert [line.who for line in lines] == ["nobody signed in", "the program", "a member"]


@pytest.mark.parametrize("role", ["victim_liaison_officer", "manager", "administrator", "analyst", "helpline_adviser"])
def test_only_an_auditor_reads_the_trail(role: str, auditor: Account) -> None:
    with pytest.raises(access.NotPermitted):
        found(builders.officer(role).account)

    assert not AuditEntry.objects.filter(what="trail.search").exists()
    found(auditor)
    assert AuditEntry.objects.filter(what="trail.search").exists()
