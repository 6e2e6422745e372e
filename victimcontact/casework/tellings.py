"""What one member may be told of one stage: asked of the disclosure gate once, kept, decided on, and turned into a letter.

Letters and the portal read the row made here and never the stage's own facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Expression, Q

from victimcontact.casework import access, contacts, corrections, duties, laws, messages, plausibility, reach, workers
from victimcontact.casework.actions import action
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.days import day_of
from victimcontact.casework.facts import happened_on
from victimcontact.casework.message_states import NEVER_WENT, NOT_GONE
from victimcontact.casework.plausibility import HELD, UNDECIDED
from victimcontact.records.models import Account, Brake, Case, Fact, Message, Sentence, Telling
from victimcontact.scheme import disclosure, words
from victimcontact.scheme.corrections import phone_first
from victimcontact.scheme.keystages import Decision, Level
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


class PhoneFirst(Exception):
    """They have to be called before a letter: danger may hang on what they were wrongly told."""


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
    members = Case.objects.filter(sentence=sentence, standing=Standing.JOINED)
    related = members.select_related("person", "sentence__offender", "unit", "officer")
    return [make(case, fact, code, details, by=by, now=now, hold_until=hold_until, brake=brake) for case in related]


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
        reach.reconcile(telling, now=now)
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
    """An officer decides to tell or to withhold what the gate left to them. Raises `NotWaiting`, `ReasonMissing`, `LookAgainMissing`."""
    return _settle(telling, Decision.OFFICER_DECIDES, settlement, by=by, now=now)


@action(needs=May.APPROVE_AS_MANAGER)
def settle_as_manager(*, telling: Telling, settlement: Settlement, by: Account, now: datetime) -> Telling:
    """A manager decides what the gate left to managers (R48, R84). Raises as `settle`."""
    return _settle(telling, Decision.MANAGER_DECIDES, settlement, by=by, now=now)


@action(needs=May.COMPOSE_MESSAGE)
def draft_again(*, telling: Telling, by: Account, now: datetime) -> Telling:
    """Draft the letter that could not be drafted before, now that what was missing is there. Raises `NotWaiting`."""
    fresh = _locked(telling)
    if not fresh.stuck or not _is_to_be_told(fresh):
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
        telling.correction = "needed" if _went(telling) else ""
        telling.save(update_fields=["ended_at", "hold_until", "correction"])
        reach.reconcile(telling, now=now)
    return [telling for telling in rows if telling.correction]


def overtake(telling: Telling, *, by: Account, now: datetime) -> None:
    """What a telling says is no longer so, though it was when it was recorded: what has not left the house is stopped; within another verb.

    Where nothing of it went the telling ends. Where a letter went, it was right then, and what came since is told by itself.
    """
    fresh = Telling.objects.select_for_update(of=("self",)).get(pk=telling.pk)
    messages.stop_waiting(Message.objects.filter(telling=fresh), OVERTAKEN, by=by, now=now)
    if not _went(fresh):
        fresh.ended_at, fresh.hold_until = now, None
        fresh.save(update_fields=["ended_at", "hold_until"])
    reach.reconcile(fresh, now=now)


def draft_anew(telling: Telling, *, by: Account, now: datetime) -> None:
    """A draft names dates that have moved since: it is stopped and written again with those that stand; within another verb."""
    fresh = _locked(telling)
    if fresh.messages.filter(state__in=NOT_GONE).exists() and _stands(fresh):
        messages.stop_waiting(Message.objects.filter(telling=fresh), OVERTAKEN, by=by, now=now)
        _take_up(fresh, by=by, now=now)


@action(needs=May.RECORD_CONTACT)
def correct(*, telling: Telling, made: ContactMade, by: Account, now: datetime) -> Telling:
    """The member was told that what they had heard was wrong: log the contact and end the work.

    Raises `NotWaiting`, or `PhoneFirst` for a letter where danger may hang on it and nobody has called yet.
    """
    fresh = _locked(telling)
    if fresh.correction != "needed":
        raise NotWaiting
    if made.channel == "letter" and phone_first(fresh.code) and not corrections.was_tried_by_voice(fresh):
        raise PhoneFirst
    contacts.log(access.locked(fresh.case), made, by=by, now=now)
    fresh.correction = "made"
    fresh.save(update_fields=["correction"])
    return fresh


def waits_for_a_person(on: date | Expression) -> Q:
    """The tellings that wait for a person: to decide, to look at again, to see why no letter came, to put right."""
    undecided = Q(decision__in=WAITS_FOR, settled="", ended_at__isnull=True)
    again = Q(settled=WITHHOLD, look_again_on__lte=on, ended_at__isnull=True)
    stuck = ~Q(stuck="") & Q(ended_at__isnull=True)
    return (undecided | again | stuck | Q(correction="needed")) & ~UNDECIDED


def work_in(telling: Telling) -> str:
    """What a telling that waits for a person asks of them."""
    if telling.correction == "needed":
        return "Tell them that it was wrong"
    if telling.stuck:
        return "See why no letter could be drafted"
    if telling.settled == WITHHOLD:
        return "Look again at what is withheld"
    manager = telling.decision == Decision.MANAGER_DECIDES.value
    return "Your manager decides whether to tell" if manager else "Decide whether to tell"


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
    return _waits(telling) and access.permits(account, WAITS_FOR[telling.decision])


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
    fresh = _locked(telling)
    if fresh.decision != decision.value or not _waits(fresh):
        raise NotWaiting
    if not settlement.reason.strip():
        raise ReasonMissing
    if not settlement.tell and (settlement.look_again_on is None or settlement.look_again_on <= day_of(now)):
        raise LookAgainMissing
    fresh.settled = TELL if settlement.tell else WITHHOLD
    fresh.settled_by, fresh.settled_at, fresh.settled_reason = by, now, settlement.reason
    fresh.look_again_on = None if settlement.tell else settlement.look_again_on
    fresh.save(update_fields=["settled", "settled_by", "settled_at", "settled_reason", "look_again_on"])
    # A person has looked: what a feed brought need not be held any longer.
    _take_up(fresh, by=by, now=now)
    return fresh


def _waits(telling: Telling) -> bool:
    return telling.decision in WAITS_FOR and telling.settled != TELL and _stands(telling)


def _is_to_be_told(telling: Telling) -> bool:
    decided = telling.decision == Decision.TELL.value or telling.settled == TELL
    return decided and _stands(telling)


def _stands(telling: Telling) -> bool:
    return telling.ended_at is None and not plausibility.is_held(telling)


def _take_up(telling: Telling, *, by: Account, now: datetime) -> None:
    """End the hold and draft the letter where it is to be told; what stands in the way is kept for the officer.

    Somebody who has left by then hears nothing more (R31): the telling ends.
    """
    telling.hold_until, telling.stuck = None, ""
    if _is_to_be_told(telling):
        try:
            messages.draft_for_telling(telling, by=by, now=now)
        except messages.NotToBeContacted:
            telling.ended_at = now
        except tuple(STUCK) as problem:
            telling.stuck = STUCK[type(problem)]
    telling.save(update_fields=["hold_until", "stuck", "ended_at"])
    reach.reconcile(telling, now=now)


def _went(telling: Telling) -> bool:
    return telling.messages.exclude(state__in=NEVER_WENT).exists()


def _locked(telling: Telling) -> Telling:
    fresh = Telling.objects.select_for_update(of=("self",)).select_related("fact", "brake").get(pk=telling.pk)
    fresh.case = access.locked(fresh.case)
    return fresh
