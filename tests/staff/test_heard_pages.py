"""Being heard, on a page of the case: what is on its way to whoever decides, and the way to each part of it."""

from typing import Any

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, begun, holder, in_days, in_hospital, opened, visit
from victimcontact.casework import reviews
from victimcontact.casework.reviews import Decision
from victimcontact.records.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def page_of(case: Case, who: Any = None) -> str:
    response = visit(who or holder(case)).get(f"/cases/{case.reference}/being-heard/")
    return " ".join(response.content.decode().split())


def test_each_review_and_report_of_the_case_is_listed_with_where_it_stands() -> None:
    case = builders.joined()
    old, review = opened(case, "hdc"), opened(case)
    decision = Decision("refused", in_days(0))
    reviews.decide(review=old, decision=decision, by=account_of(case), now=timezone.now())
    reviews.list_hearing(review=review, hearing_on=in_days(200), by=account_of(case), now=timezone.now())
    report = begun(case, review)

    page = page_of(case)

    assert "Hearing listed" in page
    assert "Refused" in page
    assert page.index(f'href="/reviews/{review.reference}/"') < page.index(f'href="/reviews/{old.reference}/"')
    assert f'href="/reports/{report.reference}/"' in page


def test_a_case_in_which_nothing_has_been_asked_yet_says_so() -> None:
    page = page_of(builders.joined())

    assert "No review has been opened." in page
    assert "No report has been begun." in page


def test_whoever_may_not_open_a_review_is_not_offered_to() -> None:
    case = builders.joined()

    assert f'href="/cases/{case.reference}/reviews/new/"' in page_of(case)
    assert "reviews/new/" not in page_of(case, builders.officer("administrator"))


@pytest.mark.parametrize("restricted", [True, False])
def test_nothing_of_a_hospital_order_speaks_of_a_licence(restricted: bool) -> None:
    case = in_hospital(restricted=restricted)
    page = page_of(case)

    assert "Conditions asked for" in page
    assert "licence" not in page.lower().replace("licence-", "")


def test_of_a_prison_sentence_it_says_when_the_licence_starts() -> None:
    assert "Nobody has said when the licence starts." in page_of(builders.joined())
