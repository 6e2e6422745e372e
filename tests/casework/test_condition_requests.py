"""A condition asked for is carried to a decision in the victim's own words, and no step of it can be skipped or lost."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests import builders
from tests.casework.asked_for import (
    BOTH_TESTS,
    NECESSARY,
    STEPS,
    TO_PRACTITIONER,
    WORDING,
    account_of,
    begun,
    fresh,
    taken,
    wanted,
)
from tests.portal import members
from victimcontact.casework import access, closings, hard_stops, open_requests, reviews, worklists, zones
from victimcontact.casework import condition_answers as answers
from victimcontact.casework import condition_changes as changes
from victimcontact.casework import condition_requests as requests
from victimcontact.casework import request_sheets as sheets
from victimcontact.casework import request_steps as steps
from victimcontact.casework.condition_answers import Decision, NotToldYet
from victimcontact.casework.condition_requests import BadInputs, NotInThisPolicy, UnknownCondition
from victimcontact.casework.protection import GivesAway
from victimcontact.casework.reviews import Opening
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, AuditEntry, Case, Duty, Fact, Message, Request, RequestStep, Telling
from victimcontact.scheme.licences import Decider
from victimcontact.scheme.moves import GuardNotMet, NotAllowed, possible
from victimcontact.scheme.requests import REQUEST_MOVES
from victimcontact.scheme.requests import Request as State

pytestmark = pytest.mark.django_db

SENT = ("confirm", "send")
FORWARDED = (*SENT, "acknowledge", "support", "forward")
GRANTED = (*FORWARDED, "grant")
LIVE = (*GRANTED, "tell_victim", "go_live")
VARIATION = (*LIVE, "propose_variation")
# A way to each state that a verb can be tried from.
WAYS: dict[State, tuple[str, ...]] = {
    State.DRAFT: (),
    State.CONFIRMED: ("confirm",),
    State.SENT: SENT,
    State.ACKNOWLEDGED: (*SENT, "acknowledge"),
    State.SUPPORTED: (*SENT, "support"),
    State.ADAPTED: (*SENT, "adapt"),
    State.DECLINED: (*SENT, "decline"),
    State.ESCALATED: (*SENT, "decline", "escalate"),
    State.FORWARDED: FORWARDED,
    State.GRANTED: GRANTED,
    State.GRANTED_ADAPTED: (*FORWARDED, "grant_adapted"),
    State.REFUSED: (*FORWARDED, "refuse"),
    State.TOLD_OF_GRANT: (*GRANTED, "tell_victim"),
    State.TOLD_OF_REFUSAL: (*FORWARDED, "refuse", "tell_victim"),
    State.LIVE: LIVE,
    State.VARIATION_PROPOSED: VARIATION,
    State.CONSULTED: (*VARIATION, "consult"),
    State.VIEW_GIVEN: (*VARIATION, "consult", "give_view"),
    State.VARIED: (*VARIATION, "consult", "give_view", "vary"),
    State.KEPT: (*VARIATION, "consult", "give_view", "keep"),
    State.REMOVED: (*VARIATION, "consult", "give_view", "remove"),
    State.WITHDRAWN: ("withdraw",),
    State.ENDED: (*FORWARDED, "refuse", "tell_victim", "end"),
}


@pytest.fixture
def case() -> Case:
    return builders.joined()


def facts_of(case: Case, kind: str) -> list[dict[str, Any]]:
    rows = Fact.objects.filter(case=case, kind=kind, withdrawal__isnull=True).order_by("made_at")
    return [row.data for row in rows]


def standing_of(case: Case, what: str) -> list[str]:
    return list(Duty.objects.filter(case=case, what=what).order_by("due_on").values_list("standing", flat=True))


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


def test_it_goes_verbatim_to_whoever_decides_with_both_views_p67(case: Case) -> None:
    request = taken(begun(case), *SENT, "decline", "forward")

    sheet = str(sheets.sheet(request, on=builders.TODAY))

    assert WORDING in sheet
    assert NECESSARY in sheet
    assert "He has moved." in sheet
    assert sheets.pdf(request, on=builders.TODAY).startswith(b"%PDF")


def test_the_practitioners_answer_to_an_earlier_asking_is_not_their_answer_to_this_one(case: Case) -> None:
    request = taken(begun(case), *SENT, "decline", "forward", "refuse", "tell_victim", "ask_again", *SENT)

    assert sheets.view_of(request) == (sheets.NO_ANSWER,)


@pytest.mark.parametrize(
    ("reason", "explanation"),
    [
        ("It is not necessary.", BOTH_TESTS),
        ("It is not proportionate.", BOTH_TESTS),
        (BOTH_TESTS, "They said no."),
        ("", ""),
    ],
)
@pytest.mark.parametrize("outcome", ["refused", "granted_adapted"])
def test_a_no_or_less_is_explained_by_both_tests_p52(case: Case, outcome: str, reason: str, explanation: str) -> None:
    request = taken(begun(case), *FORWARDED)

    with pytest.raises(GuardNotMet):
        answers.decide(
            request=request,
            decision=Decision(outcome, reason, explanation),
            by=account_of(case),
            now=builders.NOW,
        )

    assert facts_of(case, "condition_decided") == []


def test_the_ledger_follows_the_course_d7(case: Case) -> None:
    request = taken(begun(case), *SENT)
    asked = {"request": request.reference, "condition": "EXC_TYPE"}
    assert facts_of(case, "condition_requested") == [asked]
    assert standing_of(case, "acknowledge_request") == ["open"]

    taken(request, "acknowledge")
    assert facts_of(case, "condition_confirmed") == [asked]
    assert standing_of(case, "acknowledge_request") == ["kept"]

    taken(request, "support", "forward", "refuse")
    assert facts_of(case, "condition_decided") == [asked | {"outcome": "refused"}]
    assert standing_of(case, "tell_condition_outcome") == ["open"]

    taken(request, "tell_victim")
    assert standing_of(case, "tell_condition_outcome") == ["kept"]


def test_the_reason_for_a_refusal_is_closed_in_the_ledger(case: Case) -> None:
    taken(begun(case), *FORWARDED, "refuse")

    fact = Fact.objects.get(case=case, kind="condition_decided")

    assert "reason" not in fact.data
    assert fact.details == {"reason": BOTH_TESTS}


def test_she_hears_that_it_has_gone_and_what_came_of_it_in_words_for_her(case: Case) -> None:
    request = taken(begun(case), *FORWARDED)
    passed_on = Telling.objects.get(case=case, code="condition_requested")
    assert passed_on.told == {"condition": WORDING}

    answers.decide(
        request=request,
        decision=Decision("refused", BOTH_TESTS, "They say: not necessary, and not proportionate."),
        by=account_of(case),
        now=builders.NOW,
    )

    letter = Message.objects.get(case=case, document="L16")
    words = str(letter.content)
    assert WORDING in words
    assert "They say: not necessary, and not proportionate." in words
    assert BOTH_TESTS not in words


def test_what_was_granted_instead_is_what_she_is_told(case: Case) -> None:
    taken(begun(case), *FORWARDED, "grant_adapted")

    told = Telling.objects.get(case=case, code="condition_granted").told

    assert told == {"condition": "Not to come into the shop.", "reason": BOTH_TESTS}


def test_a_letter_counts_as_told_only_when_it_has_gone(case: Case) -> None:
    request = taken(begun(case), *GRANTED)
    letter = {"request": request, "channel": "letter", "by": account_of(case), "now": builders.NOW}

    with pytest.raises(NotToldYet):
        answers.tell_victim(**letter)
    message = Message.objects.get(case=case, document="L16")
    Message.objects.filter(pk=message.pk).update(state="sent", approved_by=account_of(case), approved_at=builders.NOW)
    answers.tell_victim(**letter)

    assert fresh(request).state == State.TOLD_OF_GRANT


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


def test_who_decides_follows_the_way_out_p66(case: Case) -> None:
    by, now = account_of(case), builders.NOW
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole"), by=by, now=now)

    assert answers.decider_of(begun(case), now=now) == Decider.GOVERNOR
    assert answers.decider_of(begun(case, review=review), now=now) == Decider.PAROLE_BOARD


def test_a_manager_takes_a_disagreement_to_the_head_and_it_still_goes_on(case: Case) -> None:
    request = taken(begun(case), *SENT, "decline", "escalate")
    manager = builders.officer("manager").account

    answers.raise_with_head(request=request, reason="They do not agree.", by=manager, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        answers.raise_with_head(request=request, reason="x", by=account_of(case), now=builders.NOW)

    assert taken(request, "forward").state == State.FORWARDED


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


def test_the_practitioner_is_reminded_only_while_it_waits_for_them(case: Case) -> None:
    request = taken(begun(case), *SENT)
    remind = {"request": request, "how": "phone", "by": account_of(case), "now": builders.NOW}

    answers.remind(**remind)
    taken(request, "support")

    with pytest.raises(NotAllowed):
        answers.remind(**remind)
    assert [step.event for step in steps.of(request)].count(steps.REMINDED) == 1


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
