"""Logging a contact: one short form, which keeps what was owed and marks what is wrong."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, boxes, holder, in_days, joined, text_of, today, visit
from victimcontact.casework import contacts, news, stages, subjects
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.people import WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Case, Contact, Duty, Fact

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

VOICEMAIL = 'value="voicemail"'


@pytest.fixture
def case() -> Case:
    return builders.allocated()


@pytest.fixture
def client(case: Case) -> Client:
    return visit(holder(case))


def contact(**changes: str) -> dict[str, str]:
    made = {"way": "call", "call_outcome": "reached", "subject": "nothing", "note": "She moves in May"}
    return made | boxes("happened_on", today()) | changes


def log(case: Case, **changes: str) -> str:
    return text_of(visit(holder(case)).post(f"/cases/{case.reference}/contacts/new/", contact(**changes), follow=True))


def released(case: Case) -> str:
    """He was released today; the value by which the form knows it."""
    happened = Happened("released", today(), {"released_on": today().isoformat()})
    fact = stages.record(sentence=case.sentence, happened=happened, by=account_of(case), now=timezone.now())
    return f"fact-{fact.pk}"


def standing_of(case: Case, what: str) -> str:
    return str(Duty.objects.filter(case=case, what=what).latest("arose_at").standing)


def test_a_call_that_offered_the_scheme_keeps_the_first_contact(case: Case) -> None:
    page = log(case, subject="offer-L01")

    made = Contact.objects.get(case=case)
    assert (made.channel, made.direction, made.outcome, made.note) == ("phone", "out", "completed", "She moves in May")
    assert standing_of(case, "make_first_contact") == "kept"
    assert "The contact is logged." in page


def test_a_call_about_what_happened_keeps_its_duty_and_one_about_nothing_of_it_does_not() -> None:
    case = joined()
    subject = released(case)
    assert standing_of(case, "make_contact_about_outcome") == "open"

    log(case, call_outcome="no_answer", subject=subject)
    assert standing_of(case, "make_contact_about_outcome") == "open"

    log(case, subject=subject)
    assert standing_of(case, "make_contact_about_outcome") == "kept"


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"call_outcome": "no_answer"}, "failed"),
        ({"way": "visit", "visit_outcome": "nobody_there"}, "failed"),
        ({"call_outcome": "wrong_number"}, "bounced"),
    ],
)
def test_a_call_or_visit_that_reached_nobody_keeps_no_duty_and_asks_for_another_way(
    case: Case, changes: dict[str, str], outcome: str
) -> None:
    """D18."""
    log(case, subject="offer-L01", **changes)

    assert Contact.objects.get(case=case).outcome == outcome
    assert standing_of(case, "make_first_contact") == "open"
    assert standing_of(case, "phone_after_bounce") == "open"


def test_a_call_that_nobody_answered_does_not_undo_the_letter_it_was_about() -> None:
    case = joined()
    made = ContactMade(today(), "letter", "sent", document="L06")
    contacts.add(case=case, made=made, by=account_of(case), now=timezone.now())
    letter = Contact.objects.get(case=case, document="L06")

    tried = ContactMade(today(), "phone", "failed", about=str(letter.fact_id), result="no_answer")
    contacts.add(case=case, made=tried, by=account_of(case), now=timezone.now())

    assert not Duty.objects.filter(case=case, what="send_annual_letter", standing="late").exists()
    assert Fact.objects.get(case=case, data__result="no_answer").data["tried"] == str(letter.fact_id)


def test_a_wrong_number_is_marked_for_calls_and_texts_and_not_used_again() -> None:
    case = builders.reachable(
        builders.allocated(), phone=WayGiven("+447700900123", safe=True), text=WayGiven("+447700900123", safe=True)
    )

    log(case, call_outcome="wrong_number")

    points = {point.channel: point.failed_at for point in case.person.contact_points.filter(replaced_at__isnull=True)}
    assert points["phone"] is not None
    assert points["text"] is not None
    assert points["email"] is None
    assert "Phone:</strong> does not work" in text_of(visit(holder(case)).get(f"/cases/{case.reference}/"))


def test_somebody_who_does_not_live_there_has_no_address_any_more() -> None:
    case = builders.reachable(builders.allocated())

    log(case, way="visit", visit_outcome="wrong_address")

    assert case.person.addresses.get(replaced_at__isnull=True).failed_at is not None
    assert not case.person.contact_points.filter(failed_at__isnull=False).exists()


@pytest.mark.parametrize(
    ("plan", "offered"),
    [
        ({"phone": WayGiven("+447700900123", safe=True, voicemail_is_safe=True)}, True),
        ({"phone": WayGiven("+447700900123", safe=True, voicemail_is_safe=False)}, False),
        ({"phone": WayGiven("+447700900123", safe=True, voicemail_is_safe=True), "in_danger": True}, False),
        ({"phone": WayGiven("+447700900123", safe=True, voicemail_is_safe=True, who_else_sees="Her brother")}, False),
        ({"phone": WayGiven("+447700900123", safe=False, voicemail_is_safe=True)}, False),
    ],
)
def test_a_voicemail_is_offered_only_where_it_is_safe(plan: dict[str, Any], offered: bool) -> None:
    case = builders.reachable(builders.allocated(), **plan)

    page = text_of(visit(holder(case)).get(f"/cases/{case.reference}/contacts/new/"))
    log(case, call_outcome="voicemail")

    assert (VOICEMAIL in page) == offered
    assert ("Leave no voicemail" in page) != offered
    assert Contact.objects.filter(case=case).exists() == offered


def test_a_letter_that_came_in_about_ours_shows_that_it_was_read() -> None:
    case = joined()
    subject = released(case)

    log(case, way="letter_in", call_outcome="", subject=subject)

    made = Contact.objects.get(case=case, direction="in")
    assert (made.channel, made.outcome) == ("letter", "acknowledged")
    assert standing_of(case, "make_contact_about_outcome") == "kept"


def test_what_they_heard_when_they_rang_us_they_may_read_as_well() -> None:
    case = joined()
    subject = released(case)
    assert news.told_of(case) == []

    log(case, way="call_in", call_outcome="", subject=subject)

    assert [f"fact-{telling.fact_id}" for telling, _day in news.told_of(case)] == [subject]


def test_a_letter_that_came_in_about_nothing_is_only_logged(case: Case) -> None:
    log(case, way="letter_in", call_outcome="")

    made = Contact.objects.get(case=case)
    assert (made.direction, made.fact) == ("in", None)
    assert standing_of(case, "make_first_contact") == "open"


def test_a_letter_posted_elsewhere_keeps_the_duty_it_names(case: Case) -> None:
    log(case, way="sent", call_outcome="", document="L01")

    assert Contact.objects.get(case=case).outcome == "sent"
    assert standing_of(case, "make_first_contact") == "kept"


def test_the_form_asks_about_what_happened_what_is_owed_and_what_was_written() -> None:
    case = joined()
    subject = released(case)
    message = case.messages.get(document="L17")
    message.state, message.approved_by, message.approved_at = "sent", account_of(case), timezone.now()
    message.save()

    values = [each.value for each in subjects.of(case)]

    assert values[0] == subject
    assert f"letter-{message.reference}" not in values, "the letter about it would be the same subject twice"
    assert any(value.startswith("duty-") for value in values)


def test_nothing_of_another_case_can_be_said_to_be_the_subject(case: Case, client: Client) -> None:
    elsewhere = released(joined())

    page = text_of(client.post(f"/cases/{case.reference}/contacts/new/", contact(subject=elsewhere)))

    assert "Choose an answer from the list" in page
    assert not Contact.objects.filter(case=case).exists()


def test_a_link_answers_beforehand_what_it_knows(case: Case, client: Client) -> None:
    page = text_of(client.get(f"/cases/{case.reference}/"))
    link = f"/cases/{case.reference}/contacts/new/?way=call&about=offer-L01"
    form = text_of(client.get(link))

    assert link.replace("&", "&amp;") in page
    assert 'value="call" checked' in form
    assert 'value="offer-L01" checked' in form
    assert 'value="pigeon"' not in text_of(client.get(f"/cases/{case.reference}/contacts/new/?way=pigeon&about=pigeon"))


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/?whose=unit&page=2", "/?whose=unit&page=2"),
        ("", "case"),
        ("https://example.org/", "case"),
        ("//example.org/", "case"),
        ("javascript:alert(1)", "case"),
    ],
)
def test_saving_leads_back_to_where_the_officer_came_from_and_never_to_another_site(
    case: Case, client: Client, back: str, leads_to: str
) -> None:
    response = client.post(f"/cases/{case.reference}/contacts/new/", contact(back=back))

    assert response["Location"] == (f"/cases/{case.reference}/" if leads_to == "case" else leads_to)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"way": ""}, "Choose what it was"),
        ({"call_outcome": ""}, "Choose what came of it"),
        ({"subject": ""}, "Choose what it was about"),
        (boxes("happened_on", in_days(2)), "The day of the contact must be today or in the past"),
        ({"happened_on-day": ""}, "The day of the contact must"),
        ({"way": "pigeon"}, "Choose an answer from the list"),
    ],
)
def test_what_is_wrong_is_said_and_the_note_stays(
    case: Case, client: Client, changes: dict[str, str], said: str
) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/contacts/new/", contact() | changes))

    assert said in page
    assert "She moves in May" in page
    assert not Contact.objects.filter(case=case).exists()


@pytest.mark.parametrize(("role", "status"), [("administrator", 302), ("auditor", 403), ("helpline_adviser", 403)])
def test_who_logs_a_contact(case: Case, role: str, status: int) -> None:
    client = visit(builders.officer(role))

    assert client.post(f"/cases/{case.reference}/contacts/new/", contact()).status_code == status
