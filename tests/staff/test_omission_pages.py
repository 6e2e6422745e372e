"""The pages on which an officer decides that something is not told for now, though by the rules it would be."""

from typing import Any

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.test_incoming import holder_of, visit
from tests.staff.test_stage_pages import telling_of
from victimcontact.records.models import Case, Message, Telling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

WHY = "She asked us to wait until her daughter has married."


def until(**more: Any) -> dict[str, Any]:
    """What is sent with either form, with a day that lies ahead whenever the test runs."""
    day = timezone.localdate().replace(year=timezone.localdate().year + 1, day=2)
    return {
        "look_again_on-day": str(day.day),
        "look_again_on-month": str(day.month),
        "look_again_on-year": str(day.year),
        "reason": WHY,
        **more,
    }


def page_of(case: Case, address: str, posted: dict[str, Any] | None = None) -> str:
    client = visit(holder_of(case))
    response = client.get(address) if posted is None else client.post(address, posted, follow=True)
    return " ".join(response.content.decode().split())


def test_a_month_is_left_out_from_the_page_of_the_letter_and_told_again() -> None:
    case = builders.joined()
    telling = telling_of(case, "release_date_set", release_on="2027-05-11")
    letter = Message.objects.get(telling=telling)
    address = f"/tellings/{telling.pk}/leave-out/"

    way_there = page_of(case, f"/messages/{letter.reference}/"), page_of(case, f"/tellings/{telling.pk}/")
    left_out = page_of(case, address, until(items=["release_on"]))
    again = page_of(case, address)
    told = page_of(case, address, {"reason": ""})

    assert f'href="/tellings/{telling.pk}/"' in way_there[0] and f'href="{address}"' in way_there[1]
    assert "May 2027" not in left_out and WHY in left_out and "Change what is left out for now" in left_out
    assert 'value="release_on" checked' in again
    assert "May 2027" in told and WHY not in told


def test_all_of_the_news_is_withheld_and_the_page_says_who_why_and_until_when() -> None:
    case = builders.joined()
    telling = telling_of(case, "release_date_set", release_on="2027-05-11")
    address = f"/tellings/{telling.pk}/withhold/"

    assert f'href="{address}"' in page_of(case, f"/tellings/{telling.pk}/")
    withheld = page_of(case, address, until())

    assert "Somebody decided that they are not told of this for now." in withheld
    assert WHY in withheld and "Your decision" in withheld
    assert Message.objects.get(telling=telling).state == "stopped"


@pytest.mark.parametrize(
    ("way", "posted", "problem"),
    [
        ("leave-out", {"items": ["release_on"], "reason": ""}, "Enter the reason for your decision"),
        ("leave-out", {"items": ["release_on"], "look_again_on-year": ""}, "must include a year"),
        ("leave-out", {"items": []}, "Choose what is to be left out"),
        ("withhold", {"reason": ""}, "Enter the reason for your decision"),
    ],
)
def test_what_is_missing_is_asked_for_and_the_letter_stands(way: str, posted: dict[str, Any], problem: str) -> None:
    case = builders.joined()
    telling = telling_of(case, "release_date_set", release_on="2027-05-11")

    page = page_of(case, f"/tellings/{telling.pk}/{way}/", until(**posted))

    assert problem in page
    assert Message.objects.get(telling=telling).state == "drafted"
    assert Telling.objects.get(pk=telling.pk).look_again_on is None


def test_a_letter_that_has_gone_offers_nothing_to_withhold() -> None:
    case = builders.joined()
    telling = telling_of(case, "release_date_set", release_on="2027-05-11")
    by = holder_of(case).account
    Message.objects.filter(telling=telling).update(state="sent", approved_by=by, approved_at=builders.NOW)

    assert f"/tellings/{telling.pk}/withhold/" not in page_of(case, f"/tellings/{telling.pk}/")
    assert "cannot be left out any more" in page_of(
        case, f"/tellings/{telling.pk}/leave-out/", until(items=["release_on"])
    )
