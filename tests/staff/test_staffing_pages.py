"""The pages on which work is shared out: absence, hand-over, transfer, conflicts of interest, the board."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.house.everything import addresses
from tests.staff.officers_site import boxes, in_days, text_of, today, visit
from victimcontact.casework import bars, covers, messages, reviews, transfers
from victimcontact.records.models import Bar, BulkWork, Case, Cover, Officer, Transfer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def away(officer: Officer, stands_in: Officer | None = None) -> Cover:
    absence = covers.Absence(today(), today() + timedelta(days=3), str(stands_in.pk) if stands_in else "")
    return covers.record(officer=officer, absence=absence, by=officer.account, now=timezone.now())


def test_an_officer_records_their_own_absence_and_can_choose_nobody_elses() -> None:
    own, other = builders.officer(name="Ann Own"), builders.officer(name="Ben Other")
    page = text_of(visit(own).get("/covers/new/"))
    assert page.count("Ben Other") == 1, "only as somebody who may stand in"

    answer = visit(own).post(
        "/covers/new/",
        {
            "officer": str(own.pk),
            "stands_in": str(other.pk),
            **boxes("from_on", in_days(1)),
            **boxes("to_on", in_days(9)),
        },
    )

    assert answer.status_code == 302
    cover = Cover.objects.get(officer=own)
    assert (cover.stands_in, cover.from_on, cover.to_on) == (other, in_days(1), in_days(9))
    assert "Ben Other" in text_of(visit(own).get("/covers/"))


def test_days_that_make_no_sense_are_said_beside_the_day() -> None:
    manager, own = builders.officer("manager"), builders.officer()
    days = {**boxes("from_on", in_days(5)), **boxes("to_on", in_days(2))}

    page = text_of(visit(manager).post("/covers/new/", {"officer": str(own.pk), **days}))

    assert "The last day must not be before the first, nor gone by." in page
    assert not Cover.objects.exists()


def test_the_board_warns_until_somebody_stands_in() -> None:
    manager, own, other = builders.officer("manager"), builders.officer(name="Ann Away"), builders.officer()
    cover = away(own)
    assert "Ann Away is away" in text_of(visit(manager).get("/board/"))

    visit(manager).post(f"/covers/{cover.pk}/", {"stands_in": str(other.pk)})

    assert "Ann Away is away" not in text_of(visit(manager).get("/board/"))


def test_an_absence_is_ended_by_its_officer_and_by_no_colleague() -> None:
    own, colleague = builders.officer(), builders.officer()
    cover = away(own, colleague)

    assert visit(colleague).post(f"/covers/{cover.pk}/end/").status_code == 404
    assert visit(own).post(f"/covers/{cover.pk}/end/").status_code == 302
    assert Cover.objects.get(pk=cover.pk).ended_at is not None


def test_every_number_of_the_board_leads_to_a_list() -> None:
    manager, holder = builders.officer("manager"), builders.officer()
    builders.joined(holder)
    client = visit(manager)

    board = client.get("/board/").content.decode()
    links = {part.split('"')[0].replace("&amp;", "&") for part in board.split('href="/?')[1:]}

    assert len(links) > 8
    assert {link for link in links if client.get(f"/?{link}").status_code != 200} == set()


def test_a_manager_hands_over_chosen_cases_with_a_note_for_one() -> None:
    one, other, manager = builders.officer(), builders.officer(), builders.officer("manager")
    going, staying = builders.allocated(one), builders.allocated(one)
    client, address = visit(manager), f"/officers/{one.pk}/hand-over/"
    page = text_of(client.get(address, {"to": str(other.pk)}))
    assert going.reference in page and staying.reference in page

    posted = {"cases": [going.reference], f"note-{going.reference}": "Ring early.", "note": ""}
    answer = client.post(f"{address}?to={other.pk}", posted, follow=True)

    assert "1 of 1 cases are with their new officer." in text_of(answer)
    assert [Case.objects.get(pk=case.pk).officer for case in (going, staying)] == [other, one]
    assert "Ring early." in text_of(client.get(f"/cases/{going.reference}/history/"))


def test_nothing_moves_when_no_case_is_chosen() -> None:
    one, other, manager = builders.officer(), builders.officer(), builders.officer("manager")
    builders.allocated(one)

    page = text_of(visit(manager).post(f"/officers/{one.pk}/hand-over/?to={other.pk}", {"note": "x"}))

    assert "Choose at least one case" in page
    assert not BulkWork.objects.exists()


def test_a_case_with_a_conflict_cannot_be_chosen_for_that_officer() -> None:
    one, other, manager = builders.officer(), builders.officer(), builders.officer("manager")
    case = builders.allocated(one)
    bars.record(case=case, officer=other, reason="A cousin.", by=manager.account, now=timezone.now())

    page = text_of(visit(manager).get(f"/officers/{one.pk}/hand-over/", {"to": str(other.pk)}))

    assert "Conflict of interest" in page
    assert f'value="{case.reference}"' not in page


def test_a_case_is_offered_seen_without_its_person_and_accepted() -> None:
    builders.unit("cardiff", region="Wales")
    case, here = builders.joined(), builders.officer("manager")
    there = visit(builders.officer("manager", in_unit="cardiff"))
    visit(here).post(f"/cases/{case.reference}/transfer/", {"unit": "cardiff", "reason": "Moved to your area."})
    offer = Transfer.objects.get(case=case)

    seen = text_of(there.get(f"/transfers/{offer.pk}/"))
    assert case.reference in seen and "Moved to your area." in seen
    assert case.person.family_name not in seen and case.sentence.offender.family_name not in seen
    assert there.get(f"/cases/{case.reference}/").status_code == 404

    answer = there.post(f"/transfers/{offer.pk}/accept/")
    assert answer["Location"] == f"/cases/{case.reference}/allocation/"
    assert there.get(f"/cases/{case.reference}/").status_code == 200
    assert visit(here).get(f"/cases/{case.reference}/").status_code == 404


def test_a_unit_that_declines_says_why() -> None:
    builders.unit("cardiff", region="Wales")
    case, here = builders.joined(), builders.officer("manager")
    there = visit(builders.officer("manager", in_unit="cardiff"))
    offer = transfers.offer(case=case, unit_reference="cardiff", reason="Moved.", by=here.account, now=timezone.now())

    assert "Enter why your unit does not take it" in text_of(there.post(f"/transfers/{offer.pk}/decline/", {}))
    there.post(f"/transfers/{offer.pk}/decline/", {"reason": "Nobody is free."})

    assert "Declined: Nobody is free." in text_of(visit(here).get(f"/cases/{case.reference}/transfer/"))
    assert "before you" in text_of(there.post(f"/transfers/{offer.pk}/accept/", follow=True))


def test_the_unit_of_the_court_makes_first_contact_is_said_with_its_name() -> None:
    builders.unit("cardiff", region="Wales")
    case, here = builders.allocated(), builders.officer("manager")

    page = text_of(visit(here).post(f"/cases/{case.reference}/transfer/", {"unit": "cardiff", "reason": "Moved."}))

    assert "Victim Liaison Unit, Bristol makes first contact" in page


def test_an_officer_declares_a_conflict_and_the_case_is_gone() -> None:
    case = builders.allocated()
    assert case.officer is not None
    own = visit(case.officer)

    page = own.post(f"/cases/{case.reference}/conflict/", {"reason": "I know him."}, follow=True)

    assert "It is recorded. You do not see this offender" in text_of(page)
    assert own.get(f"/cases/{case.reference}/").status_code == 404


def test_a_manager_records_a_conflict_and_lifts_it_with_a_reason() -> None:
    manager, officer = visit(builders.officer("manager")), builders.officer(name="Ann Barred")
    case = builders.referred()
    manager.post(f"/cases/{case.reference}/bars/", {"officer": str(officer.pk), "reason": "They are related."})
    bar = Bar.objects.get(officer=officer)
    assert "They are related." in text_of(manager.get("/bars/"))

    assert "Enter why" in text_of(manager.post(f"/bars/{bar.pk}/lift/", {"reason": ""}))
    manager.post(f"/bars/{bar.pk}/lift/", {"reason": "It was another man."})

    assert "Ann Barred" not in text_of(manager.get("/bars/"))
    assert visit(officer).get(f"/cases/{case.reference}/").status_code == 200


def test_a_barred_officer_finds_the_case_on_no_list_of_the_site() -> None:
    barred, manager, holder = builders.officer(), builders.officer("manager"), builders.officer()
    case = builders.joined(holder, now=timezone.now() - timedelta(days=2))
    messages.compose(case=case, wanted=messages.Wanted("L03"), by=holder.account, now=timezone.now())
    opening = reviews.Opening("parole", "PB-7")
    reviews.open_review(sentence=case.sentence, opening=opening, by=holder.account, now=timezone.now())
    lists = [
        f"/{address.route}" for address in addresses("staff") if not address.parts and "accounts" not in address.route
    ]
    client = visit(barred)
    before = {path for path in lists if names_in(client, path, case)}

    bars.record(case=case, officer=barred, reason="Her landlord.", by=manager.account, now=timezone.now())

    assert {path for path in [*lists, "/?whose=unit"] if names_in(client, path, case)} == set()
    assert before and names_in(visit(holder), "/", case)
    sought = {"wanted": case.person.family_name}
    assert case.reference in text_of(visit(holder).post("/cases/", sought))
    assert case.reference not in text_of(client.post("/cases/", sought))


def names_in(client: Client, path: str, case: Case) -> bool:
    """Whether a page says the reference of a case, its person's name or its offender's."""
    page = text_of(client.get(path, follow=True))
    said = (case.reference, case.person.family_name, case.sentence.offender.family_name)
    return any(word in page for word in said)
