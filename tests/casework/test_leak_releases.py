"""Marked words go out only when two people let exactly these words stand in exactly this content, each with a reason."""

import pytest
from written_reports import approved, author, begun, fresh, words

from tests import builders
from victimcontact.casework import access, leak_releases, reports
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.records.models import Account, LeakRelease, Officer, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return begun()


def naming(report: Report, text: str) -> Report:
    reports.write(
        report=report, content=words(concerns=text), version=report.version, by=author(report), now=builders.NOW
    )
    return fresh(report)


def release(report: Report, by: Account, *, number: int = 0) -> LeakRelease:
    return leak_releases.release(
        report=report,
        mark=leak_releases.marks_of(report)[number].key,
        reason="It is the judge's name.",
        content_hash=reports.latest(report).content_hash,
        by=by,
        now=builders.NOW,
    )


def passes(report: Report) -> bool:
    """Whether another officer's check lets it through."""
    checker = builders.officer().account
    reports.start_check(report=approved(report), by=checker, now=builders.NOW)
    try:
        reports.pass_check(report=fresh(report), looked_at=CHECKLIST["R01"], by=checker, now=builders.NOW)
    except reports.GivesAway:
        return False
    return True


def manager(report: Report) -> Account:
    return Officer.objects.get(role="manager", unit=report.case.unit).account


def address_line(report: Report) -> str:
    return str(report.case.person.addresses.get(replaced_at__isnull=True).lines[0])


def test_a_name_that_two_people_let_stand_goes(report: Report) -> None:
    named = naming(report, f"Judge {report.case.person.family_name} said so.")
    release(named, author(named))
    release(named, builders.officer().account)

    assert passes(named)


def test_one_person_is_not_enough_and_cannot_be_counted_twice(report: Report) -> None:
    named = naming(report, f"Judge {report.case.person.family_name} said so.")
    release(named, author(named))

    with pytest.raises(leak_releases.ReleasedAlready):
        release(named, author(named))
    assert not passes(named)


def test_an_address_stands_only_with_a_manager_among_the_two(report: Report) -> None:
    told = naming(report, f"She lives at {address_line(report)}.")
    release(told, author(told))
    release(told, builders.officer().account)
    without = leak_releases.marks_of(told)[0].may_stand

    release(told, manager(told))

    assert (without, leak_releases.marks_of(told)[0].may_stand) == (False, True)


def test_a_release_of_one_mark_releases_no_other(report: Report) -> None:
    name = report.case.person.family_name
    named = naming(report, f"Judge {name} said so. Ms {name} is afraid.")
    for person in (author(named), builders.officer().account):
        release(named, person)

    assert [mark.may_stand for mark in leak_releases.marks_of(named)] == [True, False]
    assert not passes(named)


def test_any_edit_ends_the_release(report: Report) -> None:
    name = report.case.person.family_name
    named = naming(report, f"Judge {name} said so.")
    for person in (author(named), builders.officer().account):
        release(named, person)

    edited = naming(named, f"Judge {name} said so!")

    assert not any(mark.may_stand for mark in leak_releases.marks_of(edited))


def test_a_release_is_of_what_was_read_and_has_a_reason(report: Report) -> None:
    named = naming(report, f"Judge {report.case.person.family_name} said so.")
    (mark,) = leak_releases.marks_of(named)
    now = reports.latest(named).content_hash
    ask = {"report": named, "mark": mark.key, "by": author(named), "now": builders.NOW}

    with pytest.raises(access.Stale):
        leak_releases.release(**ask, reason="x", content_hash="0" * 64)
    with pytest.raises(leak_releases.NoReason):
        leak_releases.release(**ask, reason="  ", content_hash=now)
    with pytest.raises(leak_releases.NoSuchMark):
        leak_releases.release(**ask | {"mark": "name-0-1"}, reason="x", content_hash=now)


def test_an_administrator_lets_nothing_stand(report: Report) -> None:
    named = naming(report, f"Judge {report.case.person.family_name} said so.")

    with pytest.raises(access.NotPermitted):
        release(named, builders.officer("administrator").account)
    assert not LeakRelease.objects.exists()
