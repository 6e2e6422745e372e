"""The first page of an officer's day."""

from collections.abc import Mapping
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, holder, text_of, today, visit
from victimcontact.casework import bars, covers, messages, nights, work_kinds, worklists
from victimcontact.casework.covers import Absence
from victimcontact.casework.messages import Wanted
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Brake, Case, Duty, MessageState, NightlyRun, Officer
from victimcontact.scheme import duties
from victimcontact.scheme.duties.rows import Row
from victimcontact.staff.pages import worklist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

QUERIES = 9


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


def names_on(page: str, cases: list[Case]) -> set[str]:
    return {case.reference for case in cases if f"/cases/{case.reference}/" in page}


def test_the_list_is_narrowed_down_as_the_address_says_and_counts_say_of_what() -> None:
    keeper = builders.officer()
    welsh, late, other = (builders.allocated(keeper) for _ in range(3))
    due(late, -2, "late")
    due(other, 3)
    due(welsh, 3)
    welsh.person.language = "cy"
    welsh.person.save()
    cases = [welsh, late, other]

    assert names_on(page_of(keeper, "?language=cy"), cases) == {welsh.reference}
    assert names_on(page_of(keeper, "?when=late"), cases) == {late.reference}
    assert names_on(page_of(keeper, f"?reference={other.reference[:7].lower()}"), cases) >= {other.reference}
    assert names_on(page_of(keeper, "?kind=hospital"), cases) == set()
    assert names_on(page_of(keeper, "?region=South+West"), cases) == {case.reference for case in cases}
    assert names_on(page_of(keeper, "?route=B"), cases) == set()
    narrowed = page_of(keeper, "?when=late&kind=first_contact")
    assert "Only this is shown: Late; First contact and offers." in narrowed
    assert 'href="?whose=mine">Show everything again' in narrowed


def test_the_pages_of_a_narrowed_list_stay_narrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklists, "PAGE", 1)
    keeper = builders.officer()
    for _ in range(2):
        due(builders.allocated(keeper), -1, "late")

    assert 'href="?whose=mine&amp;when=late&amp;page=2"' in page_of(keeper, "?when=late")


def test_what_is_late_says_since_when_whose_delay_it_is_and_on_what_rule() -> None:
    held, alone = builders.allocated(), builders.referred()
    duty = due(held, -2, "late")
    due(alone, -2, "late")

    mine = page_of(holder(held))
    unit = page_of(builders.officer("manager"), "?whose=unallocated")

    assert "Late since" in mine and "Our delay." in mine and f"Rule: {duty.source}." in mine
    assert "Nobody holds the case: our delay." in unit


def test_whoever_stands_in_has_the_work_marked_as_somebody_elses() -> None:
    away, keeper = builders.officer(name="Ann Away"), builders.officer()
    case = builders.allocated(away)
    absence = Absence(today(), today() + timedelta(days=3), str(keeper.pk))
    assert case.person.full_name not in page_of(keeper)

    covers.record(officer=away, absence=absence, by=away.account, now=timezone.now())

    page = page_of(keeper)
    assert case.person.full_name in page and "You stand in for Ann Away." in page


def test_cover_shows_nothing_of_a_case_with_a_conflict_of_interest() -> None:
    away, keeper, manager = builders.officer(), builders.officer(), builders.officer("manager")
    case = builders.allocated(away)
    absence = Absence(today(), today() + timedelta(days=3), str(keeper.pk))
    covers.record(officer=away, absence=absence, by=away.account, now=timezone.now())
    bars.record(case=case, officer=keeper, reason="A neighbour.", by=manager.account, now=timezone.now())

    for query in ("", "?whose=unit", "?whose=unit&when=late", f"?whose=unit&reference={case.reference}"):
        assert case.person.full_name not in page_of(keeper, query)


def test_what_waits_for_a_person_stands_in_the_same_order_as_what_is_owed() -> None:
    keeper = builders.officer()
    case = builders.reachable(builders.allocated(keeper))
    message = messages.compose(case=case, wanted=Wanted("L01"), by=keeper.account, now=timezone.now())
    before, after = builders.allocated(keeper), builders.allocated(keeper)
    due(before, -1, "late")
    due(after, 30)

    page = page_of(keeper)

    places = [page.index(mark) for mark in (before.person.full_name, message.reference, after.person.full_name)]
    assert places == sorted(places)
    assert page.count("<table") == 1


def test_a_manager_has_in_one_list_what_waits_for_managers() -> None:
    manager, keeper = builders.officer("manager"), builders.officer()
    case = builders.reachable(builders.allocated(keeper))
    message = messages.compose(case=case, wanted=Wanted("L01"), by=keeper.account, now=timezone.now())
    assert message.reference not in page_of(manager)
    message.approver = "manager"
    message.save()

    assert message.reference in page_of(manager)
    assert "Waits for a manager." in page_of(keeper)


def test_what_is_about_no_single_case_stands_in_the_managers_list_and_leads_to_its_page() -> None:
    Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=timezone.now())

    page = page_of(builders.officer("manager"))

    assert 'href="/brakes/BR-TEST/"' in page[page.index("<table") :]
    assert "No single case" in page and "A manager" in page
    assert "BR-TEST" not in page_of(builders.officer())


def test_every_kind_of_duty_has_its_place_among_the_kinds_of_work() -> None:
    whats = {row.what for module in duty_modules() for row in rows_of(module)}

    assert len(whats) > 30
    assert {what for what in whats if not work_kinds.kind_of(what)} == set()
    assert set(worklist.KIND) == set(work_kinds.KINDS)


def duty_modules() -> list[ModuleType]:
    return [import_module(f"{duties.__name__}.{found.name}") for found in iter_modules(duties.__path__)]


def rows_of(module: ModuleType) -> list[Row]:
    """The kinds of duty that a module of rules names, by themselves or in a table."""
    values: list[Any] = list(vars(module).values())
    for value in list(values):
        values += list(value.values()) if isinstance(value, Mapping) else []
        values += list(value) if isinstance(value, tuple) else []
    return [value for value in values if isinstance(value, Row)]
