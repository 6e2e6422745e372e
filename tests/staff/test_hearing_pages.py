"""The calendar of hearings: one's own and the unit's, as a list and as a month, with the last days and how a hearing moved."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import LIFE, account_of, holder, in_days, opened, sentenced, today, visit
from victimcontact.casework import reviews
from victimcontact.casework.reviews import Deferral
from victimcontact.records.models import CalendarAddress, Case, Review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def listed() -> tuple[Case, Review]:
    """A hearing in 130 days that had been listed for another day."""
    case = sentenced(**LIFE)
    review, now = opened(case), timezone.now()
    reviews.list_hearing(review=review, hearing_on=in_days(100), by=account_of(case), now=now)
    moved = Deferral(in_days(130), "A report was missing.")
    reviews.defer_hearing(review=review, deferral=moved, by=account_of(case), now=now + timedelta(seconds=1))
    return case, review


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_a_hearing_stands_with_its_last_days_and_how_it_moved(listed: tuple[Case, Review]) -> None:
    case, review = listed

    page = visit(holder(case)).get("/hearings/").content.decode()

    assert page.count(review.reference) >= 4
    assert in_words(in_days(130)) in page
    assert "A report was missing." in page
    assert case.person.full_name in page
    for text in ("Last day: statement to the Board", "Last day: ask for a hearing in public", "rule 17"):
        assert text in page


def test_the_month_of_a_hearing_shows_it_and_another_month_does_not(listed: tuple[Case, Review]) -> None:
    case, review = listed
    client = visit(holder(case))

    there = client.get(f"/hearings/?view=month&month={in_days(130):%Y-%m}").content.decode()
    far = client.get("/hearings/?view=month&month=2090-02").content.decode()

    assert review.reference in there
    assert review.reference not in far
    assert "No hearing and no last day in this month." in far


@pytest.mark.parametrize("month", ["", "2027-13", "0001-01", "9999-12", "x", "2027-1", "%00"])
def test_an_address_with_no_month_in_it_shows_this_month(month: str) -> None:
    page = visit(builders.officer()).get(f"/hearings/?view=month&month={month}").content.decode()

    assert f"{today():%B %Y}" in page


def test_the_filters_stay_in_the_address_and_narrow_it_down(listed: tuple[Case, Review]) -> None:
    case, review = listed
    client = visit(holder(case))

    assert review.reference in client.get("/hearings/?kind=parole").content.decode()
    assert review.reference not in client.get("/hearings/?kind=tribunal").content.decode()
    assert review.reference in client.get("/hearings/?kind=nonsense").content.decode()


def test_a_manager_sees_the_units_and_a_colleague_sees_their_own_only(listed: tuple[Case, Review]) -> None:
    case, review = listed
    manager, colleague = visit(builders.officer("manager")), visit(builders.officer())

    assert review.reference not in manager.get("/hearings/").content.decode()
    assert review.reference in manager.get("/hearings/?whose=unit").content.decode()
    assert review.reference not in colleague.get("/hearings/?whose=unit").content.decode()
    assert case.officer is not None


def test_another_units_manager_finds_nothing_and_an_analyst_is_not_let_in(listed: tuple[Case, Review]) -> None:
    _case, review = listed
    stranger = visit(builders.officer("manager", in_unit="exeter"))

    assert review.reference not in stranger.get("/hearings/?whose=unit").content.decode()
    assert visit(builders.officer("analyst")).get("/hearings/").status_code == 403


def test_a_hearing_without_a_day_is_not_forgotten(listed: tuple[Case, Review]) -> None:
    case, review = listed
    later = timezone.now() + timedelta(seconds=2)
    reviews.defer_hearing(review=review, deferral=Deferral(None, "The panel fell ill."), by=account_of(case), now=later)

    page = visit(holder(case)).get("/hearings/").content.decode()

    assert "Put off, no new day yet" in page
    assert "The panel fell ill." in page


def test_the_secret_address_is_shown_once_renewed_and_ended() -> None:
    client = visit(builders.officer())

    shown = client.post("/hearings/calendar-address/").content.decode()
    again = client.get("/hearings/calendar-address/").content.decode()
    client.post("/hearings/calendar-address/")
    client.post("/hearings/calendar-address/end/")
    twice = client.post("/hearings/calendar-address/end/", follow=True).content.decode()

    assert "/calendars/" in shown
    assert "/calendars/" not in again
    assert "You have an address since" in again
    assert CalendarAddress.objects.filter(ended_at__isnull=False).count() == 2
    assert "There is no address that could be ended." in twice
