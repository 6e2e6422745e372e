"""The release gate (B1): before a stage becomes public, has everyone who must know been reached? Yes or no, never who.

Everyone who must know is: every member of the sentence, in whatever unit, who is to be told of the stage. Docs: howto/release-gate.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcontact.casework import access, attempts, audit, partners, reach, references, tellings, workers
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Case, Fact, GateAnswer, Partner, ReleaseGate, Telling
from victimcontact.scheme.keystages import REGISTER
from victimcontact.scheme.reach import counts_as_reached
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

WRONG_TRIES = 10
LISTED = 50


class NotPublic(Exception):
    """Only what will become public has a gate."""


class AlreadyOpen(Exception):
    """The stage has a gate that is open."""


class AlreadyClosed(Exception):
    """The gate is closed."""


class Refused(Exception):
    """There is no answer: the key is wrong or ended, or there is no such open gate. They are not told apart."""


@dataclass(frozen=True)
class Answer:
    """What a gate answers: its reference, yes or no, and when it was asked."""

    reference: str
    reached: bool
    asked_at: datetime


@action(needs=May.RECORD_STAGE)
def open_gate(*, fact: Fact, publish_at: datetime | None, by: Account, now: datetime) -> ReleaseGate:
    """Open the gate of a stage; `publish_at` (aware, may be unknown) is when it is to be public, and nobody's clock runs longer.

    Raises `NotPublic` or `AlreadyOpen`.
    """
    if not may_have_gate(fact):
        raise NotPublic
    Fact.objects.select_for_update(of=("self",)).get(pk=fact.pk)
    if of(fact) is not None:
        raise AlreadyOpen
    gate = ReleaseGate.objects.create(
        reference=references.new("RG"), fact=fact, publish_at=publish_at, made_by=by, made_at=now
    )
    _tell_who_joined(gate, now=now)
    reach.follow_fact(fact, now=now)
    return gate


@action(needs=May.RECORD_STAGE)
def close(*, gate: ReleaseGate, by: Account, now: datetime) -> ReleaseGate:
    """Close a gate: it is asked no longer, and who joins from now on is no matter of it. Raises `AlreadyClosed` or `access.NotFound`."""
    fresh = _locked(gate, by)
    fresh.closed_at = now
    fresh.save(update_fields=["closed_at"])
    reach.follow_fact(fresh.fact, now=now)
    return fresh


@action(needs=May.SEE_CASE)
def ask(*, gate: ReleaseGate, by: Account, now: datetime) -> GateAnswer:
    """An officer asks; the answer is written down. Raises `AlreadyClosed` or `access.NotFound`."""
    return _answer(_locked(gate, by), now=now, by=by)


def ask_as_partner(*, reference: str, key: str, visitor: str, now: datetime) -> Answer:
    """A partner's program asks with its key. Raises `Refused`, and `attempts.TooMany` after too many that were refused from one place."""
    attempts.count("release_gate", visitor, now=now, limit=WRONG_TRIES)
    with transaction.atomic():
        partner = partners.holder_of(key)
        gate = _open().select_related("fact").filter(reference=reference).first()
        if partner is None or gate is None:
            audit.write("gates.refused", by=None, now=now)
            answer = None
        else:
            answer = _answer(gate, now=now, partner=partner)
    if answer is None:
        raise Refused
    attempts.forget("release_gate", visitor)
    return Answer(reference, answer.reached, answer.at)


def tell_who_joined(*, now: datetime) -> int:
    """Make the telling of whoever joined after the stage of an open gate was recorded; how many. Their letters wait for approval.

    The gate is locked, so that two workers do not make two.
    """
    keys = _open().values_list("pk", flat=True)
    return workers.one_by_one(keys, lambda pk: _tell_at(pk, now=now), trouble="a late member could not be told")


def may_have_gate(fact: Fact) -> bool:
    """Whether a fact is a stage of a sentence that the world may learn of, and still stands."""
    stage = REGISTER.get(str(fact.data.get("code", "")))
    return stage is not None and stage.public and fact.sentence_id is not None and not hasattr(fact, "withdrawal")


def of(fact: Fact) -> ReleaseGate | None:
    """The open gate of a fact."""
    return _open().filter(fact=fact).first()


def gate_for(account: Account, reference: str, *, now: datetime) -> ReleaseGate:
    """An officer comes to a gate, open or closed, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.SEE_CASE)
    gate = ReleaseGate.objects.select_related("fact__sentence", "made_by__officer").filter(reference=reference).first()
    if gate is None:
        raise access.NotFound(reference)
    access.require_reach(account, gate.fact)
    audit.write("gates.look", by=account, now=now, subject=f"releasegate:{gate.reference}")
    return gate


def answers_of(gate: ReleaseGate) -> list[GateAnswer]:
    """What a gate answered, the latest first."""
    rows = GateAnswer.objects.filter(gate=gate).select_related("asked_by__officer", "partner")
    return list(rows.order_by("-at")[:LISTED])


def everyone_reached(fact: Fact) -> bool:
    """Whether everyone who must know of a fact knows it, or somebody decided with a reason that they are not to be told.

    A member without a telling (who joined later) must know; who has left need not. What was taken back is never public.
    """
    if not may_have_gate(fact):
        return False
    return all(row is not None and counts_as_reached(row) for row in _states(fact))


def _states(fact: Fact) -> Iterable[str | None]:
    """Where each member of the sentence stands, None for one who has no telling of the fact."""
    known = dict(Telling.objects.filter(fact=fact, ended_at__isnull=True).values_list("case", "reach__state"))
    members = Case.objects.filter(_must_know(fact, known.keys())).values_list("pk", flat=True)
    return [known.get(pk) for pk in members]


def _must_know(fact: Fact, told: Iterable[object]) -> Q:
    """Members, and those who paused after they were to be told. Who left, declined or never joined is not among them."""
    joined = Q(standing=Standing.JOINED)
    paused = Q(standing=Standing.PAUSED, pk__in=list(told))
    return Q(sentence=fact.sentence_id) & (joined | paused)


def _answer(
    gate: ReleaseGate, *, now: datetime, by: Account | None = None, partner: Partner | None = None
) -> GateAnswer:
    for telling in Telling.objects.filter(fact=gate.fact, ended_at__isnull=True, reach__isnull=True):
        reach.reconcile(telling, now=now)
    reached = everyone_reached(gate.fact)
    return GateAnswer.objects.create(gate=gate, at=now, reached=reached, asked_by=by, partner=partner)


def _tell_at(pk: UUID, *, now: datetime) -> int:
    rows = _open().select_for_update(skip_locked=True, of=("self",)).select_related("fact")
    gate = rows.filter(pk=pk).first()
    return _tell_who_joined(gate, now=now) if gate is not None else 0


def _tell_who_joined(gate: ReleaseGate, *, now: datetime) -> int:
    fact = gate.fact
    told = Telling.objects.filter(fact=fact).values("case")
    late = Case.objects.filter(sentence=fact.sentence_id, standing=Standing.JOINED).exclude(pk__in=told)
    rows = list(late.select_related("person", "sentence__offender", "unit", "officer"))
    for case in rows:
        tellings.make(case, fact, str(fact.data["code"]), fact.details or {}, by=access.program(), now=now)
    return len(rows)


def _locked(gate: ReleaseGate, by: Account) -> ReleaseGate:
    fresh = ReleaseGate.objects.select_for_update(of=("self",)).select_related("fact").get(pk=gate.pk)
    access.require_reach(by, fresh.fact)
    if fresh.closed_at is not None:
        raise AlreadyClosed
    return fresh


def _open() -> QuerySet[ReleaseGate]:
    return ReleaseGate.objects.filter(closed_at__isnull=True)
