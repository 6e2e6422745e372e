"""A hospital's guest, page by page: let in by the officer, looking, telling us, shut out; and nothing but what is granted on any page."""

import re
from collections.abc import Iterator
from datetime import time, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.house.everything import addresses
from tests.staff.officers_site import account_of, boxes, holder, in_days, today, visit
from tests.staff.officers_site import text_of as sent
from tests.staff.visitors import sign_in
from victimcontact.casework import access, contacts, hospital_desk, notes, people, risks, stages
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Account, Case, GuestAccess, HospitalNote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

BEGAN = builders.NOW
PASSWORD = re.compile(r"[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}")


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))
    return builders.handed_over()


def text_of(response: Any) -> str:
    """A page as it is read."""
    return unescape(sent(response))


def at(case: Case, rest: str = "") -> str:
    return f"/cases/{case.reference}/hospital/guests/{rest}"


def typed(**changes: str) -> dict[str, str]:
    who = {"name": "Harriet Hale", "email": "h.hale@example.org"}
    return who | boxes("last_on", in_days(30)) | changes


def guest_of(case: Case) -> Client:
    return visit(builders.guest(case).account.officer)


def test_the_officer_lets_somebody_in_who_chooses_a_password_before_anything_else(case: Case) -> None:
    officer = visit(holder(case))

    page = text_of(officer.post(at(case, "new/"), typed()))

    (password,) = PASSWORD.findall(page)
    assert "Nothing is sent to them by email" in page
    assert password not in text_of(officer.get(at(case)))
    client, account = Client(), Account.objects.get(email="h.hale@example.org")
    sign_in(client, account, password)
    assert client.get("/hospital/")["Location"] == "/accounts/password/change/"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "nobody"}, "Enter an email address"),
        ({"email": f"h.hale@{'ward.' * 52}example.org"}, "Your answer must be 254 characters or fewer"),
        (boxes("last_on", builders.TODAY + timedelta(days=93)), "at the latest 23 February 2027"),
        (boxes("last_on", builders.TODAY - timedelta(days=1)), "The last day must be today or in the future"),
        ({"name": " "}, "Enter their name"),
    ],
)
def test_what_was_typed_wrongly_is_said_beside_it_and_nobody_is_let_in(
    case: Case, changes: dict[str, str], said: str
) -> None:
    page = text_of(visit(holder(case)).post(at(case, "new/"), typed(**changes)))

    assert said in page and "There is a problem" in page
    assert not GuestAccess.objects.exists()


def test_an_officers_own_address_is_refused_in_words(case: Case) -> None:
    page = text_of(visit(holder(case)).post(at(case, "new/"), typed(email=str(account_of(case).email))))

    assert "Somebody signs in with this address who is not of a hospital" in page


def test_the_officer_sees_who_can_see_it_changes_the_day_and_ends_it(case: Case) -> None:
    client, officer = guest_of(case), visit(holder(case))
    row = GuestAccess.objects.get()
    client.get(f"/hospital/{case.reference}/")

    for page in (text_of(officer.get(at(case))), text_of(officer.get(f"/cases/{case.reference}/"))):
        assert "Harriet Hale" in page and "23 December 2026" in page and "23 November 2026 at 10:01" in page
    longer = officer.post(at(case, f"{row.reference}/longer/"), boxes("last_on", in_days(40)) | {"reason": "Put off."})
    assert longer["Location"] == at(case)
    again = GuestAccess.objects.get(ended_at__isnull=True)
    officer.post(at(case, f"{again.reference}/end/"), {"reason": "She has changed wards."})
    assert client.get(f"/hospital/{case.reference}/").status_code == 302
    assert "She has changed wards." in text_of(officer.get(at(case)))


def test_whoever_may_not_let_anybody_in_only_reads(case: Case) -> None:
    builders.guest(case)
    administrator = visit(builders.officer("administrator"))

    page = text_of(administrator.get(at(case)))

    assert "Harriet Hale" in page and "End it now" not in page
    for address in ("new/", f"{GuestAccess.objects.get().reference}/end/"):
        assert administrator.get(at(case, address)).status_code == 403


def test_one_form_says_that_the_victim_was_told_and_closes_the_check(case: Case) -> None:
    happened = Happened("community_treatment_order_made", builders.TODAY)
    stages.record(sentence=case.sentence, happened=happened, by=account_of(case), now=BEGAN)
    guest = guest_of(case)
    (key,) = re.findall(r'value="(P75:[^"]+)"', text_of(guest.get(f"/hospital/{case.reference}/told/")))

    page = guest.post(
        f"/hospital/{case.reference}/told/", {"about": key, "given": "yes"} | boxes("on", today()), follow=True
    )

    assert "Thank you. The victim’s officer knows." in text_of(page)
    assert "Nothing now." in text_of(page)
    assert "The check is closed with it." in text_of(visit(holder(case)).get(at(case)))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"about": ""}, "Choose what it is about"),
        ({"about": "absolutely_discharged"}, "Choose whether you have told the victim"),
        ({"about": "absolutely_discharged", "given": "yes"}, "Enter the day you told them"),
        ({"about": "absolutely_discharged", "given": "no"}, "Enter why you have not told them"),
        ({"about": "released", "given": "no", "why": "x"}, "Choose an answer from the list"),
        (
            {"about": "absolutely_discharged", "given": "yes"} | boxes("on", builders.TODAY + timedelta(days=1)),
            "The day you told them must be today or in the past",
        ),
    ],
)
def test_a_form_that_is_not_whole_says_what_is_missing(case: Case, answers: dict[str, str], said: str) -> None:
    page = text_of(guest_of(case).post(f"/hospital/{case.reference}/told/", answers))

    assert said in page and "There is a problem" in page
    assert not HospitalNote.objects.exists()


def test_what_is_coming_and_what_is_asked_reach_the_officer(case: Case) -> None:
    guest, officer = guest_of(case), visit(holder(case))

    guest.post(f"/hospital/{case.reference}/coming/", {"code": "absolutely_discharged", "text": "In the spring."})
    asked = guest.post(f"/hospital/{case.reference}/ask/", {"text": "A community order."}, follow=True)

    assert "The victim’s officer asks." in text_of(asked) and "A community order." in text_of(asked)
    page = text_of(officer.get(at(case)))
    assert "In the spring." in page and "I have seen to it" in page
    note = HospitalNote.objects.get()
    officer.post(f"/cases/{case.reference}/hospital/notes/{note.reference}/read/")
    assert "has seen to it." in text_of(officer.get(at(case)))
    assert "Discharge from hospital" in text_of(officer.get("/consultations/"))


def test_without_a_wish_to_be_asked_there_is_no_way_to_ask(case: Case) -> None:
    guest = guest_of(case)
    Case.objects.filter(pk=case.pk).update(wants_representations=False)

    assert "Ask what the victim wants considered" not in text_of(guest.get(f"/hospital/{case.reference}/"))
    page = text_of(guest.post(f"/hospital/{case.reference}/ask/", {"text": "A community order."}))
    assert "do not want to be asked before a decision" in page


def test_the_first_page_leads_to_the_case_and_says_so_when_there_is_none(case: Case) -> None:
    client = guest_of(case)

    assert client.get("/start/", follow=True).request["PATH_INFO"] == f"/hospital/{case.reference}/"
    Case.objects.update(standing="paused")
    assert "Nothing is open to you now." in text_of(client.get("/hospital/"))


def test_an_address_that_opens_another_case_is_refused_in_words(case: Case) -> None:
    guest, other = builders.guest(case), builders.handed_over(case.officer)

    page = text_of(visit(holder(other)).post(at(other, "new/"), typed(email=str(guest.account.email))))

    assert "Each case has a sign-in of its own: enter another address" in page


def test_a_managers_work_on_what_ended_by_itself_is_closed_from_the_page(case: Case) -> None:
    builders.guest(case)
    Case.objects.filter(pk=case.pk).update(route="B")
    officer, row = visit(holder(case)), GuestAccess.objects.get()

    assert "I have told the managers" in text_of(officer.get(at(case)))
    officer.post(at(case, f"{row.reference}/told/"))

    row.refresh_from_db()
    assert (row.ended_why, row.settled_by) == ("not_theirs", account_of(case))


# Nothing but what is granted


SECRET = "canary"


def with_canaries(case: Case) -> None:
    """Everything about her, her case and another victim that is nobody's business at the hospital."""
    by, person = account_of(case), case.person
    plan = PlanWanted(
        address=WayGiven(("7 Granted Road", "Bristol", "BS99 9ZZ"), safe=True),
        phone=WayGiven("+447700900987", safe=True, who_else_sees=f"{SECRET}seen"),
        text=WayGiven("+447700900986", safe=True),
        email=WayGiven(f"{SECRET}mail@example.org", safe=True),
        hours_from=time(10),
        hours_to=time(15),
        in_danger=True,
        code_word=f"{SECRET}word",
        note=f"{SECRET}note",
    )
    version = access.version_of(case)
    people.record_safe_contact(case=case, plan=plan, version=version, by=by, now=BEGAN)
    person.needs = f"{SECRET}needs"
    person.save()
    notes.answer(case=case, text=f"{SECRET}message", by=by, now=BEGAN)
    made = ContactMade(builders.TODAY, "phone", "completed", note=f"{SECRET}contact")
    contacts.add(case=case, made=made, by=by, now=BEGAN)
    told = risks.Told(f"{SECRET}risk", "victim", "immediate", builders.TODAY)
    risks.record(case=case, told=told, by=by, now=BEGAN)
    happened = Happened("moved_hospital", builders.TODAY, {"hospital": f"{SECRET}ward"})
    stages.record(sentence=case.sentence, happened=happened, by=by, now=BEGAN)


def pages(case: Case, guest: Client) -> Iterator[tuple[str, str]]:
    """Every page of the desk, as it is first and after a form was sent empty, and every other address of the site."""
    own = [each for each in addresses("staff") if each.route.startswith("hospital/")]
    assert len(own) > 4
    for address in own:
        path = "/" + address.route.replace("<slug:reference>", case.reference)
        yield path, guest.get(path).content.decode()
        yield path, guest.post(path, {}).content.decode()


def test_no_page_of_the_desk_holds_anything_but_what_is_granted(case: Case) -> None:
    other = builders.victim(given_names="Canarysister", family_name="Canarysister")
    shared = builders.handed_over(case.officer, victims=(builders.victim(), other))
    with_canaries(shared)
    guest = guest_of(shared)
    hospital_desk.say_coming(
        reference=shared.reference,
        coming=hospital_desk.Coming("absolutely_discharged"),
        by=GuestAccess.objects.get(case=shared).account,
        now=BEGAN,
    )
    offender = shared.sentence.offender

    seen = dict(pages(shared, guest))
    found = " ".join(seen.values())

    assert shared.person.full_name in found and "7 Granted Road" in found and offender.full_name in found
    hidden = (
        SECRET,
        "Canarysister",
        "900987",
        "900986",
        case.reference,
        case.person.full_name,
        shared.sentence.reference,
    )
    more = (
        offender.identifiers.get().value,
        "1985",
        "1990",
        shared.sentence.court_name,
        "Manslaughter",
        "danger",
        "key_stages",
    )
    assert [word for word in (*hidden, *more) if word.lower() in found.lower()] == []
    assert not re.search(r"<title>[^<]*(Price|Blake)", found)


def test_for_a_guest_there_is_no_other_address(case: Case) -> None:
    """Whatever a page asks for by itself: one that forgot to ask is not there either."""
    guest = guest_of(case)
    others = [each for each in addresses("staff") if not each.route.startswith(("hospital/", "accounts/", "start/"))]
    answers = {}
    for address in others:
        path = "/" + re.sub(r"<uuid:\w+>", str(case.pk), re.sub(r"<(?:slug:|str:)?\w+>", case.reference, address.route))
        answers[path] = guest.get(path).status_code

    assert len(answers) > 100
    assert {path: status for path, status in answers.items() if status != 404 and path != "/"} == {}


def test_the_page_of_the_handover_shows_no_address_where_no_letter_may_go(case: Case) -> None:
    waiting = builders.joined(case.officer, sentence=builders.HOSPITAL_ORDER)
    officer, page = visit(holder(waiting)), f"/cases/{waiting.reference}/hospital/"
    before = text_of(officer.get(page))
    plan = PlanWanted(address=WayGiven(("9 Hidden Road", "Bristol", "BS99 9ZZ"), safe=False))
    version = access.version_of(waiting)
    people.record_safe_contact(case=waiting, plan=plan, version=version, by=account_of(waiting), now=BEGAN)

    after = text_of(officer.get(page))

    assert "Made-up Street" in before
    assert "Hidden Road" not in after and "There is none that is safe to write to" in after
