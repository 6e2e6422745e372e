"""Restorative justice: raised by the victim, told about when asked, referred with consent, stopped at a word (P112)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from victimcontact.casework import access, audit, messages, references
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Case, Message, RestorativeStep
from victimcontact.records.models import RestorativeJustice as RestorativeJustice
from victimcontact.scheme import restorative_justice as rules
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.restorative_justice import BY_MANAGER, OVER, PRIVATE, Event, Guard, State
from victimcontact.scheme.roles import May

LEAFLET = "L24"


class GoesOnAlready(Exception):
    """It has been raised in this case, and is not over."""


class NothingWritten(Exception):
    """An enquiry says what it is about."""


@dataclass(frozen=True)
class Taken:
    """A step: what happened, how or why, and what belongs to it.

    `note` is the scope of a consent, or the reason of an end; `service` who runs it, `service_phone` how to reach them;
    `by_letter`: the victim is told about it by a letter (L24), which is read and approved before it goes.
    """

    event: Event
    note: str = ""
    service: str = ""
    service_phone: str = ""
    by_letter: bool = False


@dataclass(frozen=True)
class Shown:
    """It as it stands: its steps, oldest first, and what can come next."""

    restorative: RestorativeJustice
    steps: tuple[RestorativeStep, ...]

    @property
    def state(self) -> State:
        return State(self.steps[-1].state)

    @property
    def ways(self) -> tuple[Event, ...]:
        return rules.possible_for_restorative(self.state)


@dataclass(frozen=True)
class Own:
    """What a member raised, for their own pages."""

    state: State
    hopes: str
    may_stop: bool


@action(needs=May.RAISE_RESTORATIVE)
def raise_own(*, case: Case, hopes: str, by: Account, now: datetime) -> RestorativeJustice:
    """A member asks about it in their own pages; it stands on their officer's list. Raises `GoesOnAlready`."""
    return _raise(case, hopes, by=by, now=now)


@action(needs=May.RAISE_RESTORATIVE)
def stop_own(*, case: Case, by: Account, now: datetime) -> RestorativeStep:
    """A member stops it, at any time and without a reason. Raises `NotAllowed` when there is nothing to stop."""
    shown = _visible(case)
    if shown is None:
        raise NotAllowed("nothing to stop")
    return _take(shown, Taken(Event.STOP_FOR_VICTIM), by=by, now=now)


@action(needs=May.CARRY_REQUEST)
def record_raised(*, case: Case, hopes: str, concerns: str = "", by: Account, now: datetime) -> RestorativeJustice:
    """The victim raised it with their officer, who writes down what they hope for and what may make it unsafe. Raises `GoesOnAlready`."""
    return _raise(case, hopes, concerns, by=by, now=now)


@action(needs=May.CARRY_REQUEST)
def note_enquiry(*, case: Case, note: str, by: Account, now: datetime) -> RestorativeJustice:
    """The offender would like it: a private note, until a manager decides whether it is safe to raise (P112).

    Raises `GoesOnAlready`, `NothingWritten`.
    """
    if not note.strip():
        raise NothingWritten
    _require_none(case)
    made = _make(case, by_offender=True, by=by, now=now)
    _step(made, State.PRIVATE_ENQUIRY, by=by, now=now, note=note.strip())
    return made


@action(needs=May.CARRY_REQUEST)
def take(*, restorative: RestorativeJustice, taken: Taken, by: Account, now: datetime) -> RestorativeStep:
    """A step was taken. Whether an enquiry of the offender's is raised is a manager's to decide.

    Raises `access.NotPermitted`, `scheme.moves.NotAllowed`, `messages.CannotBeWritten` where the letter cannot be.
    """
    if taken.event in BY_MANAGER:
        access.require(by, May.APPROVE_AS_MANAGER)
    fresh = RestorativeJustice.objects.select_for_update(of=("self",)).select_related("case").get(pk=restorative.pk)
    return _take(_shown(fresh), taken, by=by, now=now)


def restorative_for(account: Account, reference: str, *, now: datetime) -> Shown:
    """An officer comes to it through its case, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.CARRY_REQUEST)
    row = _rows().filter(reference=reference, case__in=access.cases_within_reach(account)).first()
    if row is None:
        raise access.NotFound(reference)
    audit.write(
        "restorative_justice.look",
        by=account,
        now=now,
        case_reference=row.case.reference,
        subject=f"restorativejustice:{reference}",
    )
    return _shown(row)


def of_case(case: Case) -> list[Shown]:
    """Everything of it in a case that the gate gave, the newest first."""
    return [_shown(row) for row in _rows().filter(case=case).order_by("-made_at")]


def own(case: Case) -> Own | None:
    """What a member raised and where it stands; nothing while nobody has raised anything with them (P112)."""
    shown = _visible(case)
    if shown is None:
        return None
    return Own(shown.state, str(shown.restorative.hopes or ""), rules.may_stop(shown.state))


def may_raise(case: Case) -> bool:
    """Whether a member can raise it: nothing goes on that they know of."""
    shown = _visible(case)
    return shown is None or shown.state in OVER


def _visible(case: Case) -> Shown | None:
    return next((shown for shown in of_case(case) if shown.state not in PRIVATE), None)


def _raise(case: Case, hopes: str, concerns: str = "", *, by: Account, now: datetime) -> RestorativeJustice:
    """What the offender asked for privately, if anything, becomes what the victim raised: it is the same from here on."""
    _require_none(case, private=True)
    made = _make(case, by=by, now=now, hopes=hopes.strip() or None, concerns=concerns.strip() or None)
    _step(made, State.RAISED, by=by, now=now)
    return made


def _require_none(case: Case, *, private: bool = False) -> None:
    """`private`: a private enquiry stands in nobody's way, because a member must not learn of it by a refusal."""
    live = [shown for shown in of_case(case) if shown.state not in OVER]
    if any(shown.state not in PRIVATE or not private for shown in live):
        raise GoesOnAlready(case.reference)


def _make(case: Case, *, by: Account, now: datetime, **said: object) -> RestorativeJustice:
    return RestorativeJustice.objects.create(reference=references.new("RJ"), case=case, made_by=by, made_at=now, **said)


def _take(shown: Shown, taken: Taken, *, by: Account, now: datetime) -> RestorativeStep:
    met = {Guard.SCOPE_SAID, Guard.REASON_GIVEN} if taken.note.strip() else set()
    if taken.service.strip():
        met |= {Guard.SERVICE_NAMED}
    state = rules.move_restorative(shown.state, taken.event, met=met)
    letter = _leaflet(shown.restorative.case, taken, by=by, now=now) if taken.by_letter else None
    said = {"note": taken.note.strip() or None, "service": taken.service.strip() or None, "message": letter}
    return _step(shown.restorative, state, by=by, now=now, **said)


def _leaflet(case: Case, taken: Taken, *, by: Account, now: datetime) -> Message:
    """What the victim asked about, on paper: never sent to anybody who did not ask (P112)."""
    named = {"service_name": taken.service.strip(), "service_phone": taken.service_phone.strip()}
    fields = named if all(named.values()) else {}
    fresh = access.locked(case)
    wanted = messages.Wanted(LEAFLET, fields=fields, channel=messages.channel_for(fresh))
    return messages.draft(fresh, wanted, by=by, now=now)


def _step(
    restorative: RestorativeJustice, state: State, *, by: Account, now: datetime, **said: object
) -> RestorativeStep:
    number = RestorativeStep.objects.filter(restorative=restorative).count() + 1
    return RestorativeStep.objects.create(
        restorative=restorative, number=number, state=state, made_by=by, made_at=now, **said
    )


def _rows() -> QuerySet[RestorativeJustice]:
    return RestorativeJustice.objects.select_related("case").prefetch_related("steps__made_by", "steps__message")


def _shown(row: RestorativeJustice) -> Shown:
    return Shown(row, tuple(sorted(row.steps.all(), key=lambda step: step.number)))
