"""Finding a case, and a case on one page."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, holder, today, visit
from victimcontact.casework import cases, contacts, messages, people, stages
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import PlanWanted
from victimcontact.casework.stages import Happened
from victimcontact.records.models import AuditEntry, Case
from victimcontact.scheme.standing import Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

QUERIES = 19


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def page_of(case: Case) -> str:
    return text_of(visit(holder(case)).get(f"/cases/{case.reference}/"))


@pytest.mark.parametrize("standing", Standing)
def test_a_case_has_a_page_wherever_it_stands(standing: str) -> None:
    case = builders.joined()
    Case.objects.filter(pk=case.pk).update(standing=standing)

    page = page_of(case)

    assert case.person.full_name in page
    assert standing.replace("_", " ").capitalize() in page


def test_a_case_just_referred_has_a_page_before_anybody_holds_it() -> None:
    case = builders.referred()

    page = text_of(visit(builders.officer("manager")).get(f"/cases/{case.reference}/"))

    assert "No safe-contact plan yet. Nothing can be sent before there is one." in page
    assert "Name not confirmed" in page
    assert "nobody yet" in page
    assert page.count("Not checked") == 3


def test_danger_stands_where_it_is_seen_first() -> None:
    case = builders.reachable(builders.allocated(), in_danger=True)

    page = page_of(case)

    assert page.index("In danger.") < page.index("Reaching them safely") + 400
    assert page.index("In danger.") < page.index("The case")


def test_the_page_shows_what_is_owed_what_was_sent_and_what_happened() -> None:
    case = builders.joined()
    by = account_of(case)
    made = ContactMade(
        happened_on=builders.TODAY, channel="phone", outcome="completed", direction="out", note="She moves in May"
    )
    contacts.add(case=case, made=made, by=by, now=builders.NOW)
    message = messages.compose(case=case, wanted=Wanted("L06"), by=by, now=builders.NOW)
    happened = Happened("released", builders.TODAY, {"address": "9 Canary Row"})
    stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)

    page = page_of(case)

    assert "She moves in May" in page
    assert f'href="/messages/{message.reference}/"' in page
    assert "Released" in page
    assert "What is owed" in page


def test_what_was_typed_is_shown_as_text_and_never_as_markup() -> None:
    case = builders.allocated()
    made = ContactMade(
        happened_on=builders.TODAY,
        channel="phone",
        outcome="completed",
        direction="out",
        note="<script>alert('x')</script>",
    )
    contacts.add(case=case, made=made, by=account_of(case), now=builders.NOW)

    assert "<script>alert" not in page_of(case)
    assert "&lt;script&gt;alert" in page_of(case)


def test_co_victims_are_linked_for_officers_with_a_warning() -> None:
    told = builders.told()
    one = builders.allocated(offender=told.offender, sentence=told.sentence)
    other = builders.allocated(offender=told.offender, sentence=told.sentence)

    page = page_of(one)

    assert f'href="/cases/{other.reference}/"' in page
    assert "never tell them about one another" in page


@pytest.mark.parametrize(
    ("role", "offered", "kept_away"),
    [
        ("victim_liaison_officer", ("wish/", "stages/new/", "letters/new/"), ("allocation/",)),
        ("manager", ("wish/", "allocation/", "stages/new/"), ()),
        ("administrator", ("letters/new/", "allocation/", "contacts/new/"), ("wish/", "stages/new/", "safe-contact/")),
    ],
)
def test_everybody_is_offered_what_their_role_may_do(
    role: str, offered: tuple[str, ...], kept_away: tuple[str, ...]
) -> None:
    case = builders.joined()
    client = visit(builders.officer(role))

    page = text_of(client.get(f"/cases/{case.reference}/"))

    for part in offered:
        assert f'href="/cases/{case.reference}/{part}"' in page
        assert client.get(f"/cases/{case.reference}/{part}").status_code == 200
    for part in kept_away:
        assert f'href="/cases/{case.reference}/{part}"' not in page
        assert client.get(f"/cases/{case.reference}/{part}").status_code == 403


PARTS = (
    "",
    "name/",
    "safe-contact/",
    "wish/",
    "contacts/new/",
    "letters/new/",
    "eligibility/",
)


@pytest.mark.parametrize("part", PARTS)
def test_a_case_of_another_unit_is_not_there(part: str) -> None:
    case = builders.joined()
    stranger = visit(builders.officer(in_unit="cardiff"))

    for response in (stranger.get(f"/cases/{case.reference}/{part}"), stranger.get(f"/cases/VC-NONE/{part}")):
        assert response.status_code == 404
        assert case.person.family_name not in text_of(response)
    assert not AuditEntry.objects.filter(what="access.look", actor=None).exists()


@pytest.mark.parametrize("part", ["name/", "safe-contact/", "wish/", "contacts/new/", "letters/new/"])
def test_nothing_is_written_into_a_case_of_another_unit(part: str) -> None:
    case = builders.joined()
    before = Case.objects.get(pk=case.pk).version

    response = visit(builders.officer(in_unit="cardiff")).post(f"/cases/{case.reference}/{part}", {"version": before})

    assert response.status_code == 404
    assert Case.objects.get(pk=case.pk).version == before


def test_every_look_is_written_down() -> None:
    case = builders.joined()
    client = visit(holder(case))

    client.get(f"/cases/{case.reference}/")
    client.get(f"/cases/{case.reference}/")

    looks = AuditEntry.objects.filter(what="access.look", case_reference=case.reference)
    assert looks.count() == 2


def test_the_title_of_the_page_names_nobody() -> None:
    case = builders.joined()

    page = page_of(case)

    title = page[page.index("<title>") : page.index("</title>")]
    assert title == "<title>Case – Victim Contact"


def test_a_longer_history_asks_the_database_no_more_questions() -> None:
    case = builders.joined()
    few = questions(case)
    by = account_of(case)
    for number in range(6):
        made = ContactMade(happened_on=today(), channel="phone", outcome="completed", direction="out", note=f"{number}")
        contacts.add(case=case, made=made, by=by, now=timezone.now())
        people.record_safe_contact(case=case, plan=PlanWanted(), version=number_of(case), by=by, now=timezone.now())

    assert questions(case) == few == QUERIES


def number_of(case: Case) -> int:
    return Case.objects.get(pk=case.pk).version


def questions(case: Case) -> int:
    client = visit(holder(case))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/cases/{case.reference}/").status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"] and "django_session" not in query["sql"]])


# Finding


@pytest.fixture
def officer() -> Client:
    return visit(builders.officer())


def found(client: Client, wanted: str) -> str:
    return text_of(client.post("/cases/", {"wanted": wanted}))


def test_a_case_is_found_by_reference_name_and_number(officer: Client) -> None:
    case = builders.allocated()
    number = case.sentence.offender.identifiers.get().value
    offender = case.sentence.offender

    for wanted in (
        case.reference,
        case.person.family_name,
        f"{case.person.given_names} {case.person.family_name}",
        case.person.family_name.lower(),
        offender.family_name,
        number,
        number.lower(),
    ):
        assert f'href="/cases/{case.reference}/"' in found(officer, wanted), wanted


def test_a_case_of_another_unit_is_not_found() -> None:
    case = builders.allocated()
    stranger = visit(builders.officer(in_unit="cardiff"))

    for wanted in (case.reference, case.person.family_name, case.sentence.offender.family_name):
        assert "No case of your unit begins with that." in found(stranger, wanted)


def test_what_was_sought_stands_in_no_address(officer: Client) -> None:
    case = builders.allocated()

    assert f"/cases/{case.reference}/" not in text_of(officer.get("/cases/", {"wanted": case.person.family_name}))
    page = text_of(officer.get("/cases/"))
    assert 'method="post"' in page


def test_a_search_is_written_down_without_what_was_sought(officer: Client) -> None:
    case = builders.allocated()

    found(officer, case.person.family_name)

    assert case.person.family_name not in str([row.__dict__ for row in AuditEntry.objects.all()])
    assert AuditEntry.objects.filter(what="cases.search").count() == 1


def test_an_empty_search_says_what_is_missing(officer: Client) -> None:
    assert "Enter a name, reference or number" in found(officer, "")


def test_what_was_sought_stays_in_the_box(officer: Client) -> None:
    assert 'value="Nobody&#34;s"' in found(officer, 'Nobody"s')


def test_nobody_goes_through_names_without_end(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "SEARCHES", 2)
    for _ in range(2):
        found(officer, "A")

    assert officer.post("/cases/", {"wanted": "A"}).status_code == 429


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_nobody_searches_whose_work_is_not_cases(role: str) -> None:
    client = visit(builders.officer(role))

    assert client.get("/cases/").status_code == 403
    assert client.post("/cases/", {"wanted": "Price"}).status_code == 403
