"""Finding a case, and a case on one page."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, holder, text_of, today, visit
from victimcontact.casework import contacts, covers, histories, meetings, messages, people, stages
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.records.models import AuditEntry, Case, Fact, Message
from victimcontact.scheme.standing import Standing
from victimcontact.staff.words import name_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

# How many questions each page asks of the database, however much has happened.
QUERIES = {"": 15, "history/": 15, "duties/": 12, "documents/": 12, "being-heard/": 24}


def page_of(case: Case, part: str = "", **asked: Any) -> str:
    return text_of(visit(holder(case)).get(f"/cases/{case.reference}/{part}", asked))


@pytest.mark.parametrize("standing", Standing)
def test_a_case_has_a_page_wherever_it_stands(standing: str) -> None:
    case = builders.joined()
    Case.objects.filter(pk=case.pk).update(standing=standing)

    page = page_of(case)

    assert case.person.full_name in page
    assert name_of("standing", standing) in page


def test_a_case_just_referred_has_a_page_before_anybody_holds_it() -> None:
    case = builders.referred()

    page = text_of(visit(builders.officer("manager")).get(f"/cases/{case.reference}/"))

    assert "No safe-contact plan yet. Nothing can be sent before there is one." in page
    assert "Name not confirmed" in page
    assert "nobody yet" in page
    assert page.count("Not checked") == 3
    assert "No safe-contact plan: nothing may be used yet." in page


def test_danger_stands_where_it_is_seen_first() -> None:
    case = builders.reachable(builders.allocated(), in_danger=True)

    page = page_of(case)

    assert page.index("In danger") < page.index("<h1")
    assert page.index("In danger.") < page.index("Reaching them safely") + 400


SHOWN_EVERYWHERE = ("", "history/", "duties/", "documents/", "being-heard/", "contacts/new/")


@pytest.mark.parametrize("part", SHOWN_EVERYWHERE)
def test_how_to_reach_them_safely_stands_above_everything_on_every_page_of_the_case(part: str) -> None:
    case = builders.reachable(
        builders.allocated(),
        phone=WayGiven("+447700900123", safe=True, who_else_sees="Her brother"),
        email=WayGiven("rhian@example.org", safe=False),
        dates_to_avoid=(f"{today():%m-%d}",),
        in_danger=True,
        code_word="bluebell",
    )

    page = page_of(case, part)

    strip = page[page.index("app-strip") : page.index("<h1")]
    for said in ("In danger", "not safe", "no voicemail", "others see it", "a day they asked us to avoid", "Between:"):
        assert said in strip, said
    assert "bluebell" not in page


def test_the_code_word_is_shown_to_who_asks_and_the_asking_is_written_down() -> None:
    case = builders.reachable(builders.allocated(), code_word="bluebell")
    client = visit(holder(case))

    page = text_of(client.post(f"/cases/{case.reference}/code-word/"))

    assert "bluebell" in page
    entry = AuditEntry.objects.get(what="contact_cards.say_code_word")
    assert (entry.case_reference, entry.actor) == (case.reference, account_of(case).pk)
    assert "bluebell" not in f"{entry.data}{entry.subject}"
    assert "bluebell" not in page_of(case)


def test_nobody_learns_the_code_word_whose_work_it_is_not() -> None:
    case = builders.reachable(builders.allocated(), code_word="bluebell")

    for who in (builders.officer(in_unit="cardiff"), builders.officer("auditor")):
        response = visit(who).post(f"/cases/{case.reference}/code-word/")
        assert response.status_code in (403, 404)
        assert "bluebell" not in text_of(response)


def test_the_first_page_says_who_they_are_and_who_stands_in() -> None:
    case = builders.joined()
    stands_in = builders.officer(name="Vijay Cover")
    absence = covers.Absence(today(), today(), str(stands_in.pk))
    covers.record(officer=holder(case), absence=absence, by=account_of(case), now=timezone.now())

    page = page_of(case)

    assert "30 to 39" in page
    assert "1990" not in page
    assert "Vijay Cover, until" in page


def test_what_waits_for_somebody_leads_to_where_it_is_done() -> None:
    case = builders.joined()
    message = Message.objects.get(case=case, document="L03")

    page = page_of(case)

    waits = page[page.index("What waits for somebody") : page.index("What is owed next")]
    assert f'href="/messages/{message.reference}/"' in waits


def test_a_history_shows_only_the_kinds_that_the_address_asks_for() -> None:
    case = builders.joined()
    made = ContactMade(builders.TODAY, "phone", "completed", note="She moves in May")
    contacts.add(case=case, made=made, by=account_of(case), now=builders.NOW)

    calls, wishes = page_of(case, "history/", kinds="contacts"), page_of(case, "history/", kinds="wishes")

    assert "She moves in May" in calls
    assert "Wish: join" not in calls
    assert "Wish: join" in wishes
    assert "She moves in May" not in wishes


def test_the_pages_of_a_history_keep_what_was_asked_for() -> None:
    case = builders.joined()
    for number in range(histories.PAGE + 1):
        made = ContactMade(builders.TODAY, "phone", "completed", note=f"Call {number}")
        contacts.add(case=case, made=made, by=account_of(case), now=builders.NOW)

    page = page_of(case, "history/", kinds="contacts")

    assert "Page 1 of 2" in page
    assert 'href="?kinds=contacts&amp;page=2"' in page
    assert "Page 2 of 2" in page_of(case, "history/", kinds="contacts", page="2")
    assert "Page 2 of 2" in page_of(case, "history/", kinds="contacts", page="99")


def test_minutes_are_listed_for_those_who_were_at_the_table_only() -> None:
    case = builders.joined()
    by = account_of(case)
    seats = (meetings.Seat("", "Victim liaison", officer_id=str(holder(case).pk)),)
    planned = meetings.Planned("mappa", builders.TODAY, level=2, seats=seats)
    meeting = meetings.plan(case=case, planned=planned, by=by, now=builders.NOW)
    meetings.record_minutes(meeting=meeting, text="The school was named.", by=by, now=builders.NOW)

    link = f'href="/meetings/{meeting.reference}/minutes/"'
    elsewhere = text_of(visit(builders.officer()).get(f"/cases/{case.reference}/documents/"))

    assert link in page_of(case, "documents/")
    assert link not in elsewhere
    assert "The school was named." not in page_of(case, "documents/") + page_of(case, "history/")


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

    history, written, now = page_of(case, "history/"), page_of(case, "documents/"), page_of(case)

    assert "She moves in May" in history
    assert "Released" in history
    for page in (history, written, now):
        assert f'href="/messages/{message.reference}/"' in page
    assert "What is owed next" in now
    assert "9 Canary Row" not in now + history + written


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

    page = page_of(case, "history/")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


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
        (
            "administrator",
            ("letters/new/", "allocation/", "contacts/new/?way=call"),
            ("wish/", "stages/new/", "safe-contact/"),
        ),
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
    "history/",
    "duties/",
    "documents/",
    "being-heard/",
    "visit-pack/",
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


def test_a_long_history_asks_the_database_no_more_questions_than_a_short_one() -> None:
    """Three hundred stages beside a dozen of everything else."""
    case = builders.joined()
    by, now = account_of(case), timezone.now()
    contacts.add(case=case, made=ContactMade(today(), "phone", "completed"), by=by, now=now)
    few = {part: questions(case, part) for part in QUERIES}
    for number in range(4):
        contacts.add(case=case, made=ContactMade(today(), "phone", "completed", note=f"{number}"), by=by, now=now)
        messages.compose(case=case, wanted=Wanted("L06"), by=by, now=now)
    for _number in range(3):
        people.record_safe_contact(case=case, plan=PlanWanted(), version=number_of(case), by=by, now=now)
    grown_old(case, 300)

    assert {part: questions(case, part) for part in QUERIES} == few == QUERIES


def grown_old(case: Case, count: int) -> None:
    """A history of years: too long to be lived through in a test, so its rows are put there at once."""
    days = [builders.TODAY - timedelta(days=number) for number in range(count)]
    data = [{"code": "escaped", "happened_on": day.isoformat()} for day in days]
    rows = [
        Fact(
            sentence=case.sentence,
            kind="stage",
            on=day,
            data=told,
            source="hand",
            made_by=account_of(case),
            made_at=builders.NOW,
        )
        for day, told in zip(days, data, strict=True)
    ]
    Fact.objects.bulk_create(rows)


def number_of(case: Case) -> int:
    return Case.objects.get(pk=case.pk).version


def questions(case: Case, part: str) -> int:
    client = visit(holder(case))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/cases/{case.reference}/{part}").status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"] and "django_session" not in query["sql"]])
