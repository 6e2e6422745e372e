"""The helpline's pages: whom to put a caller through to."""

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import boxes, text_of, visit
from victimcontact.casework import callers
from victimcontact.casework.access import program
from victimcontact.records.models import CallerNote, Case, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def adviser() -> Client:
    return visit(builders.officer("helpline_adviser"))


def sought(case: Case) -> dict[str, str]:
    assert case.person.born_on is not None
    return {"family_name": case.person.family_name, **boxes("born_on", case.person.born_on)}


def held() -> tuple[Case, Officer]:
    case = builders.allocated(builders.officer(name="Tomos Vaughan"))
    assert case.officer is not None
    return case, case.officer


def test_a_caller_is_put_through_to_unit_and_officer(adviser: Client) -> None:
    case, holder = held()

    page = text_of(adviser.post("/callers/", sought(case)))

    assert "Victim Liaison Unit, Bristol" in page
    assert holder.name in page
    assert holder.phone in page


def test_nothing_of_the_case_is_shown(adviser: Client) -> None:
    case, _holder = held()

    page = text_of(adviser.post("/callers/", sought(case)))

    secret = (
        case.reference,
        case.person.given_names,
        case.sentence.offender.family_name,
        case.sentence.offence_title,
        "Made-up Street",
        "07700900123",
        "allocated",
    )
    assert [word for word in secret if word in page] == []


def test_nobody_is_found_by_half_of_it(adviser: Client) -> None:
    case, _holder = held()

    wrong = text_of(adviser.post("/callers/", sought(case) | {"family_name": "Nobody"}))

    assert "No unit has a case for this name and date of birth." in wrong
    assert 'href="/referrals/new/"' in wrong
    assert "There is a problem" in text_of(adviser.post("/callers/", {"family_name": case.person.family_name}))


def test_the_name_stands_in_no_address(adviser: Client) -> None:
    case, _holder = held()

    assert "Put them through to" not in text_of(adviser.get("/callers/", sought(case)))
    assert adviser.post("/callers/", sought(case)).request["QUERY_STRING"] == ""


def test_a_note_goes_from_the_helpline_to_the_officers_case_page(adviser: Client) -> None:
    case, holder = held()
    asked = sought(case) | {"way": f"bristol:{holder.pk}"}
    form = text_of(adviser.post("/callers/note/", asked))
    assert f'name="way" value="bristol:{holder.pk}"' in form

    done = text_of(adviser.post("/callers/note/", asked | {"text": "Please ring after six."}, follow=True))
    assert "The note is on the unit’s worklist." in done

    theirs = visit(holder)
    assert "Read a note of the helpline, or from the members’ site" in text_of(theirs.get("/"))
    assert "Please ring after six." in text_of(theirs.get(f"/cases/{case.reference}/"))

    theirs.post(f"/cases/{case.reference}/caller-notes/{CallerNote.objects.get().pk}/read/")
    assert "Please ring after six." not in text_of(theirs.get(f"/cases/{case.reference}/"))
    assert "Read what a caller" not in text_of(theirs.get("/"))


def test_an_empty_note_is_asked_for_again(adviser: Client) -> None:
    case, holder = held()

    page = text_of(adviser.post("/callers/note/", sought(case) | {"way": f"bristol:{holder.pk}", "text": ""}))

    assert "Enter what the officer should know" in page
    assert case.person.family_name in page
    assert not CallerNote.objects.exists()


def test_a_note_for_a_way_that_was_not_found_is_not_left(adviser: Client) -> None:
    case, _holder = held()

    page = text_of(
        adviser.post("/callers/note/", sought(case) | {"way": "cardiff:", "text": "Please ring."}, follow=True)
    )

    assert "The case has just changed hands." in page
    assert not CallerNote.objects.exists()


def test_a_note_is_read_at_the_case_it_belongs_to_and_by_its_unit_only(adviser: Client) -> None:
    (case, holder), (other, _) = held(), held()
    adviser.post("/callers/note/", sought(case) | {"way": f"bristol:{holder.pk}", "text": "Please ring."})
    note = CallerNote.objects.get()

    assert visit(holder).post(f"/cases/{other.reference}/caller-notes/{note.pk}/read/").status_code == 404
    stranger = visit(builders.officer(in_unit="cardiff"))
    assert stranger.post(f"/cases/{case.reference}/caller-notes/{note.pk}/read/").status_code == 404
    assert CallerNote.objects.get().read_at is None


def test_searching_without_end_is_stopped_with_words(adviser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callers, "SEARCHES", 2)
    case, _holder = held()
    for _ in range(2):
        adviser.post("/callers/", sought(case))

    response = adviser.post("/callers/", sought(case))

    assert response.status_code == 429
    assert "Too many attempts" in text_of(response)


@pytest.mark.parametrize("role", ["victim_liaison_officer", "manager", "administrator", "auditor", "analyst"])
def test_nobody_else_has_these_pages(role: str) -> None:
    case, holder = held()
    client = visit(builders.officer(role))

    assert client.get("/callers/").status_code == 403
    assert client.post("/callers/", sought(case)).status_code == 403
    asked = sought(case) | {"way": f"bristol:{holder.pk}", "text": "x"}
    assert client.post("/callers/note/", asked).status_code == 403
    assert not CallerNote.objects.exists()


def test_an_adviser_takes_in_a_referral_and_sees_no_case(adviser: Client) -> None:
    case, _holder = held()

    assert adviser.get("/referrals/new/").status_code == 200
    for address in ("/", "/cases/", f"/cases/{case.reference}/", "/referrals/", "/officers/", "/audit/"):
        assert adviser.get(address).status_code in (302, 403)


def test_what_came_from_the_members_site_says_so() -> None:
    case, holder = held()
    CallerNote.objects.create(case=case, text="Asks for a call.", made_by=program(), made_at=builders.NOW)

    page = text_of(visit(holder).get(f"/cases/{case.reference}/"))

    assert "Asks for a call." in page
    assert "From the members’ site" in page
