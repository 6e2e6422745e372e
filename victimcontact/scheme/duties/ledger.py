"""What is owed in one case: all rules put together, each duty with its standing on the day of the question."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from victimcontact.scheme.calendar import EARLIEST, HORIZON, BeyondHorizon
from victimcontact.scheme.duties import (
    decisions,
    ending,
    hearings,
    hospital,
    licence,
    meetings,
    outcomes,
    referral,
    release,
    reoffers,
    risks,
    yearly,
)
from victimcontact.scheme.duties.history import History, withdrawals_in
from victimcontact.scheme.duties.rows import Draft
from victimcontact.scheme.duties.settling import DutyStanding, Settled, arises, settle
from victimcontact.scheme.duties.values import CaseTerms, Duty, Fact, FactAfterQuestion
from victimcontact.scheme.switches import Law

RULES: tuple[Callable[[History, Law], Iterator[Draft]], ...] = (
    referral.derive,
    yearly.derive,
    outcomes.derive,
    hearings.derive,
    decisions.derive,
    release.derive,
    reoffers.derive,
    licence.derive,
    hospital.derive,
    meetings.derive,
    risks.derive,
    ending.derive,
)


def owed(case: CaseTerms, facts: Iterable[Fact], *, on: date, law: Law) -> tuple[Duty, ...]:
    """Every duty of one case, in the order due, with its standing on the day `on`.

    The facts may come in any order. What hung on a withdrawn fact is listed as superseded. `due_on` is a working day
    but for same-day duties, `last_on` a calendar day. Raises `FactAfterQuestion` for a fact dated after `on`, and
    `BeyondHorizon` where a duty needs bank holidays that nobody knows yet. Rules: contracts/explain.md, duties.
    """
    told = tuple(facts)
    _refuse_unanswerable(told, on)
    withdrawn = withdrawals_in(told)
    duties = _ledger(History(case, (fact for fact in told if fact.id not in withdrawn), on), law)
    if withdrawn:
        duties += _fallen_with(withdrawn, duties, _settled(History(case, told, on), law))
    return tuple(sorted(duties, key=lambda duty: (duty.due_on, duty.last_on, duty.rule, duty.what, duty.key)))


def _refuse_unanswerable(facts: Iterable[Fact], on: date) -> None:
    if not EARLIEST <= on <= HORIZON:
        raise BeyondHorizon(on)
    later = next((fact for fact in facts if fact.on > on), None)
    if later is not None:
        raise FactAfterQuestion(f"{later.kind} of {later.on} is later than the day of the question, {on}")


def _settled(history: History, law: Law) -> list[Settled]:
    drafts = (draft for rule in RULES for draft in rule(history, law))
    return [settle(draft, history) for draft in drafts if arises(draft, history)]


def _ledger(history: History, law: Law) -> list[Duty]:
    settled = _settled(history, law)
    begun: dict[tuple[str, str, str], list[Draft]] = {}
    for each in settled:
        row = each.draft.row
        begun.setdefault((row.rule, row.what, each.draft.began_by), []).append(each.draft)
    return [each.duty(_successor(each, begun)) for each in settled]


def _successor(settled: Settled, begun: Mapping[tuple[str, str, str], Sequence[Draft]]) -> str | None:
    """The key of the duty that took the place of one that ended: the same, begun by what ended it."""
    if settled.ended_by is None:
        return None
    row, about = settled.draft.row, settled.draft.about
    candidates = begun.get((row.rule, row.what, settled.ended_by.id), ())
    same = [draft.key for draft in candidates if draft.about == about] or [draft.key for draft in candidates]
    return same[0] if same else None


def _fallen_with(withdrawn: Mapping[str, Fact], live: Sequence[Duty], as_told: Sequence[Settled]) -> list[Duty]:
    """The duties that were there only because of a withdrawn fact, as superseded."""
    keys = {duty.key for duty in live}
    last = max(withdrawn.values(), key=lambda fact: fact.on)
    return [
        replace(
            settled.duty(None),
            standing=DutyStanding.SUPERSEDED.value,
            kept_by=None,
            blocked_by=None,
            ended_by=withdrawn.get(settled.draft.origin.id, last).id,
        )
        for settled in as_told
        if settled.draft.key not in keys
    ]
