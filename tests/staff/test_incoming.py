"""The pages for messages of other systems that wait for a person."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests import builders
from victimcontact.casework import access, feeds, stages
from victimcontact.records.models import AuditEntry, Case, FeedMessage, Officer
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

OUT = "prison-offender-events.prisoner.released"
AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def visit(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def holder_of(case: Case) -> Officer:
    assert case.officer is not None
    return case.officer


def number_of(case: Case) -> str:
    return case.sentence.offender.identifiers.get().value


def doubtful(number: str, *, code: str = "ZZ", raw: str = "{}") -> FeedMessage:
    incoming = Incoming(
        OUT,
        numbers=(Number("prison_number", number),),
        occurred_at=AT,
        occurred_text=AT.isoformat(),
        reason="RELEASED",
        code=code,
        prison="CANARYPRIS",
    )
    return feeds.hear(incoming=incoming, raw=raw, by=access.program(), now=builders.NOW)


def test_the_list_says_what_waits_whose_it_is_and_why() -> None:
    case = builders.joined()
    doubtful(number_of(case))

    page = visit(holder_of(case)).get("/incoming/").content.decode()

    assert "Out of prison" in page
    assert case.sentence.offender.full_name in page
    assert "The movement code is not one we know." in page


def test_a_message_of_another_unit_is_neither_listed_nor_there() -> None:
    case, stranger = builders.joined(), builders.officer("manager", in_unit="exeter")
    message = doubtful(number_of(case))
    client = visit(stranger)

    assert case.sentence.offender.full_name not in client.get("/incoming/").content.decode()
    for way in ("", "match/", "hold/", "discard/", f"match/{case.reference}/released/"):
        assert client.get(f"/incoming/{message.reference}/{way}").status_code == 404
    assert client.post(f"/incoming/{message.reference}/discard/", {"reason": "No."}).status_code == 404
    message.refresh_from_db()
    assert message.standing == "waiting"


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("victim_liaison_officer", 200),
        ("manager", 200),
        ("administrator", 200),
        ("auditor", 403),
        ("analyst", 403),
        ("helpline_adviser", 403),
    ],
)
def test_only_those_who_may_match_see_the_list(role: str, status: int) -> None:
    assert visit(builders.officer(role)).get("/incoming/").status_code == status


def test_nobody_who_is_not_signed_in_sees_anything() -> None:
    message = doubtful("Z9999ZZ")

    for way in ("", f"{message.reference}/", f"{message.reference}/match/"):
        assert Client().get(f"/incoming/{way}").status_code == 302


def test_the_raw_text_is_shown_as_text_and_the_look_is_written_down() -> None:
    case = builders.joined()
    message = doubtful(number_of(case), raw='{"x": "<script>alert(1)</script>"}')

    page = visit(holder_of(case)).get(f"/incoming/{message.reference}/").content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert AuditEntry.objects.filter(what="feeds.look", subject=f"feedmessage:{message.reference}").exists()


def test_a_message_is_matched_in_three_steps_and_nothing_is_recorded_before_the_last() -> None:
    case = builders.joined()
    client, message = visit(holder_of(case)), doubtful(number_of(case))
    first = client.post(f"/incoming/{message.reference}/match/", {"case": case.reference, "stage": "released"})
    second = client.get(first["Location"]).content.decode()
    typed = {"happened_on-day": "20", "happened_on-month": "11", "happened_on-year": "2026", "address": "", "area": ""}

    check = client.post(first["Location"], typed).content.decode()
    before = stages.of(case.sentence)
    done = client.post(first["Location"], typed | {"confirmed": "yes"})

    assert 'value="20"' in second
    assert "Check before you match" in check
    assert "20 November 2026" in check
    assert (before, done.status_code) == ([], 302)
    assert [fact.data["code"] for fact in stages.of(case.sentence)] == ["released"]


def test_changing_something_leads_back_to_what_was_typed() -> None:
    case = builders.joined()
    client, message = visit(holder_of(case)), doubtful(number_of(case))
    typed = {"happened_on-day": "19", "happened_on-month": "11", "happened_on-year": "2026", "change": "yes"}

    page = client.post(f"/incoming/{message.reference}/match/{case.reference}/released/", typed).content.decode()

    assert "Check before you match" not in page
    assert 'value="19"' in page


def test_a_message_of_nobody_known_is_matched_by_the_reference_of_a_case_within_reach() -> None:
    case, manager = builders.joined(), builders.officer("manager")
    client, message = visit(manager), doubtful("Z9999ZZ")
    elsewhere = builders.joined(builders.officer(in_unit="exeter"), sentence=exeter())
    url = f"/incoming/{message.reference}/match/"

    wrong = client.post(url, {"case": elsewhere.reference, "stage": "released"})
    right = client.post(url, {"case": case.reference.lower(), "stage": "released"})
    typed = {"happened_on-day": "20", "happened_on-month": "11", "happened_on-year": "2026", "confirmed": "yes"}
    unanswered = client.post(right["Location"], typed).content.decode()
    client.post(right["Location"], typed | {"keep_numbers": "yes"})

    assert "There is no case with this reference within your reach." in wrong.content.decode()
    assert "There is a problem" in unanswered
    assert case.sentence.offender.identifiers.filter(value="Z9999ZZ").exists()


def exeter() -> Any:
    return builders.replace(builders.told().sentence, court_name="Exeter Crown Court")


@pytest.mark.parametrize(("way", "standing"), [("hold", "held"), ("discard", "discarded")])
def test_setting_a_message_aside_needs_a_reason(way: str, standing: str) -> None:
    case = builders.joined()
    client, message = visit(holder_of(case)), doubtful(number_of(case))
    url = f"/incoming/{message.reference}/{way}/"

    refused = client.post(url, {"reason": ""})
    done = client.post(url, {"reason": "Asked the prison."})

    message.refresh_from_db()
    assert "Enter the reason" in refused.content.decode()
    assert (done.status_code, message.standing) == (302, standing)


def test_a_message_decided_by_somebody_else_is_no_longer_to_be_decided() -> None:
    case = builders.joined()
    client, message = visit(holder_of(case)), doubtful(number_of(case))
    client.post(f"/incoming/{message.reference}/discard/", {"reason": "A test."})

    assert client.get(f"/incoming/{message.reference}/match/").status_code == 404
    assert "A test." in client.get(f"/incoming/{message.reference}/").content.decode()


def test_a_stage_that_is_recorded_elsewhere_cannot_be_matched_by_its_address() -> None:
    case = builders.joined()
    client, message = visit(holder_of(case)), doubtful(number_of(case))

    for code in ("parole_decided", "nothing_of_the_kind"):
        assert client.get(f"/incoming/{message.reference}/match/{case.reference}/{code}/").status_code == 404


def test_no_page_title_and_no_address_names_anybody() -> None:
    case = builders.joined()
    client, message = visit(holder_of(case)), doubtful(number_of(case))

    for way in ("", f"{message.reference}/", f"{message.reference}/match/", f"{message.reference}/hold/"):
        title = client.get(f"/incoming/{way}").content.decode().split("<title>")[1].split("</title>")[0]
        assert case.sentence.offender.family_name not in title
        assert number_of(case) not in title


def test_the_list_takes_no_more_queries_for_many_than_for_one(django_assert_max_num_queries: Any) -> None:
    case = builders.joined()
    client = visit(holder_of(case))
    doubtful(number_of(case))
    client.get("/incoming/")
    for place in range(10):
        doubtful(number_of(case), code=f"Z{place}")

    with django_assert_max_num_queries(20):
        assert client.get("/incoming/").status_code == 200
