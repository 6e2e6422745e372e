"""What a person asks for beside a review, recorded by their officer, with a reason where it is refused."""

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import LIFE, account_of, holder, in_days, opened, sentenced, visit
from victimcontact.casework import applications, reviews, victim_representatives
from victimcontact.records.models import Application, Case, Duty, Review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def review() -> tuple[Case, Review]:
    case = sentenced(**LIFE)
    made = opened(case)
    reviews.list_hearing(review=made, hearing_on=in_days(150), by=account_of(case), now=timezone.now())
    return case, made


def asking(case: Case, review: Review) -> str:
    return f"/reviews/{review.reference}/applications/{case.reference}/new/"


def test_it_is_recorded_passed_on_and_refused_only_with_a_reason(review: tuple[Case, Review]) -> None:
    case, row = review
    client = visit(holder(case))

    client.post(asking(case, row), {"kind": "observe", "note": "With her sister."})
    made = Application.objects.get()
    page = f"/applications/{made.reference}/"
    client.post(page, {"event": "forward"})
    without = client.post(page, {"event": "refuse", "reason": ""}).content.decode()
    client.post(page, {"event": "refuse", "reason": "There is no room."})

    assert "a refusal has one, and the person has a right to it" in without
    assert applications.asked_for(made).reason == "There is no room."
    shown = client.get(f"/reviews/{row.reference}/").content.decode()
    assert "To observe the hearing" in shown
    assert "There is no room." in shown
    assert "With her sister." in client.get(page).content.decode()


def test_what_cannot_be_asked_for_is_not_offered_and_the_last_day_stands_there(review: tuple[Case, Review]) -> None:
    case, row = review
    client = visit(holder(case))
    page = client.get(asking(case, row)).content.decode()
    client.post(asking(case, row), {"kind": "public_hearing"})

    assert 'value="summary"' not in page
    assert "A hearing in public: ask by" in page
    assert 'value="public_hearing"' not in client.get(asking(case, row)).content.decode()
    assert Duty.objects.filter(case=case, what="collect_views_on_public_hearing").count() == 1


def test_somebody_else_applied_for_a_hearing_in_public(review: tuple[Case, Review]) -> None:
    case, row = review
    client = visit(holder(case))

    client.post(f"/reviews/{row.reference}/public-hearing/")
    again = client.post(f"/reviews/{row.reference}/public-hearing/", follow=True).content.decode()

    assert "This is recorded already" in again
    assert "Somebody applied for a hearing in public" not in again
    assert Duty.objects.filter(case=case, what="collect_views_on_public_hearing").count() == 1
    assert client.get(f"/reviews/{row.reference}/public-hearing/").status_code == 405


def test_the_victim_representative_is_named_and_shown(review: tuple[Case, Review]) -> None:
    case, row = review
    client = visit(holder(case))
    page = f"/reviews/{row.reference}/victim-representative/{case.reference}/"

    empty = client.post(page, {"name": "", "agency": "Public Protection Group", "contact": "x"}).content.decode()
    client.post(page, {"name": "Ms Ada Lane", "agency": "Public Protection Group", "contact": "0117 496 0123"})

    assert "There is a problem" in empty
    named = victim_representatives.of_case(case, row)
    assert named is not None
    assert named.name == "Ms Ada Lane"
    assert "Ms Ada Lane, Public Protection Group" in client.get(f"/reviews/{row.reference}/").content.decode()


def test_another_unit_finds_none_of_it_and_an_administrator_records_none(review: tuple[Case, Review]) -> None:
    case, row = review
    made = applications.record(case=case, review=row, kind="observe", by=account_of(case), now=timezone.now())
    paths = (
        asking(case, row),
        f"/applications/{made.reference}/",
        f"/reviews/{row.reference}/victim-representative/{case.reference}/",
    )
    stranger, administrator = visit(builders.officer(in_unit="exeter")), visit(builders.officer("administrator"))

    assert [stranger.get(path).status_code for path in paths] == [404] * 3
    assert [administrator.get(path).status_code for path in paths] == [403] * 3
