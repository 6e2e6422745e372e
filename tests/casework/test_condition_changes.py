"""A request on its way to an end: a change of the licence, the victim's time to speak, and nothing ends without an outcome."""

from datetime import date, timedelta

import pytest

from tests import builders
from tests.casework.asked_for import (
    FORWARDED,
    GRANTED,
    SENT,
    VARIATION,
    account_of,
    begun,
    facts_of,
    fresh,
    standing_of,
    taken,
)
from victimcontact.casework import access, closings, open_requests, reviews
from victimcontact.casework import condition_changes as changes
from victimcontact.casework import condition_requests as requests
from victimcontact.casework.reviews import Opening
from victimcontact.records.models import Case, Duty, Telling
from victimcontact.scheme.moves import GuardNotMet
from victimcontact.scheme.requests import Request as State

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return builders.joined()


def test_what_is_taken_back_is_no_longer_owed_by_anybody(case: Case) -> None:
    request = taken(begun(case), *SENT)

    with pytest.raises(GuardNotMet):
        requests.withdraw(request=request, reason=" ", by=account_of(case), now=builders.NOW)
    taken(request, "withdraw")

    assert standing_of(case, "acknowledge_request") == ["superseded"]
    assert open_requests.of_case(case) == []


def test_a_case_cannot_be_closed_over_a_request_without_an_outcome(case: Case) -> None:
    request = taken(begun(case), *SENT)
    close = {"case": case, "reason": "licence_ended", "note": "", "by": account_of(case), "now": builders.NOW}

    with pytest.raises(open_requests.StillOpen) as refused:
        closings.close(version=access.version_of(case), **close)
    taken(request, "withdraw")
    closings.close(version=access.version_of(case), **close)

    assert refused.value.references == (request.reference,)
    assert Case.objects.get(pk=case.pk).standing == "closed"


def test_a_review_cannot_end_over_a_request_that_was_made_for_it(case: Case) -> None:
    by, now = account_of(case), builders.NOW
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole"), by=by, now=now)
    request = taken(begun(case, review=review), *FORWARDED)
    elsewhere = taken(begun(case), *SENT)
    decision = reviews.Decision("no_release", builders.TODAY)

    with pytest.raises(open_requests.StillOpen) as refused:
        reviews.decide(review=review, decision=decision, by=by, now=now)
    requests.keep_for_later(request=request, reason="No release, so nothing was decided.", by=by, now=now)
    reviews.decide(review=review, decision=decision, by=by, now=now)

    assert refused.value.references == (request.reference,)
    assert {fresh(each).review_id for each in (request, elsewhere)} == {None}
    assert fresh(request).state == State.FORWARDED


def test_the_victims_period_begins_when_we_are_asked_and_her_answer_keeps_it_d8(case: Case) -> None:
    request = taken(begun(case), *VARIATION, "consult")
    assert facts_of(case, "consulted") == [{"kind": "licence_variation", "emergency": False}]
    duty = Duty.objects.get(case=case, what="collect_views_on_variation")
    assert (duty.last_on, duty.standing) == (date(2026, 12, 7), "open")

    with pytest.raises(GuardNotMet):
        changes.end_period(request=request, by=account_of(case), now=builders.NOW + timedelta(days=14))
    taken(request, "give_view")

    assert standing_of(case, "collect_views_on_variation") == ["kept"]


def test_without_her_answer_the_period_ends_after_its_last_day(case: Case) -> None:
    request = taken(begun(case), *VARIATION, "consult")

    changes.end_period(request=request, by=account_of(case), now=builders.NOW + timedelta(days=15))

    assert fresh(request).state == State.NO_VIEW


def test_in_an_emergency_she_has_one_working_day_d8(case: Case) -> None:
    request = taken(begun(case), *VARIATION)

    changes.consult(request=request, emergency=True, by=account_of(case), now=builders.NOW)

    assert Duty.objects.get(case=case, what="collect_views_on_variation").last_on == date(2026, 11, 24)


def test_a_changed_condition_is_told_in_its_new_words_and_holds_in_a_new_version(case: Case) -> None:
    request = taken(begun(case), *VARIATION, "consult", "give_view", "vary")

    told = Telling.objects.get(case=case, code="licence_conditions_varied").told
    assert told["conditions"] == ["Not on Sundays."]
    assert changes.words_now(request) == "Not on Sundays."
    assert taken(request, "tell_victim", "go_live").state == State.LIVE


def test_a_condition_holds_only_with_the_version_of_the_licence(case: Case) -> None:
    request = taken(begun(case), *GRANTED, "tell_victim")

    with pytest.raises(GuardNotMet):
        changes.go_live(request=request, licence_version=" ", by=account_of(case), now=builders.NOW)
