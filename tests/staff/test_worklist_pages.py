"""The first page of an officer's day."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, holder, today, visit
from victimcontact.casework import messages, nights, worklists
from victimcontact.casework.messages import Wanted
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Case, Duty, MessageState, NightlyRun, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

QUERIES = 10


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def page_of(officer: Officer, query: str = "") -> str:
    return text_of(visit(officer).get(f"/{query}"))


def due(case: Case, in_days: int, standing: str = "open") -> Duty:
    """Put every duty of a case out of the way but one, and that one on a day."""
    first, *others = Duty.objects.filter(case=case)
    Duty.objects.filter(pk__in=[duty.pk for duty in others]).update(standing="kept")
    first.due_on, first.standing = today() + timedelta(days=in_days), standing
    first.owed_by = "victim_liaison_officer"
    first.save()
    return first


def test_each_officer_sees_their_own_work_and_the_units_on_asking() -> None:
    one, other = builders.allocated(), builders.allocated()

    assert one.person.full_name in page_of(holder(one))
    assert other.person.full_name not in page_of(holder(one))
    assert other.person.full_name in page_of(holder(one), "?whose=unit")


def test_the_work_of_another_unit_is_never_shown() -> None:
    case = builders.allocated()
    stranger = builders.officer("manager", in_unit="cardiff")

    for whose in ("mine", "unit", "unallocated"):
        assert case.person.full_name not in page_of(stranger, f"?whose={whose}")


def test_a_case_nobody_holds_stands_under_not_allocated() -> None:
    case, held = builders.referred(), builders.allocated()

    page = page_of(builders.officer("manager"), "?whose=unallocated")

    assert case.person.full_name in page
    assert held.person.full_name not in page


def test_first_contact_is_on_the_units_list_from_the_moment_of_referral() -> None:
    builders.referred(now=timezone.now())

    assert "Make first contact with the victim and offer the scheme." in page_of(builders.officer(), "?whose=unit")


def test_what_is_late_comes_first_and_then_what_is_due_soonest() -> None:
    keeper = builders.officer()
    cases = [builders.allocated(keeper) for _ in range(3)]
    due(cases[0], 9)
    due(cases[1], 3)
    due(cases[2], -1, "late")

    page = page_of(keeper)

    places = [page.index(case.person.full_name) for case in (cases[2], cases[1], cases[0])]
    assert places == sorted(places)


def test_the_counts_add_up() -> None:
    keeper = builders.officer()
    for in_days in (-3, -1, 0, 1, 7, 8, 30):
        due(builders.allocated(keeper), in_days)

    counts = worklists.listed(keeper.account, Filters(), on=today()).counts

    assert counts == {"late": 2, "today": 1, "week": 2, "later": 2}
    assert "<strong>2</strong> late" in page_of(keeper)


def test_a_letter_that_waits_for_approval_leads_to_it() -> None:
    case = builders.reachable(builders.allocated())
    message = messages.compose(case=case, wanted=Wanted("L01"), by=account_of(case), now=timezone.now())

    page = page_of(holder(case))

    assert f'href="/messages/{message.reference}/"' in page
    assert "Read and approve" in page


def test_a_message_that_may_have_been_sent_is_work_for_a_person() -> None:
    case = builders.reachable(builders.allocated())
    message = messages.compose(case=case, wanted=Wanted("L01"), by=account_of(case), now=timezone.now())
    message.approved_by, message.approved_at = account_of(case), timezone.now()
    message.state = MessageState.UNCERTAIN
    message.save()

    assert "Find out whether this was sent" in page_of(holder(case))


def test_the_page_says_when_the_ledger_was_last_derived_and_what_failed() -> None:
    assert "The nightly run has not been yet." in page_of(builders.officer())
    builders.referred()
    nights.reconcile_everything(clock=timezone.now)

    assert "1 cases, 0 failed" in page_of(builders.officer())


def test_a_warning_of_the_night_is_shown() -> None:
    NightlyRun.objects.create(
        began_at=timezone.now(), ended_at=timezone.now(), warnings=["The table of bank holidays ends."]
    )

    assert "The table of bank holidays ends." in page_of(builders.officer())


def test_a_long_list_has_pages_that_miss_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklists, "PAGE", 2)
    keeper = builders.officer()
    cases = [builders.allocated(keeper) for _ in range(3)]
    for case in cases:
        due(case, 5)

    first, second = page_of(keeper), page_of(keeper, "?page=2")

    assert "Page 1 of 2" in first
    for case in cases:
        assert (case.person.full_name in first) != (case.person.full_name in second)


@pytest.mark.parametrize(
    "query",
    [
        "?page=99999999999999999999999",
        "?page=0",
        "?page=99",
        "?page=-1",
        "?page=x",
        "?whose=nobody",
        "?whose=mine&page=²",
    ],
)
def test_an_address_that_makes_no_sense_still_shows_a_list(query: str) -> None:
    assert visit(builders.officer()).get(f"/{query}").status_code == 200


def test_a_page_beyond_the_last_is_the_last() -> None:
    case = builders.allocated()

    assert case.person.full_name in page_of(holder(case), "?page=99")


def test_an_empty_list_says_what_that_means() -> None:
    assert "Nothing is owed here now." in page_of(builders.officer())


def test_more_work_asks_the_database_no_more_questions() -> None:
    keeper = builders.officer()
    for _ in range(2):
        builders.joined(keeper)
    few = questions(keeper)
    for _ in range(8):
        builders.joined(keeper)

    assert questions(keeper) == few == QUERIES


def questions(officer: Officer) -> int:
    client = visit(officer)
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"] and "django_session" not in query["sql"]])
