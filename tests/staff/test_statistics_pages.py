"""The page of figures."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import text_of, today, visit
from victimcontact.casework.statistics import Kept, RegionCounts, Statistics
from victimcontact.staff.pages import statistics as page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def shown(monkeypatch: pytest.MonkeyPatch, *kept: Kept, regions: tuple[RegionCounts, ...] = ()) -> str:
    figures = Statistics(regions, kept, today() - timedelta(days=365), today())
    monkeypatch.setattr(page.statistics, "counted", lambda account, on: figures)
    return text_of(visit(builders.officer("analyst")).get("/statistics/"))


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (Kept("Wales", 40, 30), "30 of 40 (75%)"),
        (Kept("Wales", 40, 3), "fewer than 5 of 40"),
        (Kept("Wales", 40, 38), "all but fewer than 5 of 40"),
        (Kept("Wales", 4, 4), "kept back"),
        (Kept("", 40, 40), "Not known"),
    ],
)
def test_first_contacts_are_said_over_all_that_fell_due(monkeypatch: pytest.MonkeyPatch, kept: Kept, said: str) -> None:
    assert said in shown(monkeypatch, kept)


def test_the_bars_have_their_figures_in_a_table_and_small_regions_have_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    regions = (
        RegionCounts("Wales", (None, None, 7, 0, 9, 0, 0, 0), 21),
        RegionCounts("London", (None, 0, 0, 0, 0, 0, 0, 0), None),
    )

    text = shown(monkeypatch, regions=regions)

    assert text.count("<rect") == 1
    assert ">21<" in text
    assert text.count("kept back</span>") == 3


def test_the_page_counts_real_cases() -> None:
    for _ in range(6):
        builders.allocated(now=timezone.now())

    text = text_of(visit(builders.officer("manager")).get("/statistics/"))

    assert "South West" in text
    assert ">6<" in text


def test_an_empty_installation_says_so() -> None:
    text = text_of(visit(builders.officer("analyst")).get("/statistics/"))

    assert "There are no cases yet." in text
    assert "No first contact fell due in this time." in text


@pytest.mark.parametrize("role", ["victim_liaison_officer", "administrator", "auditor", "helpline_adviser"])
def test_nobody_but_analysts_and_managers_has_this_page(role: str) -> None:
    assert visit(builders.officer(role)).get("/statistics/").status_code == 403


@pytest.mark.parametrize("address", ["/", "/cases/", "/referrals/", "/officers/", "/audit/", "/callers/"])
def test_an_analyst_sees_counts_and_no_person(address: str) -> None:
    assert visit(builders.officer("analyst")).get(address).status_code in (302, 403)
