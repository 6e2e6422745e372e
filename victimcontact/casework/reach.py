"""The reach ledger: where every telling stands on its way to its member, derived from its history and kept in one row.

`reconcile` is called wherever something of a telling moves, in the same transaction, and by the minute task once a clock
has run out. It reads everything afresh and writes the difference, so that calling it twice changes nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from victimcontact.casework import access
from victimcontact.casework.ready_queries import Among, ReadyQuery, ReadyRows
from victimcontact.records.models import (
    Account,
    AgreedHour,
    Brake,
    Case,
    Contact,
    Fact,
    Message,
    MessageState,
    Reach,
    ReachStep,
    ReleaseGate,
    StandingMove,
    Telling,
)
from victimcontact.scheme import reach as rule
from victimcontact.scheme.keystages import REGISTER, Decision
from victimcontact.scheme.office_hours import LONDON
from victimcontact.scheme.reach import History, Intent, Sending, State, Step, Urgency, Waits
from victimcontact.scheme.standing import Standing

LATEST = 20
# What is derived of a telling and kept: where it stands and what happens next, since when and at what time.
STANDS = ("state", "next_step", "since", "next_at")
KNOWS = ("completed", "acknowledged")
STATES: Mapping[str, State] = {
    MessageState.DRAFTED: State.DRAFTED,
    MessageState.APPROVED: State.APPROVED,
    MessageState.HANDING_OVER: State.HANDED_OVER,
    MessageState.IN_PRINT_ROOM: State.HANDED_OVER,
    MessageState.UNCERTAIN: State.HANDED_OVER,
    MessageState.SENT: State.SENT,
    MessageState.DELIVERED: State.DELIVERED,
    MessageState.ACKNOWLEDGED: State.ACKNOWLEDGED,
    MessageState.BOUNCED: State.UNREACHED,
    MessageState.FAILED: State.UNREACHED,
}
MEMBERS = (Standing.JOINED, Standing.PAUSED)
LOST = (MessageState.BOUNCED, MessageState.FAILED)
INTENTS: Mapping[str, Intent] = {
    Decision.TELL.value: Intent.TELL,
    Decision.OFFICER_DECIDES.value: Intent.OFFICER_DECIDES,
    Decision.MANAGER_DECIDES.value: Intent.MANAGER_DECIDES,
    Decision.MANAGERS_TELL.value: Intent.OTHERS_TELL,
    Decision.NOT_CHOSEN.value: Intent.NOT_FOR_THEM,
    Decision.NEVER.value: Intent.NOT_FOR_THEM,
}
SETTLED: Mapping[str, Intent] = {"tell": Intent.TELL, "withhold": Intent.WITHHELD}


@dataclass(frozen=True)
class Line:
    """One telling in a table of who has been reached.

    `decided_by` and `reason` are filled where somebody decided not to tell, `until` also where they left a part of it out.
    """

    telling: str
    fact: str
    code: str
    case_reference: str
    person: str
    officer: str
    state: str
    since: datetime
    next_step: str
    next_at: datetime | None
    waits_for: str
    why: str
    decided_by: str = ""
    reason: str = ""
    until: date | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing more has to be done: they know, are not to be told, or a letter has arrived."""
        return self.state in rule.ENDS


def reconcile(telling: Telling, *, now: datetime) -> Reach:
    """Derive where a telling stands at `now` and keep it, with a step when it has moved. Idempotent. Raises `calendar.BeyondHorizon`."""
    return _reconcile([telling.pk], now=now)[0]


def begin(telling: Telling, *, now: datetime) -> Reach:
    """The same of a telling that has just been made: nobody else knows of it yet, and nothing was written because of it."""
    return _derived([Reach(telling=telling, state="", since=now)], {}, now)[0]


def _reconcile(telling_ids: Collection[UUID], *, now: datetime) -> list[Reach]:
    sendings: dict[UUID, list[Sending]] = {}
    rows = _locked(telling_ids, now)
    for telling_id, channel, state, at in SENT.ask(tellings=list(telling_ids)):
        sendings.setdefault(telling_id, []).append(Sending(channel, STATES[state], at, lost=state in LOST))
    return _derived(rows, sendings, now)


def _derived(rows: list[Reach], sendings: Mapping[UUID, Sequence[Sending]], now: datetime) -> list[Reach]:
    told = {pk: _Told._make(told) for pk, *told in TOLD.ask(tellings=[row.telling_id for row in rows])}
    changed, steps = [], []
    for row in rows:
        was = _stands(row)
        history = _history(told[row.telling_id], tuple(sendings.get(row.telling_id, ())), _is_with_manager(row))
        found = rule.derive(history, now=now)
        row.state, row.next_step, row.since, row.next_at = found.state, found.next_step, found.since, found.next_at
        if was != _stands(row):
            changed.append(row)
        if was[:2] != _stands(row)[:2]:
            steps.append(ReachStep(telling_id=row.telling_id, at=now, kind=row.state, note=found.why))
    Reach.objects.bulk_create(changed, update_conflicts=True, unique_fields=["pk"], update_fields=STANDS)
    ReachStep.objects.bulk_create(steps)
    return rows


def _stands(row: Reach) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in STANDS)


def _locked(telling_ids: Collection[UUID], now: datetime) -> list[Reach]:
    """The tellings' rows, made where there are none yet, locked in one order until the transaction ends."""
    found = LOCKED.read(tellings=list(telling_ids))
    missing = set(telling_ids) - {row.telling_id for row in found}
    if not missing:
        return found
    Reach.objects.bulk_create([Reach(telling_id=pk, state="", since=now) for pk in missing], ignore_conflicts=True)
    return LOCKED.read(tellings=list(telling_ids))


def _is_with_manager(row: Reach) -> bool:
    return row.state == State.UNREACHED and not row.next_step


def follow(messages: Iterable[Message], *, now: datetime) -> None:
    """Messages have moved: so have the tellings they are of, where they are of one."""
    telling_ids = {message.telling_id for message in messages if message.telling_id is not None}
    if telling_ids:
        _reconcile(telling_ids, now=now)


def follow_contact(case: Case, about: str, *, now: datetime) -> None:
    """A contact about a fact was logged: the case's telling of that fact has moved, where there is one."""
    tellings = case.tellings.values_list("pk", "fact_id") if about else ()
    told = [telling_id for telling_id, fact_id in tellings if str(fact_id) == about]
    if told:
        _reconcile(told, now=now)


def follow_case(case: Case, *, now: datetime) -> None:
    """A case has moved: whoever is no member any more hears nothing more, and is nobody's to reach."""
    _follow(case.tellings.all(), now)


def follow_fact(fact: Fact, *, now: datetime) -> None:
    """Something about a fact has changed for all its members: an agreed hour, the day it is made public."""
    _follow(Telling.objects.filter(fact=fact), now)


def _follow(tellings: QuerySet[Telling], now: datetime) -> None:
    live = tellings.filter(ended_at__isnull=True).values_list("pk", flat=True)
    if telling_ids := list(live):
        _reconcile(telling_ids, now=now)


def step(telling_id: UUID, kind: str, *, now: datetime, note: str = "") -> ReachStep:
    """Write down a move on the way, or a step that was taken because the member had not been reached."""
    return ReachStep.objects.create(telling_id=telling_id, at=now, kind=kind, note=note)


def _history(telling: "_Told", sendings: tuple[Sending, ...], with_manager: bool) -> History:
    """Everything that has happened to a telling, as the scheme reads it."""
    return History(
        made_at=telling.made_at,
        urgency=urgency_of(telling.code),
        intent=SETTLED.get(telling.settled) or INTENTS[telling.decision],
        decided_at=max(filter(None, (telling.settled_at, telling.brake_decided_at)), default=None),
        look_again_on=telling.look_again_on,
        held_until=telling.held_until,
        braked=telling.brake_decided is not None and Brake(decided=telling.brake_decided).holds,
        agreed_at=telling.agreed_at,
        publish_at=telling.publish_at,
        sendings=sendings,
        known_at=telling.known_at,
        other_way_taken=telling.other_way_taken,
        with_manager=with_manager,
        ended_at=telling.ended_at,
        left_at=telling.left_at,
    )


def urgency_of(code: str) -> Urgency:
    """How pressing a stage is; one that the register no longer has is ordinary."""
    stage = REGISTER.get(code)
    return rule.urgency_of(stage) if stage is not None else Urgency.ORDINARY


def of_case(case: Case) -> list[Line]:
    """Where the latest tellings of a case stand, newest first."""
    rows = _rows().filter(telling__case=case, telling__ended_at__isnull=True)
    return _lines(rows.order_by("-telling__made_at")[:LATEST])


def of_telling(telling: Telling) -> Line | None:
    """Where one telling stands; nothing for one that has ended or has no row yet."""
    rows = _lines(_rows().filter(telling=telling, telling__ended_at__isnull=True))
    return rows[0] if rows else None


def of_fact(account: Account, fact: Fact) -> list[Line]:
    """Where the telling of one stage stands for each member within reach, by name; nobody else's."""
    rows = _within_reach(account).filter(telling__fact=fact)
    return _lines(rows.order_by("telling__case__person__family_name", "telling__case__person__given_names"))


def not_reached(account: Account) -> list[Line]:
    """Every live telling within reach whose member does not know yet: the manager's first, then by the clock."""
    rows = _within_reach(account).exclude(state__in=rule.ENDS)
    return sorted(_lines(rows.order_by("next_at", "since")), key=lambda line: line.waits_for != Waits.MANAGER)


def work_in(row: Reach) -> str:
    """What a member who was not reached asks of somebody, with the clock."""
    what = row.telling.code.replace("_", " ")
    if not row.next_step:
        return f"Not reached, the manager decides how: {what}"
    return f"Phone them{_by(row.next_at)}: {what}"


def _by(moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = moment.astimezone(LONDON)
    return f" by {local:%H:%M} on {local.day} {local:%B}"


def _within_reach(account: Account) -> QuerySet[Reach]:
    within = access.cases_within_reach(account).values("pk")
    return _rows().filter(telling__case__in=within, telling__ended_at__isnull=True)


def _rows() -> QuerySet[Reach]:
    newest = (
        ReachStep.objects.filter(telling=OuterRef("telling"), kind=OuterRef("state")).order_by("-at").values("note")[:1]
    )
    return Reach.objects.annotate(why=Subquery(newest)).select_related(
        "telling__case__person", "telling__case__officer", "telling__settled_by__officer"
    )


def _lines(rows: Iterable[Any]) -> list[Line]:
    return [_line(row) for row in rows]


def _line(row: Any) -> Line:
    telling, case = row.telling, row.telling.case
    withheld = telling.settled == "withhold"
    return Line(
        telling=str(telling.pk),
        fact=str(telling.fact_id),
        code=telling.code,
        case_reference=case.reference,
        person=case.person.full_name,
        officer=case.officer.name if case.officer else "",
        state=row.state,
        since=row.since,
        next_step=row.next_step,
        next_at=row.next_at,
        waits_for=rule.waits_for(row.state, row.next_step),
        why=row.why or "",
        decided_by=telling.settled_by.officer.name if withheld else "",
        reason=str(telling.settled_reason or "") if withheld else "",
        until=telling.look_again_on,
    )


class _Told(NamedTuple):
    """A telling as its history reads it, column by column as `_told` asks for them after its key."""

    made_at: datetime
    code: str
    settled: str
    decision: str
    settled_at: datetime | None
    brake_decided_at: datetime | None
    brake_decided: str | None
    look_again_on: date | None
    held_until: datetime | None
    agreed_at: datetime | None
    publish_at: datetime | None
    known_at: datetime | None
    other_way_taken: bool
    ended_at: datetime | None
    left_at: datetime | None


def _told() -> QuerySet[Telling, Any]:
    hours = AgreedHour.objects.filter(fact=OuterRef("fact"), ended_at__isnull=True)
    gates = ReleaseGate.objects.filter(fact=OuterRef("fact"), closed_at__isnull=True).order_by("publish_at")
    moves = StandingMove.objects.filter(case=OuterRef("case"), made_at__gte=OuterRef("made_at"))
    left = moves.filter(was__in=MEMBERS).exclude(became__in=MEMBERS).order_by("made_at")
    taken = ReachStep.objects.filter(telling=OuterRef("pk"), kind=Step.ANOTHER_WAY)
    about = Contact.objects.alias(about=KeyTextTransform("about", "fact__data")).filter(
        about=Cast(OuterRef("fact"), CharField())
    )
    known = about.filter(case=OuterRef("case"), outcome__in=KNOWS).order_by("made_at")
    return Telling.objects.filter(pk__in=Among("tellings")).values_list(
        "pk",
        "made_at",
        "code",
        "settled",
        "decision",
        "settled_at",
        "brake__decided_at",
        "brake__decided",
        "look_again_on",
        "hold_until",
        Subquery(hours.values("tell_at")[:1]),
        Subquery(gates.values("publish_at")[:1]),
        Subquery(known.values("made_at")[:1]),
        Exists(taken),
        "ended_at",
        Subquery(left.values("made_at")[:1]),
    )


def _sent() -> QuerySet[Message, Any]:
    """What was written because of a telling and not stopped."""
    rows = Message.objects.filter(telling__in=Among("tellings")).exclude(state=MessageState.STOPPED)
    return rows.values_list("telling", "channel", "state", "changed_at")


def _rows_of_each() -> QuerySet[Reach]:
    return Reach.objects.select_for_update().filter(telling__in=Among("tellings")).order_by("telling")


TOLD, SENT, LOCKED = ReadyQuery(_told), ReadyQuery(_sent), ReadyRows(_rows_of_each)
