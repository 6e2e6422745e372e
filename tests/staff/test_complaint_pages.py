"""Complaints on the officers' site: recording, the list with its clock, the steps."""

import pytest

from tests import builders
from tests.staff.officers_site import boxes, holder, in_days, joined, visit
from victimcontact.records.models import Case, Complaint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

WORDS = "Nobody told me of the hearing."


@pytest.fixture
def case() -> Case:
    return joined()


def typed(**changes: str) -> dict[str, str]:
    return {"channel": "phone", "text": WORDS, "wanted": "", "about": "", **boxes("received_on", in_days(0)), **changes}


def recorded(case: Case, **changes: str) -> Complaint:
    visit(holder(case)).post(f"/cases/{case.reference}/complaints/record/", typed(**changes))
    return Complaint.objects.get()


def test_an_officer_records_it_and_the_case_and_the_managers_list_show_its_clock(case: Case) -> None:
    complaint, manager = recorded(case), visit(builders.officer("manager"))

    heard = manager.get(f"/cases/{case.reference}/being-heard/").content.decode()
    listed = manager.get("/complaints/").content.decode()
    assert f"/complaints/{complaint.reference}/" in heard and f"/complaints/{complaint.reference}/" in listed
    assert WORDS not in heard and WORDS not in listed
    page = manager.get(f"/complaints/{complaint.reference}/").content.decode()
    assert WORDS in page and f"/complaints/{complaint.reference}/answer/" in page


def test_a_day_that_lies_ahead_is_refused_and_nothing_typed_is_lost(case: Case) -> None:
    ahead = typed(**boxes("received_on", in_days(2)))
    page = visit(holder(case)).post(f"/cases/{case.reference}/complaints/record/", ahead).content.decode()

    assert WORDS in page and "must be today or in the past" in page
    assert not Complaint.objects.exists()


def test_a_manager_promises_a_late_day_and_is_told_so(case: Case) -> None:
    address, manager = f"/complaints/{recorded(case).reference}/", visit(builders.officer("manager"))
    monday = next(in_days(count) for count in range(60, 67) if in_days(count).weekday() == 1)

    page = manager.post(f"{address}acknowledge/", boxes("promised_on", monday), follow=True).content.decode()

    assert "more than 20 working days" in page and "An answer is promised" in page


def test_a_weekend_is_not_promised(case: Case) -> None:
    address, manager = f"/complaints/{recorded(case).reference}/", visit(builders.officer("manager"))
    sunday = next(in_days(count) for count in range(1, 8) if in_days(count).weekday() == 6)

    assert (
        "must be a working day" in manager.post(f"{address}acknowledge/", boxes("promised_on", sunday)).content.decode()
    )


def test_without_a_case_it_has_to_say_how_they_were_told(case: Case) -> None:
    manager = visit(builders.officer("manager"))
    manager.post("/complaints/record/", typed(complainant="Mrs Hale, 0117 496 0321"))
    address = f"/complaints/{Complaint.objects.get().reference}/"

    refused = manager.post(f"{address}answer/", {"text": "It was late.", "put_right": "", "told_how": ""})
    assert (
        "without a case there is no letter" in refused.content.decode() and "It was late." in refused.content.decode()
    )
    done = manager.post(f"{address}answer/", {"text": "It was late.", "put_right": "", "told_how": "By telephone"})
    assert done.status_code == 302


def test_the_officer_it_is_about_reads_none_of_it(case: Case) -> None:
    complaint = recorded(case, about=str(holder(case).pk))
    page = visit(holder(case)).get(f"/complaints/{complaint.reference}/").content.decode()

    assert WORDS not in page and "This complaint is about you" in page


def test_an_officer_does_not_answer_and_another_unit_finds_nothing(case: Case) -> None:
    address = f"/complaints/{recorded(case).reference}/"

    assert visit(holder(case)).get(f"{address}answer/").status_code == 403
    assert visit(builders.officer("manager", in_unit="exeter")).get(address).status_code == 404
