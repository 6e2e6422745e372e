"""A condition that comes too late for the licence is noticed before it is too late, and is never lost afterwards."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests import builders
from tests.casework.asked_for import account_of, begun, fresh, taken
from victimcontact.casework import access, condition_answers, condition_changes, hard_stops, nights
from victimcontact.casework.hard_stops import MISSED, WARNED, NobodyTold, NotWaiting
from victimcontact.records.models import Case, Duty, Request, RequestAlert
from victimcontact.scheme.licences import Decider
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.requests import Request as State

pytestmark = pytest.mark.django_db

# A licence that starts on Friday 11 December 2026: warning on the 7th, hard stop on the 9th.
STARTS = date(2026, 12, 11)
SENT = ("confirm", "send")


def at(day: int, month: int = 12) -> datetime:
    return builders.NOW.replace(month=month, day=day)


def starts(case: Case, day: date = STARTS, now: datetime = builders.NOW) -> None:
    hard_stops.record_start(sentence=case.sentence, starts_on=day, by=account_of(case), now=now)


def night(now: datetime) -> None:
    nights.reconcile_everything(clock=lambda: now)


def alerts(request: Request) -> list[str]:
    return list(RequestAlert.objects.filter(request=request).order_by("raised_at").values_list("kind", flat=True))


@pytest.fixture
def case() -> Case:
    case = builders.joined()
    starts(case)
    return case


@pytest.mark.parametrize(
    ("day", "state", "raised"),
    [
        (4, State.SENT, []),
        (7, State.SENT, [WARNED]),
        (8, State.SENT, [WARNED]),
        (9, State.MISSED_HARD_STOP, [MISSED]),
        (11, State.MISSED_HARD_STOP, [MISSED]),
    ],
)
def test_on_either_side_of_the_hard_stop_p62_p64(case: Case, day: int, state: State, raised: list[str]) -> None:
    request = taken(begun(case), *SENT)

    night(at(day))
    night(at(day))

    assert fresh(request).state == state
    assert alerts(request) == raised


@pytest.mark.parametrize(
    ("steps", "on_the_7th", "on_the_9th"),
    [
        ((), [WARNED], State.DRAFT),
        (("confirm",), [WARNED], State.MISSED_HARD_STOP),
        ((*SENT, "acknowledge"), [WARNED], State.MISSED_HARD_STOP),
        ((*SENT, "support"), [], State.MISSED_HARD_STOP),
        ((*SENT, "decline"), [WARNED], State.MISSED_HARD_STOP),
        ((*SENT, "support", "forward"), [WARNED], State.MISSED_HARD_STOP),
        ((*SENT, "support", "forward", "grant"), [], State.GRANTED),
        ((*SENT, "withdraw"), [], State.WITHDRAWN),
    ],
)
def test_whatever_nobody_has_decided_is_warned_about_and_missed(
    case: Case, steps: tuple[str, ...], on_the_7th: list[str], on_the_9th: State
) -> None:
    request = taken(begun(case), *steps)

    night(at(7))
    assert alerts(request) == on_the_7th
    night(at(9))
    assert fresh(request).state == on_the_9th


def test_no_contact_without_names_is_never_missed_because_it_goes_on_by_itself_p63(case: Case) -> None:
    request = taken(begun(case, condition="NC_UNNAMED", inputs={}), *SENT)

    night(at(9))

    assert (fresh(request).state, alerts(request)) == (State.SENT, [])


def test_a_date_that_becomes_known_too_late_is_an_alert_the_same_day() -> None:
    case = builders.joined()
    request = taken(begun(case), *SENT)

    starts(case, date(2026, 11, 24))

    assert fresh(request).state == State.MISSED_HARD_STOP
    assert alerts(request) == [MISSED]


def test_a_request_begun_after_the_hard_stop_is_warned_about_at_once_and_missed_when_it_goes(case: Case) -> None:
    request = begun(case, now=at(10))
    assert alerts(request) == [WARNED]

    sent = taken(request, *SENT, now=at(10))

    assert sent.state == State.MISSED_HARD_STOP
    assert alerts(request) == [WARNED, MISSED]


def test_what_is_asked_for_when_they_are_out_is_a_change_of_the_licence(case: Case) -> None:
    request = taken(begun(case, now=at(14)), *SENT, now=at(14))

    night(at(15))

    assert (request.state, alerts(request)) == (State.SENT, [])
    assert condition_answers.decider_of(request, now=at(15)) == Decider.PROBATION


def test_what_was_missed_goes_on_after_the_release_to_whoever_decides_then(case: Case) -> None:
    request = taken(begun(case), *SENT)
    night(at(9))
    ask = {"request": request, "reason": "They are out.", "by": account_of(case)}

    with pytest.raises(NotAllowed):
        hard_stops.ask_after_release(now=at(10), **ask)
    hard_stops.ask_after_release(now=at(11), **ask)
    night(at(12))

    assert condition_answers.decider_of(fresh(request), now=at(12)) == Decider.PROBATION
    gone_on = taken(request, "forward", now=at(14))
    night(at(15))
    assert fresh(gone_on).state == State.FORWARDED
    assert taken(gone_on, "grant", "tell_victim", "go_live", now=at(15)).state == State.LIVE


def test_a_release_that_is_put_back_gives_time_again(case: Case) -> None:
    request = taken(begun(case), *SENT)
    night(at(9))

    starts(case, date(2027, 2, 12), at(10))
    hard_stops.ask_after_release(request=request, reason="Put back.", by=account_of(case), now=at(10))

    assert taken(request, "forward", now=at(10)).state == State.FORWARDED


def test_the_ledger_has_the_warning_and_the_hard_stop(case: Case) -> None:
    taken(begun(case), *SENT)

    due = {duty.what: duty.due_on for duty in Duty.objects.filter(case=case, rule__in=("P62", "P64"))}

    assert due == {"get_conditions_confirmed": date(2026, 12, 7), "hard_stop": date(2026, 12, 9)}


def test_an_alert_stands_until_somebody_says_whom_they_told(case: Case) -> None:
    request = taken(begun(case), *SENT)
    night(at(7))
    (alert,) = hard_stops.alerts_of(case)
    answered: dict[str, Any] = {"alert": alert, "by": account_of(case), "now": at(7)}

    with pytest.raises(NobodyTold):
        hard_stops.answer(told=" ", **answered)
    with pytest.raises(access.NotFound):
        hard_stops.answer(**answered | {"told": "x", "by": builders.officer(in_unit="cardiff").account})
    hard_stops.answer(told="Sam Probation and their senior.", **answered)

    assert hard_stops.alerts_of(case) == []
    assert RequestAlert.objects.get(request=request).answer == "Sam Probation and their senior."
    with pytest.raises(NotWaiting):
        hard_stops.answer(told="Again.", **answered)


def test_not_applicable_about_a_member_is_an_alert_p65(case: Case) -> None:
    live = ("support", "forward", "grant", "tell_victim", "go_live")
    request = taken(begun(case), *SENT, *live)

    taken(request, "propose_variation")
    assert alerts(request) == []
    other = taken(begun(case), *SENT, *live)
    condition_changes.propose_variation(
        request=other, proposal="Less.", answer="not_applicable", by=account_of(case), now=builders.NOW
    )

    assert alerts(other) == [hard_stops.NOT_APPLICABLE]


def test_not_applicable_is_an_alert_each_time_p65(case: Case) -> None:
    request = taken(begun(case), *SENT, "support", "forward", "grant", "tell_victim", "go_live")
    propose = {"request": request, "proposal": "Less.", "answer": "not_applicable", "by": account_of(case)}

    condition_changes.propose_variation(now=builders.NOW, **propose)
    (alert,) = hard_stops.alerts_of(case)
    hard_stops.answer(alert=alert, told="My manager.", by=account_of(case), now=builders.NOW)
    taken(request, "consult", "give_view", "keep", "tell_victim", "go_live")
    condition_changes.propose_variation(now=builders.NOW, **propose)

    assert alerts(request) == [hard_stops.NOT_APPLICABLE] * 2


def test_a_licence_cannot_start_before_the_sentence() -> None:
    case = builders.joined()

    with pytest.raises(hard_stops.BeforeTheSentence):
        starts(case, case.sentence.imposed_on - timedelta(days=1))
    assert hard_stops.start_of(case.sentence) is None


def test_one_request_that_cannot_be_watched_does_not_stop_the_others(
    case: Case, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, whole = taken(begun(case), *SENT), taken(begun(case), *SENT)
    look = hard_stops.look

    def failing(request: Request, **more: Any) -> None:
        if request.pk == broken.pk:
            raise RuntimeError(case.person.full_name)
        look(request, **more)

    monkeypatch.setattr(hard_stops, "look", failing)
    night(at(9))

    assert fresh(whole).state == State.MISSED_HARD_STOP
    assert fresh(broken).state == State.SENT
    assert case.person.full_name not in caplog.text
