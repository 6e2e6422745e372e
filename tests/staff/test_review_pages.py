"""The pages of a review: opened, listed, put off, decided, followed; its duties shown for every case within reach."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import (
    LIFE,
    account_of,
    boxes,
    holder,
    in_days,
    in_hospital,
    joined,
    opened,
    sentenced,
    today,
    visit,
)
from victimcontact.casework import non_disclosure, review_dates, reviews
from victimcontact.casework.days import day_of
from victimcontact.casework.reviews import Decision
from victimcontact.records.models import Case, Duty, Message, Review, Telling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def test_a_review_is_opened_from_the_case_and_its_hearing_brings_the_dates() -> None:
    case = sentenced(**LIFE)
    client = visit(holder(case))

    answer = client.post(f"/cases/{case.reference}/reviews/new/", {"kind": "parole", "board_reference": "PB-9"})
    review = Review.objects.get()
    hearing_on = in_days(120)
    client.post(f"/reviews/{review.reference}/hearing/", boxes("hearing_on", hearing_on))
    page = client.get(f"/reviews/{review.reference}/").content.decode()

    assert answer["Location"] == f"/reviews/{review.reference}/"
    assert {"P28", "P33", "P37", "D2", "D3"} <= set(
        Duty.objects.filter(about=review.reference).values_list("rule", flat=True)
    )
    assert "PB-9" in page
    assert case.person.full_name in page
    assert f"{in_days(120).day} " in page
    for text in Duty.objects.filter(about=review.reference).values_list("text", flat=True):
        assert text in page


def test_what_was_typed_stays_when_a_day_is_impossible() -> None:
    case = in_hospital(restricted=True)
    client = visit(holder(case))

    answer = client.post(
        f"/cases/{case.reference}/reviews/new/",
        {"kind": "tribunal", "board_reference": "MHT-77", **boxes("application_made_on", in_days(3))},
    )

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The day of the application must be today or in the past" in page
    assert "MHT-77" in page
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("route", "offered", "kept_away"),
    [("A", "parole", "tribunal"), ("B", "tribunal", "parole"), ("C", "tribunal", "parole"), ("D", "parole", "")],
)
def test_only_the_reviews_of_a_route_are_offered(route: str, offered: str, kept_away: str) -> None:
    case = joined()
    Case.objects.filter(pk=case.pk).update(route=route)

    page = visit(holder(case)).get(f"/cases/{case.reference}/reviews/new/").content.decode()

    assert f'value="{offered}"' in page
    assert not kept_away or f'value="{kept_away}"' not in page


def test_another_unit_finds_no_review() -> None:
    case = joined()
    review = opened(case)
    stranger = visit(builders.officer(in_unit="exeter"))

    assert [
        stranger.get(f"/reviews/{review.reference}/{way}").status_code
        for way in ("", "hearing/", "deferral/", "decision/", "after/", f"non-disclosure/{case.reference}/")
    ] == [404] * 6
    assert review.reference not in stranger.get("/reviews/").content.decode()
    assert review.reference in visit(holder(case)).get("/reviews/").content.decode()


def test_an_administrator_sees_the_review_but_cannot_open_or_decide_one() -> None:
    case = joined()
    review = opened(case)
    client = visit(builders.officer("administrator"))

    assert client.get(f"/reviews/{review.reference}/").status_code == 200
    assert client.get(f"/reviews/{review.reference}/decision/").status_code == 403
    assert client.get(f"/cases/{case.reference}/reviews/new/").status_code == 403


def test_a_hearing_is_put_off_to_a_day_nobody_knows_yet() -> None:
    case = sentenced(**LIFE)
    client, review = visit(holder(case)), opened(case)
    client.post(f"/reviews/{review.reference}/hearing/", boxes("hearing_on", in_days(90)))

    client.post(f"/reviews/{review.reference}/deferral/", {"day_known": "no", "why": "A report came late."})

    assert review_dates.hearing_of(review) is None
    assert "Deferred, no new day yet" in client.get(f"/reviews/{review.reference}/").content.decode()
    told = Telling.objects.get(code="parole_hearing_deferred").told
    assert told["why"] == "A report came late."
    assert told["previous_hearing_on"] == in_days(90).isoformat()


def test_the_day_must_be_given_when_there_is_one() -> None:
    case = sentenced(**LIFE)
    client, review = visit(holder(case)), opened(case)
    client.post(f"/reviews/{review.reference}/hearing/", boxes("hearing_on", in_days(90)))

    page = client.post(f"/reviews/{review.reference}/deferral/", {"day_known": "yes"}).content.decode()

    assert "Enter a day" in page
    assert review_dates.hearing_of(review) == in_days(90)


@pytest.mark.parametrize(("kind", "letter", "warned"), [("life", "L13", True), ("imprisonment", "L14", False)])
def test_a_release_is_told_as_provisional_only_while_it_is(kind: str, letter: str, warned: bool) -> None:
    case = sentenced(**(LIFE | {"kind": kind, "term": {"years": 8} if kind == "imprisonment" else None}))
    client, review = visit(holder(case)), opened(case)

    client.post(f"/reviews/{review.reference}/decision/", {"outcome": "release", **boxes("provided_on", today())})

    page = client.get(f"/reviews/{review.reference}/").content.decode()
    assert [message.document for message in Message.objects.filter(case=case).exclude(document="L09")][-1:] == [letter]
    assert ("This release is not final" in page) is warned
    assert "Record what else happened" in page


def test_a_decision_is_not_recorded_twice_and_says_so() -> None:
    case = sentenced(**LIFE)
    client, review = visit(holder(case)), opened(case)
    answers = {"outcome": "no_release", **boxes("provided_on", today())}
    client.post(f"/reviews/{review.reference}/decision/", answers)

    page = client.post(f"/reviews/{review.reference}/decision/", answers).content.decode()

    assert "This review has been decided already" in page


def test_what_can_follow_is_offered_and_recorded() -> None:
    case = sentenced(**LIFE)
    client, review = visit(holder(case)), opened(case)
    client.post(f"/reviews/{review.reference}/decision/", {"outcome": "release", **boxes("provided_on", today())})

    offered = client.get(f"/reviews/{review.reference}/after/").content.decode()
    client.post(f"/reviews/{review.reference}/after/", {"step": "challenged"})

    assert 'value="challenged"' in offered
    assert 'value="final"' not in offered
    assert "Release, being challenged" in client.get(f"/reviews/{review.reference}/").content.decode()


def test_a_review_in_which_nothing_else_can_follow_says_so_instead_of_asking() -> None:
    case = sentenced(**LIFE)
    client, review = visit(holder(case)), opened(case)
    client.post(f"/reviews/{review.reference}/hearing/", boxes("hearing_on", in_days(120)))

    page = client.get(f"/reviews/{review.reference}/after/").content.decode()

    assert "Nothing else can follow where this review stands now." in page
    assert "Record it" not in page


def test_a_decision_that_has_become_final_asks_for_its_letters() -> None:
    case = sentenced(**LIFE)
    before = timezone.now() - timedelta(days=25)
    client, review = visit(holder(case)), opened(case, now=before)
    reviews.decide(review=review, decision=Decision("release", day_of(before)), by=account_of(case), now=before)

    page = client.get(f"/reviews/{review.reference}/").content.decode()
    client.post(f"/reviews/{review.reference}/after/", {"step": "final"})
    after = client.get(f"/reviews/{review.reference}/").content.decode()

    assert "The decision has become final" in page
    assert "The decision has become final" not in after
    assert Message.objects.filter(document="L14", variant="parole_decision_final").count() == 1


def test_a_discharge_tells_the_conditions_about_the_victim_and_no_others() -> None:
    case = in_hospital(restricted=True)
    client, review = visit(holder(case)), opened(case, "tribunal", application_made_on=today())

    client.post(
        f"/reviews/{review.reference}/decision/",
        {
            "outcome": "conditional_discharge",
            "conditions_known": "yes",
            "conditions": "Not to contact the victim.",
            **boxes("provided_on", today()),
        },
    )

    told = Telling.objects.get(code="conditionally_discharged").told
    assert told == {"conditions": ["Not to contact the victim."], "has_conditions": True}


def test_where_hospital_managers_give_the_notices_the_page_says_so_and_writes_no_letter() -> None:
    case = in_hospital(restricted=False)
    client, review = visit(holder(case)), opened(case, "tribunal", application_made_on=today())

    page = client.get(f"/reviews/{review.reference}/").content.decode()

    assert case.route == "C"
    assert "give the notices" in page
    assert Duty.objects.get(case=case, rule="P75").text in page
    assert "Write the report" not in page
    assert not Message.objects.filter(case=case, document="L21").exists()


def test_what_is_to_be_kept_from_the_prisoner_needs_a_choice_before_anything_is_sent() -> None:
    case = sentenced(**LIFE)
    client, review = visit(holder(case)), opened(case)
    client.post(f"/reviews/{review.reference}/hearing/", boxes("hearing_on", in_days(120)))
    address = f"/reviews/{review.reference}/non-disclosure/{case.reference}/"

    client.post(address, {"choice": "undecided"})
    blocked = Duty.objects.get(case=case, rule="P28").standing
    client.post(address, {"choice": "redact"})

    assert blocked == "blocked"
    assert Duty.objects.get(case=case, rule="P28").standing == "open"
    wanted = non_disclosure.wanted_in(case, review)
    assert wanted is not None
    assert wanted.choice == "redact"


def test_the_list_shows_the_next_hearing_first_and_decided_reviews_apart() -> None:
    case = sentenced(**LIFE)
    client = visit(holder(case))
    soon, far = opened(case), opened(case)
    decided = opened(case)
    now = timezone.now()
    reviews.list_hearing(review=far, hearing_on=in_days(200), by=account_of(case), now=now)
    reviews.list_hearing(review=soon, hearing_on=in_days(50), by=account_of(case), now=now)
    reviews.decide(review=decided, decision=Decision("no_release", today()), by=account_of(case), now=now)

    page = client.get("/reviews/").content.decode()

    assert page.index(soon.reference) < page.index(far.reference)
    assert decided.reference not in page
    assert decided.reference in client.get("/reviews/?which=decided").content.decode()
