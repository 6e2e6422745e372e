"""The managers' pages for what was stopped and for what was wrong."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests import builders, crowds
from victimcontact.casework import corrections, stages
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.stages import Happened
from victimcontact.records.models import AuditEntry, Brake, Case, Correction, Message, Officer, Telling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

FRIDAY = date(2026, 11, 20)


def visit(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def holder_of(case: Case) -> Officer:
    assert case.officer is not None
    return case.officer


def stopped(settings: Any, count: int = 3) -> list[Case]:
    """More of one stage than may be, recorded by hand."""
    settings.BRAKE_NEWS_AN_HOUR = settings.BRAKE_NEWS_A_DAY = count - 1
    cases = crowds.members(count)
    for case in cases:
        happened = Happened("moved_to_open_conditions", FRIDAY)
        stages.record(sentence=case.sentence, happened=happened, by=holder_of(case).account, now=builders.NOW)
    return cases


def wrong(case: Case) -> Correction:
    fact = stages.record(
        sentence=case.sentence, happened=Happened("released", FRIDAY), by=holder_of(case).account, now=builders.NOW
    )
    sent = Message.objects.filter(telling__fact=fact)
    sent.update(state="sent", approved_by=holder_of(case).account, approved_at=builders.NOW)
    stages.withdraw(fact=fact, reason="It was another man.", by=holder_of(case).account, now=builders.NOW)
    return Correction.objects.get()


def test_a_manager_sees_what_was_stopped_how_many_and_what_would_go_and_stops_it(settings: Any) -> None:
    cases, client = stopped(settings), visit(builders.officer("manager"))
    brake = Brake.objects.get()

    first = client.get("/").content.decode()
    page = client.get(f"/brakes/{brake.reference}/").content.decode()
    refused = client.post(f"/brakes/{brake.reference}/", {"about": "all", "choice": "stop", "reason": ""})
    done = client.post(f"/brakes/{brake.reference}/", {"about": "all", "choice": "stop", "reason": "Nobody was moved."})

    assert f"/brakes/{brake.reference}/" in first
    assert "Far more than usual were recorded" in page
    assert cases[0].person.family_name in page
    assert "Victim Liaison Unit, Bristol" in page
    assert (refused.status_code, done.status_code) == (200, 302)
    brake.refresh_from_db()
    assert (brake.decided, brake.reason) == ("stop", "Nobody was moved.")
    assert AuditEntry.objects.filter(what="brakes.decide", subject=f"brake:{brake.reference}").exists()
    after = client.get(f"/brakes/{brake.reference}/").content.decode()
    assert "Nobody was moved." in after
    assert "Record your decision" not in after
    assert "Stopped for good" in client.get("/brakes/").content.decode()


def test_a_part_is_let_go_from_the_page(settings: Any) -> None:
    stopped(settings)
    brake = Brake.objects.get()
    fact = Telling.objects.filter(brake=brake).earliest("made_at").fact_id

    answers = {"about": str(fact), "choice": "go", "reason": "Seen in the record."}
    done = visit(builders.officer("manager")).post(f"/brakes/{brake.reference}/", answers)

    assert done.status_code == 302
    assert list(Brake.objects.order_by("decided").values_list("decided", flat=True)) == ["", "go"]


@pytest.mark.parametrize("role", ["victim_liaison_officer", "administrator", "auditor", "analyst", "helpline_adviser"])
def test_nobody_but_a_manager_comes_to_the_brakes(role: str, settings: Any) -> None:
    brake = Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=builders.NOW)
    client = visit(builders.officer(role))

    assert client.get("/brakes/").status_code == 403
    assert client.get(f"/brakes/{brake.reference}/").status_code == 403


def test_an_incident_is_read_put_right_and_closed(settings: Any) -> None:
    case = builders.joined()
    correction, head = wrong(case), visit(builders.officer("manager"))
    address = f"/corrections/{correction.reference}/"

    first = head.get("/").content.decode()
    page = head.get(address).content.decode()
    head.post(f"{address}seen/")
    too_early = head.post(f"{address}close/", {"lesson": "Look twice."})
    call = ContactMade(builders.TODAY, "phone", "completed", note="Told her.")
    corrections.correct(telling=Telling.objects.get(), made=call, by=holder_of(case).account, now=builders.NOW)
    letters = Message.objects.filter(document="C01")
    letters.update(state="sent", approved_by=holder_of(case).account, approved_at=builders.NOW)
    corrections.follow(now=builders.NOW)
    closed = head.post(f"{address}close/", {"lesson": "Look twice."})

    assert address in first
    assert "It was another man." in page
    assert "I have read what happened" in page
    assert case.person.family_name in page
    assert (too_early.status_code, closed.status_code) == (200, 302)
    assert "Look twice." in head.get(address).content.decode()


def test_an_officer_reads_the_incident_and_cannot_close_it() -> None:
    case = builders.joined()
    correction = wrong(case)
    client = visit(holder_of(case))

    page = client.get(f"/corrections/{correction.reference}/")

    assert (page.status_code, "I have read what happened" in page.content.decode()) == (200, False)
    for way in ("seen", "close"):
        assert client.post(f"/corrections/{correction.reference}/{way}/", {"lesson": "Mine."}).status_code == 403
    assert (
        visit(builders.officer("manager", in_unit="exeter")).get(f"/corrections/{correction.reference}/").status_code
        == 404
    )


def test_a_letter_alone_is_refused_where_a_call_comes_first() -> None:
    case = builders.joined()
    wrong(case)
    day = {"happened_on-day": "22", "happened_on-month": "11", "happened_on-year": "2026"}

    page = visit(holder_of(case)).post(
        f"/tellings/{Telling.objects.get().pk}/correct/", day | {"channel": "letter", "note": "Sent."}
    )

    assert "Call or visit them first" in page.content.decode()
    assert Telling.objects.get().correction == "needed"
