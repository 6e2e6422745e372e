"""What one member may be told of one stage: asked of the disclosure gate once, kept, decided on, and turned into a letter.

Letters and the portal read the row made here and never the stage's own facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from victimcontact.casework import (
    access,
    duties,
    facts,
    laws,
    messages,
    plausibility,
    reach,
    workers,
)
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.facts import happened_on
from victimcontact.casework.message_states import NEVER_WENT, NOT_GONE
from victimcontact.casework.plausibility import HELD
from victimcontact.records.models import Account, Brake, Case, Fact, Message, MessageState, Omission, Sentence, Telling
from victimcontact.scheme import disclosure, words
from victimcontact.scheme.keystages import Decision, Level
from victimcontact.scheme.reach import Urgency
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

WAITS_FOR = {
    Decision.OFFICER_DECIDES.value: May.APPROVE_MESSAGE,
    Decision.MANAGER_DECIDES.value: May.APPROVE_AS_MANAGER,
}
TELL, WITHHOLD = "tell", "withhold"
AT_ONCE = 500
TAKEN_BACK = "What it tells of was recorded wrongly and has been taken back."
OVERTAKEN = "What it tells of has changed since it was written."
NOT_NOW = "Somebody decided anew what they are told of this."

# Why no letter could be drafted, for the officer who has to see to it.
STUCK: Mapping[type[Exception], str] = {
    messages.NameNotConfirmed: "name_not_confirmed",
    messages.NoAddress: "no_address",
    messages.NobodyWrites: "nobody_writes",
    words.MissingField: "words_missing",
    words.BadField: "words_missing",
    words.UnknownDocument: "words_missing",
    words.UnknownVariant: "words_missing",
}


class NotWaiting(Exception):
    """Nobody has to decide on this: it was settled, taken back, or needs no decision of this kind."""


class ReasonMissing(Exception):
    """A decision to tell or to withhold needs its reason (R84)."""


class LookAgainMissing(Exception):
    """Withholding is for a time: it needs a later day on which somebody looks again."""


@dataclass(frozen=True)
class Settlement:
    """What somebody decided: to tell or to withhold, why, and when to look again at what is withheld."""

    tell: bool
    reason: str
    look_again_on: date | None = None


def make_for_sentence(
    sentence: Sentence,
    fact: Fact,
    code: str,
    details: Mapping[str, Any],
    *,
    by: Account,
    now: datetime,
    hold_until: datetime | None = None,
    brake: Brake | None = None,
) -> list[Telling]:
    """Ask the gate for every member of a sentence, within another verb. Raises as `scheme.disclosure.tell`."""
    members = [case for case in sentence.cases.all() if case.standing == Standing.JOINED]
    return [make(case, fact, code, details, by=by, now=now, hold_until=hold_until, brake=brake) for case in members]


def make(
    case: Case,
    fact: Fact,
    code: str,
    details: Mapping[str, Any],
    *,
    by: Account,
    now: datetime,
    hold_until: datetime | None = None,
    brake: Brake | None = None,
) -> Telling:
    """Ask the gate what this member may be told, keep the answer, and draft the letter where nobody has to decide first.

    `details` are the fields of the stage as the register names them. Until `hold_until`, and under a `brake` until somebody has
    decided, nothing is drafted. A letter that cannot be drafted leaves the telling with the reason (`stuck`) as the
    officer's work; the stage stands. Raises as `scheme.disclosure.tell`.
    """
    gate = ask(case, code, happened_on(fact), details, now=now)
    telling = _row(case, fact, code, gate)
    telling.hold_until = now if brake and hold_until is None else hold_until
    telling.brake, telling.made_by, telling.made_at = brake, by, now
    telling.save(force_insert=True)
    if telling.hold_until is None:
        _take_up(telling, by=by, now=now)
    else:
        reach.begin(telling, now=now)
    return telling


def ask(case: Case, code: str, day: date, details: Mapping[str, Any], *, now: datetime) -> disclosure.Telling:
    """What the gate answers for this member, kept nowhere: also for a page that shows it before a stage is recorded."""
    return disclosure.tell(
        code,
        details,
        happened_on=day,
        on=day_of(now),
        route=case.route or duties.provisional_route(case.sentence),
        level=case.level or Level.KEY_STAGES,
        wants_representations=case.wants_representations,
        law=laws.in_force(),
    )


@action(needs=May.APPROVE_MESSAGE)
def settle(*, telling: Telling, settlement: Settlement, by: Account, now: datetime) -> Telling:
    """An officer decides to tell or to withhold what the gate left to them, or withholds for a time what it would tell (R84).

    What is withheld is not owed meanwhile; its letter is stopped. Raises `NotWaiting`, also once something of it has gone,
    `ReasonMissing`, `LookAgainMissing`.
    """
    return _settle(telling, Decision.OFFICER_DECIDES, settlement, by=by, now=now)


@action(needs=May.APPROVE_AS_MANAGER)
def settle_as_manager(*, telling: Telling, settlement: Settlement, by: Account, now: datetime) -> Telling:
    """A manager decides what the gate left to managers, and on withholding what danger may hang on (R48, R84). Raises as `settle`."""
    return _settle(telling, Decision.MANAGER_DECIDES, settlement, by=by, now=now)


@action(needs=May.COMPOSE_MESSAGE)
def draft_again(*, telling: Telling, by: Account, now: datetime) -> Telling:
    """Draft the letter that could not be drafted before, or that somebody stopped. Raises `NotWaiting`."""
    fresh = locked(telling)
    if not may_be_drafted(fresh):
        raise NotWaiting
    _take_up(fresh, by=by, now=now)
    return fresh


def release_held(now: datetime) -> int:
    """Take up the tellings whose holding time is over and that no brake holds, the oldest first; how many.

    No more than `AT_ONCE` in one run, so that nothing else has to wait.
    """
    due = Telling.objects.filter(hold_until__lte=now, ended_at__isnull=True).exclude(HELD)
    keys = due.order_by("made_at").values_list("pk", flat=True)[:AT_ONCE]
    return workers.one_by_one(keys, lambda pk: _release(pk, now), trouble="a held telling could not be taken up")


def _release(pk: UUID, now: datetime) -> bool:
    free = Telling.objects.select_for_update(skip_locked=True, of=("self",)).exclude(HELD)
    telling = free.filter(pk=pk, hold_until__lte=now, ended_at__isnull=True).first()
    if telling is None:
        return False
    release(telling=telling, by=access.program(), now=now)
    return True


@action(needs=May.HEAR_FEED)
def release(*, telling: Telling, by: Account, now: datetime) -> Telling:
    """End the hold of one telling: draft its letter, unless somebody has to decide first. What a brake held begins to count."""
    if telling.brake_id is not None:
        duties.reconcile(telling.case, now=now)
    _take_up(telling, by=by, now=now)
    return telling


def end_for(fact: Fact, *, by: Account, now: datetime) -> list[Telling]:
    """End the tellings of a fact that was taken back, within another verb.

    What has not left the house is stopped; where something went, putting it right becomes the officer's work. Answers those.
    """
    rows = list(Telling.objects.select_for_update(of=("self",)).filter(fact=fact, ended_at__isnull=True))
    for telling in rows:
        messages.stop_waiting(Message.objects.filter(telling=telling), TAKEN_BACK, by=by, now=now)
        telling.ended_at, telling.hold_until = now, None
        telling.correction = "needed" if went(telling) else ""
        telling.save(update_fields=["ended_at", "hold_until", "correction"])
        reach.reconcile(telling, now=now)
    return [telling for telling in rows if telling.correction]


def overtake(telling: Telling, *, by: Account, now: datetime) -> None:
    """What a telling says is no longer so, though it was when it was recorded: what has not left the house is stopped; within another verb.

    Where nothing of it went the telling ends. Where a letter went, it was right then, and what came since is told by itself.
    """
    fresh = Telling.objects.select_for_update(of=("self",)).get(pk=telling.pk)
    messages.stop_waiting(Message.objects.filter(telling=fresh), OVERTAKEN, by=by, now=now)
    if not went(fresh):
        fresh.ended_at, fresh.hold_until = now, None
        fresh.save(update_fields=["ended_at", "hold_until"])
    reach.reconcile(fresh, now=now)


def draft_anew(telling: Telling, *, by: Account, now: datetime) -> None:
    """A draft names dates that have moved since: it is stopped and written again with those that stand; within another verb."""
    fresh = locked(telling)
    if fresh.messages.filter(state__in=NOT_GONE).exists() and _stands(fresh):
        write_again(fresh, OVERTAKEN, by=by, now=now)


def write_again(telling: Telling, why: str, *, by: Account, now: datetime, after_one_went: bool = False) -> None:
    """Stop what has not left the house of a (locked) telling, and draft it from the row as it is now; within another verb.

    Where a letter has gone there is no other, unless it is wanted also then.
    """
    messages.stop_waiting(Message.objects.filter(telling=telling), why, by=by, now=now)
    _take_up(telling, by=by, now=now, after_one_went=after_one_went)


def telling_for(account: Account, telling_id: str, *, now: datetime) -> Telling:
    """An officer comes to a telling, through its case, with the look written down. Raises `access.NotFound`."""
    telling = Telling.objects.select_related("case", "fact").filter(pk=telling_id).first()
    if telling is None:
        raise access.NotFound
    telling.case = access.case_for(account, telling.case.reference, now=now)
    return telling


def count_gone(account: Account, fact: Fact) -> int:
    """How many members within reach a letter about a fact has gone to already."""
    within = access.cases_within_reach(account).values("pk")
    gone = Message.objects.filter(telling__fact=fact, case__in=within).exclude(state__in=NEVER_WENT)
    return gone.values("case").distinct().count()


def letters_of(telling: Telling) -> list[Message]:
    """The letters that were drafted from a telling, in order."""
    return list(telling.messages.order_by("made_at"))


def may_settle(account: Account, telling: Telling) -> bool:
    """Whether it waits for a decision that this account's role may take."""
    return _waits(telling) and access.permits(account, WAITS_FOR[decider_of(telling)])


def may_withhold(account: Account, telling: Telling) -> bool:
    """Whether it is to be told, nothing of it has gone, and this account's role may decide otherwise."""
    may = is_to_be_told(telling) and not went(telling)
    return may and access.permits(account, WAITS_FOR[decider_of(telling)])


def may_be_drafted(telling: Telling) -> bool:
    """Whether it is to be told by a letter and there is none, because it could not be drafted or was stopped."""
    live = telling.messages.exclude(state=MessageState.STOPPED)
    waits = telling.hold_until is None and is_to_be_told(telling) and telling.document != ""
    return waits and (telling.stuck != "" or not live.exists())


def decider_of(telling: Telling) -> str:
    """Who decides on telling: as the gate left it; what it would tell is the officer's to withhold, or a manager's where it is urgent."""
    if telling.decision in WAITS_FOR:
        return telling.decision
    urgent = reach.urgency_of(telling.code) is Urgency.SAFETY
    return str((Decision.MANAGER_DECIDES if urgent else Decision.OFFICER_DECIDES).value)


def _row(case: Case, fact: Fact, code: str, gate: disclosure.Telling) -> Telling:
    """The gate's answer as it is kept, not saved."""
    return Telling(
        case=case,
        fact=fact,
        code=code,
        happened_on=happened_on(fact),
        decision=gate.decision.value,
        told={name: list(value) if isinstance(value, tuple) else value for name, value in gate.told.items()},
        withheld=dict(gate.withheld),
        document=gate.document or "",
        contact_by=gate.contact_by,
        letter_by=gate.letter_by,
        rules=list(gate.rules),
        source_of_rule=gate.source,
    )


def _settle(telling: Telling, decision: Decision, settlement: Settlement, *, by: Account, now: datetime) -> Telling:
    fresh = locked(telling)
    withholds = not settlement.tell and is_to_be_told(fresh) and not went(fresh)
    if decider_of(fresh) != decision.value or not (_waits(fresh) or withholds):
        raise NotWaiting
    if not settlement.reason.strip():
        raise ReasonMissing
    if not settlement.tell and (settlement.look_again_on is None or settlement.look_again_on <= day_of(now)):
        raise LookAgainMissing
    fresh.settled = TELL if settlement.tell else WITHHOLD
    fresh.settled_by, fresh.settled_at, fresh.settled_reason = by, now, settlement.reason
    fresh.look_again_on = _left_out_until(fresh) if settlement.tell else settlement.look_again_on
    fresh.save(update_fields=["settled", "settled_by", "settled_at", "settled_reason", "look_again_on"])
    _owe(fresh, by=by, now=now)
    # A person has looked: what a feed brought need not be held any longer.
    write_again(fresh, NOT_NOW, by=by, now=now)
    return fresh


def _left_out_until(telling: Telling) -> date | None:
    """The day to look again at what is left out of it, if anything is."""
    live = Omission.objects.filter(telling=telling, ended_at__isnull=True)
    return live.values_list("look_again_on", flat=True).order_by("look_again_on").first()


def _owe(telling: Telling, *, by: Account, now: datetime) -> None:
    """What is owed because of a fact ends while it is not told, and is owed again, by its own day, once it is to be told."""
    case, of = telling.case, {"of": str(telling.fact_id)}
    ended = Fact.objects.filter(case=case, kind="not_told", data=of, withdrawal__isnull=True)
    if telling.settled == WITHHOLD and not ended.exists():
        details = {"what": telling.code, "note": "Decided not to tell them for now."}
        facts.add(case, facts.New("not_told", day_of(now), of, details=details), by=by, now=now)
    elif telling.settled == TELL:
        for fact in ended:
            facts.take_back(fact, reason="Decided to tell them.", by=by, now=now)
    duties.reconcile(case, now=now)


def _waits(telling: Telling) -> bool:
    """Whether somebody has yet to decide on it, or withheld it and may think again."""
    undecided = telling.decision in WAITS_FOR and telling.settled != TELL
    return (undecided or telling.settled == WITHHOLD) and _stands(telling)


def is_to_be_told(telling: Telling) -> bool:
    """Whether the gate or a person decided to tell, and nothing holds it or has ended it."""
    decided = telling.settled == TELL or (telling.decision == Decision.TELL.value and telling.settled != WITHHOLD)
    return decided and _stands(telling)


def _stands(telling: Telling) -> bool:
    return telling.ended_at is None and not plausibility.is_held(telling)


def _take_up(telling: Telling, *, by: Account, now: datetime, after_one_went: bool = False) -> None:
    """End the hold and draft the letter where it is to be told; what stands in the way is kept for the officer.

    Somebody who has left by then hears nothing more (R31): the telling ends.
    """
    telling.hold_until, telling.stuck = None, ""
    if is_to_be_told(telling):
        try:
            messages.draft_for_telling(telling, by=by, now=now, after_one_went=after_one_went)
        except messages.NotToBeContacted:
            telling.ended_at = now
        except tuple(STUCK) as problem:
            telling.stuck = STUCK[type(problem)]
    telling.save(update_fields=["hold_until", "stuck", "ended_at"])
    reach.reconcile(telling, now=now)


def went(telling: Telling) -> bool:
    """Whether something of it has left the house."""
    return telling.messages.exclude(state__in=NEVER_WENT).exists()


def locked(telling: Telling) -> Telling:
    """The row of a telling with its case, locked until the transaction ends."""
    fresh = Telling.objects.select_for_update(of=("self",)).select_related("fact", "brake").get(pk=telling.pk)
    fresh.case = access.locked(fresh.case)
    return fresh
