"""A condition asked for is drafted, confirmed and sent in the victim's own words, and no step of it can be skipped or lost."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests import builders
from tests.casework.asked_for import (
    FORWARDED,
    NECESSARY,
    SENT,
    STEPS,
    TO_PRACTITIONER,
    WAYS,
    account_of,
    begun,
    facts_of,
    fresh,
    taken,
    wanted,
)
from tests.portal import members
from victimcontact.casework import access, hard_stops, open_requests, reviews, worklists, zones
from victimcontact.casework import condition_changes as changes
from victimcontact.casework import condition_requests as requests
from victimcontact.casework import request_sheets as sheets
from victimcontact.casework import request_steps as steps
from victimcontact.casework.condition_requests import BadInputs, NotInThisPolicy, UnknownCondition
from victimcontact.casework.protection import GivesAway
from victimcontact.casework.reviews import Opening
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, AuditEntry, Case, Request, RequestStep
from victimcontact.scheme.moves import GuardNotMet, NotAllowed, possible
from victimcontact.scheme.requests import REQUEST_MOVES
from victimcontact.scheme.requests import Request as State

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return builders.joined()


@pytest.mark.parametrize("state", WAYS)
def test_from_every_state_exactly_the_moves_of_the_table_can_be_made(case: Case, state: State) -> None:
    request = taken(begun(case), *WAYS[state])
    assert request.state == state
    allowed = {event.value for event in possible(REQUEST_MOVES, state)}

    for event, step in STEPS.items():
        before = RequestStep.objects.filter(request=request).count()
        try:
            with transaction.atomic():
                step(request, account_of(case), builders.NOW)
                made = RequestStep.objects.filter(request=request).count() - before
                assert event in allowed, event
                assert made == 1, event
                raise Undone
        except Undone:
            continue
        except (NotAllowed, changes.ReasonMissing):
            assert event not in allowed, event
            assert RequestStep.objects.filter(request=request).count() == before


class Undone(Exception):
    """What was tried is taken back."""


def test_every_step_stays_with_who_when_and_why(case: Case) -> None:
    request = taken(begun(case), *SENT, "decline", "escalate", "forward", "refuse", "tell_victim", "ask_again")

    told = [(step.event, step.state) for step in steps.of(request)]

    assert told == [
        ("saved", "draft"),
        ("confirm", "confirmed"),
        ("send", "sent"),
        ("decline", "declined"),
        ("escalate", "escalated"),
        ("forward", "forwarded"),
        ("refuse", "refused"),
        ("tell_victim", "told_of_refusal"),
        ("ask_again", "draft"),
    ]
    assert {step.made_by for step in steps.of(request)} == {account_of(case)}
    assert AuditEntry.objects.filter(what="condition_answers.decide", case_reference=case.reference).count() == 1
    for row in (RequestStep.objects.filter(request=request), request.versions.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"condition": "NO_SUCH"}, UnknownCondition),
        ({"condition": "NC_NAMED", "inputs": {}}, BadInputs),
        ({"condition": "CHILD_HOUSE", "inputs": {"gender": "any", "age": "40"}}, BadInputs),
    ],
)
def test_what_cannot_be_asked_for_is_refused_and_nothing_is_kept(
    case: Case, changed: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        begun(case, **changed)

    assert not Request.objects.exists()


def test_on_a_discharge_from_hospital_only_what_can_stand_there_is_asked_for_p76() -> None:
    case = builders.joined()
    Case.objects.filter(pk=case.pk).update(route="B")
    case.refresh_from_db()

    with pytest.raises(UnknownCondition):
        begun(case, condition="DRINKING", inputs={})


def test_a_restriction_zone_is_asked_for_only_under_the_newer_policy_p73(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone = {"condition": "RES_ZONE", "inputs": {}}
    old_law = requests.laws.switches.law_with(switches={"SW-PROG": date(2027, 6, 1)})
    begun(case, **zone)

    monkeypatch.setattr(requests.laws, "in_force", lambda: old_law)

    with pytest.raises(NotInThisPolicy):
        begun(case, **zone)


def test_nobody_confirms_without_knowing_who_will_read_it_p31(case: Case) -> None:
    request = begun(case)

    with pytest.raises(GuardNotMet):
        requests.confirm(request=request, how="call", understood=False, by=account_of(case), now=builders.NOW)


def test_a_confirmation_counts_for_the_words_that_were_read_and_no_others(case: Case) -> None:
    request = taken(begun(case), "confirm")
    requests.write(
        request=request, wanted=wanted(wording="Something else."), version=1, by=account_of(case), now=builders.NOW
    )

    assert fresh(request).state == State.DRAFT
    with pytest.raises(NotAllowed):
        taken(request, "send")


def test_two_officers_who_write_at_once_do_not_both_succeed(case: Case) -> None:
    request = begun(case)
    requests.write(request=request, wanted=wanted(), version=1, by=account_of(case), now=builders.NOW)

    with pytest.raises(access.Stale):
        requests.write(request=request, wanted=wanted(), version=1, by=account_of(case), now=builders.NOW)


@pytest.mark.parametrize("missing", ["why_necessary", "why_proportionate"])
def test_nothing_goes_without_both_reasons_p68(case: Case, missing: str) -> None:
    request = taken(begun(case, **{missing: " "}), "confirm")

    with pytest.raises(GuardNotMet):
        taken(request, "send")

    assert facts_of(case, "condition_requested") == []


@pytest.mark.parametrize("place", ["wording", "why_necessary", "why_proportionate", "fallback"])
def test_nothing_that_shows_who_or_where_she_is_goes_to_the_practitioner_r70(case: Case, place: str) -> None:
    lines = case.person.addresses.get(replaced_at__isnull=True).lines
    for given_away in (case.person.full_name, str(lines[-1])):
        request = taken(begun(case, **{place: f"Keep away from {given_away}."}), "confirm")
        with pytest.raises(GivesAway):
            taken(request, "send")


def test_a_name_on_the_licence_is_told_by_mouth_and_never_written_to_the_practitioner_p61(case: Case) -> None:
    request = taken(begun(case, condition="NC_NAMED", inputs={"names": case.person.full_name}), *SENT)

    sheet = str(sheets.sheet(request, on=builders.TODAY))

    assert case.person.full_name not in sheet
    assert case.person.family_name not in sheet
    assert sheets.BY_MOUTH in sheet


def test_a_report_says_what_is_on_its_way_for_this_review_or_for_none(case: Case) -> None:
    by, now = account_of(case), builders.NOW
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole"), by=by, now=now)
    other = reviews.open_review(sentence=case.sentence, opening=Opening("hdc"), by=by, now=now)
    begun(case, wording="A draft.")
    taken(begun(case, wording="For none."), *SENT)
    taken(begun(case, wording="For this one.", review=review), *FORWARDED)
    taken(begun(case, wording="For another.", review=other), *FORWARDED)
    taken(begun(case, wording="Decided."), *FORWARDED, "grant")

    asked = requests.for_report(case, review)

    assert [each.wording for each in asked] == ["For none.", "For this one."]
    assert {(each.key, each.why_necessary, each.zone_number) for each in asked} == {("EXC_TYPE", NECESSARY, "")}


def test_a_member_begins_confirms_and_takes_back_their_own_and_nobody_elses(case: Case) -> None:
    member = members.activated(case)
    stranger = members.activated(builders.joined())
    begin = {"case": case, "condition": "EXC_TYPE", "own_words": "Not near the school.", "now": builders.NOW}
    with pytest.raises(access.NotFound):
        requests.begin_own(**begin, by=stranger)
    own = requests.begin_own(**begin, by=member)
    words = replace(wanted(), own_words="Officers cannot rewrite this.")
    requests.write(request=own, wanted=words, version=1, by=account_of(case), now=builders.NOW)
    read = steps.latest(own)

    with pytest.raises(access.Stale):
        requests.confirm_own(request=own, content_hash="0" * 64, understood=True, by=member, now=builders.NOW)
    requests.confirm_own(request=own, content_hash=read.content_hash, understood=True, by=member, now=builders.NOW)
    requests.withdraw_own(request=own, by=member, now=builders.NOW)

    assert read.content["own_words"] == "Not near the school."
    assert fresh(own).state == State.WITHDRAWN


def test_what_has_gone_is_asked_back_by_the_officer_and_not_by_the_member_alone(case: Case) -> None:
    member = members.activated(case)
    request = taken(begun(case), *SENT)

    with pytest.raises(NotAllowed):
        requests.withdraw_own(request=request, by=member, now=builders.NOW)


def test_an_officer_of_another_unit_comes_to_no_request(case: Case) -> None:
    request = begun(case)
    stranger = builders.officer(in_unit="cardiff").account

    with pytest.raises(access.NotFound):
        requests.request_for(stranger, request.reference, now=builders.NOW)
    with pytest.raises(access.NotFound):
        requests.send(request=request, sent=TO_PRACTITIONER, by=stranger, now=builders.NOW)
    assert requests.request_for(account_of(case), request.reference, now=builders.NOW) == request
    assert AuditEntry.objects.filter(what="requests.look").count() == 1


def test_a_request_names_its_zone_by_number_and_takes_no_other_p60(case: Case) -> None:
    by, now = account_of(case), builders.NOW
    zone = zones.start(case=case, purpose="EXC_ZONE", by=by, now=now)
    other = zones.start(case=case, purpose="EXC_EVENT", by=by, now=now)
    elsewhere = zones.start(case=(away := builders.joined()), purpose="EXC_ZONE", by=account_of(away), now=now)
    about = {"condition": "EXC_ZONE", "inputs": {}}

    request = taken(begun(case, zone=zone.reference, **about), *SENT)
    for wrong in (other, elsewhere):
        with pytest.raises(access.NotFound):
            begun(case, zone=wrong.reference, **about)

    assert "Zone 1. The map goes by itself." in str(sheets.sheet(request, on=builders.TODAY))
    assert [asked.zone_number for asked in requests.for_report(case, None)] == ["1"]


def work_of(case: Case, *, whose: str = "mine", by: Account | None = None) -> list[tuple[str, str, str]]:
    found = worklists.listed(by or account_of(case), Filters(whose=whose, kind="licence"), on=builders.TODAY)
    return [(item.kind, item.reference, item.text.partition(":")[0]) for item in found.items if item.kind != "duty"]


@pytest.mark.parametrize("state", WAYS)
def test_a_request_is_on_the_worklist_exactly_while_its_next_step_is_ours(case: Case, state: State) -> None:
    request = taken(begun(case), *WAYS[state])

    manager = builders.officer("manager").account
    listed = {*work_of(case), *work_of(case, by=manager)}

    assert ("request" in {kind for kind, *_rest in listed}) == (state in open_requests.WORK)
    assert {reference for _kind, reference, _text in listed} <= {request.reference}


def test_an_alert_is_on_the_worklist_due_today_until_it_is_answered(case: Case) -> None:
    taken(begun(case), *SENT)
    day = builders.TODAY + timedelta(days=1)
    hard_stops.record_start(sentence=case.sentence, starts_on=day, by=account_of(case), now=builders.NOW)
    (alert,) = hard_stops.alerts_of(case)

    assert ("alert", str(alert.pk), "Today") in work_of(case)
    hard_stops.answer(alert=alert, told="Sam.", by=account_of(case), now=builders.NOW)
    assert "alert" not in {kind for kind, *_rest in work_of(case)}
