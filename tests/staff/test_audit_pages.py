"""The auditor's pages: the trail and its seal."""

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import boxes, text_of, today, visit
from victimcontact.casework import audit, trail
from victimcontact.gateway import tasks
from victimcontact.records.models import AuditEntry, AuditSeal, Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def auditor() -> Client:
    return visit(builders.officer("auditor"))


def looked_at(name: str) -> Case:
    case = builders.allocated(builders.officer(name=name))
    assert case.officer is not None
    visit(case.officer).get(f"/cases/{case.reference}/")
    return case


def test_who_looked_at_a_case_is_found_by_its_reference(auditor: Client) -> None:
    case, other = looked_at("Tomos Vaughan"), looked_at("Ann Other")

    page = text_of(auditor.post("/audit/", {"case_reference": case.reference}))

    assert "access.look" in page
    assert "Tomos Vaughan" in page
    assert case.reference in page
    assert other.reference not in page


def test_nothing_personal_stands_in_the_trail(auditor: Client) -> None:
    case = looked_at("Tomos Vaughan")

    page = text_of(auditor.post("/audit/", boxes("day", today())))

    for word in (case.person.family_name, case.sentence.offender.family_name, "Made-up Street", "07700900123"):
        assert word not in page


def test_what_one_officer_did_is_found_by_their_address(auditor: Client) -> None:
    case = looked_at("Tomos Vaughan")
    assert case.officer is not None

    page = text_of(auditor.post("/audit/", {"officer_email": case.officer.account.email}))

    assert "access.look" in page
    assert "No officer has this address" in text_of(auditor.post("/audit/", {"officer_email": "nobody@example.org"}))


def test_an_empty_search_shows_the_newest_and_a_useless_one_says_so(auditor: Client) -> None:
    audit.write("test.act", by=None, now=timezone.now())

    assert "test.act" in text_of(auditor.post("/audit/", {"case_reference": ""}))
    assert "Nothing in the trail fits all of that." in text_of(auditor.post("/audit/", {"case_reference": "VC-NONE"}))


def test_a_long_trail_goes_on(auditor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "PAGE", 2)
    for number in range(3):
        audit.write(f"test.act{number}", by=None, now=timezone.now(), case_reference="VC-TEST")

    first = auditor.post("/audit/", {"case_reference": "VC-TEST"})
    before = AuditEntry.objects.get(what="test.act1").pk
    assert f'name="before" value="{before}"' in first.content.decode()

    second = text_of(auditor.post("/audit/", {"case_reference": "VC-TEST", "before": before}))
    assert "test.act0" in second
    assert "test.act1" not in second
    assert "Earlier entries" not in second


def test_looking_at_the_page_without_searching_shows_no_entry(auditor: Client) -> None:
    audit.write("test.act", by=None, now=timezone.now())

    assert "test.act" not in text_of(auditor.get("/audit/"))


def test_the_page_says_how_far_the_seal_has_come(auditor: Client) -> None:
    entry = AuditEntry.objects.create(at=timezone.now(), actor_kind="nobody", what="test.act")
    state = AuditSeal.objects.create(entry_id=entry.pk, position=1, digest=b"\xab" * 32, sealed_at=timezone.now())
    audit.write("test.act", by=None, now=timezone.now())

    page = text_of(auditor.get("/audit/"))

    assert "1 entry, last on" in page
    assert bytes(state.digest).hex() in page
    assert "Not yet" in page


def test_an_auditor_has_the_trail_checked_and_sees_what_was_found(auditor: Client) -> None:
    page = text_of(auditor.post("/audit/check/", follow=True))
    assert "The whole trail is being checked." in page
    assert AuditEntry.objects.filter(what="seals.ask_for_check").exists()

    tasks.check_trail()
    assert "as it was sealed" in text_of(auditor.get("/audit/"))

    AuditSeal.objects.create(entry_id=10**9, position=1, digest=b"x" * 32, sealed_at=timezone.now())
    tasks.check_trail()
    page = text_of(auditor.get("/audit/"))
    assert "The trail was changed" in page
    assert "It was taken away." in page


@pytest.mark.parametrize("role", ["victim_liaison_officer", "manager", "administrator", "analyst", "helpline_adviser"])
def test_nobody_but_an_auditor_has_these_pages(role: str) -> None:
    client = visit(builders.officer(role))

    assert client.get("/audit/").status_code == 403
    assert client.post("/audit/", {"case_reference": ""}).status_code == 403
    assert client.post("/audit/check/").status_code == 403


@pytest.mark.parametrize("address", ["/", "/cases/", "/referrals/", "/officers/", "/settings/", "/statistics/"])
def test_an_auditor_reads_the_trail_and_nothing_else(auditor: Client, address: str) -> None:
    assert auditor.get(address).status_code in (302, 403)
