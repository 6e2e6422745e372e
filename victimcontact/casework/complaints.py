"""Complaints: made by members, recorded by officers, answered by managers, each within its working days (R35, R82, T17 to T19).

Where a complaint stands is its newest step that stands: what a letter should have said, which was stopped, has been said to nobody, so
the complaint is work again with the day it had. The officer whom it is about knows that there is one, and reads none of it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from victimcontact.casework import access, audit, messages, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, ComplaintStep, Message, MessageState, Officer
from victimcontact.records.models import Complaint as Complaint
from victimcontact.scheme import complaints as rules
from victimcontact.scheme.complaints import Event, Guard, State
from victimcontact.scheme.roles import May

RECEIVED, ANSWER = "C02", "C03"
LISTED_AT_MOST = 200


class NothingWritten(Exception):
    """A complaint and an answer say something."""


class NobodyComplains(Exception):
    """Without a case it has to say who complains and how to reach them."""


class NotYetReceived(Exception):
    """A complaint cannot have come on a day that lies ahead."""


class HowMissing(Exception):
    """Without a letter it has to say how the person was told."""


@dataclass(frozen=True)
class Told:
    """A complaint as somebody made it. `complainant` is for one without a case; `about` the id of an officer of the unit."""

    text: str
    received_on: date
    channel: str
    wanted: str = ""
    complainant: str = ""
    about: str = ""


@dataclass(frozen=True)
class Reply:
    """What the person is told: the words, what is put right, and how they were told if not by a letter."""

    text: str
    put_right: str = ""
    told_how: str = ""


@dataclass(frozen=True)
class Shown:
    """A complaint as it stands: its steps, oldest first, and what can be done with it."""

    complaint: Complaint
    steps: tuple[ComplaintStep, ...]

    @property
    def last(self) -> ComplaintStep:
        """The newest step that stands; the first, that it came, always does."""
        return next(step for step in reversed(self.steps) if not is_undone(step))

    @property
    def state(self) -> State:
        return State(self.last.state)

    @property
    def answer_by(self) -> date | None:
        return self.last.answer_by

    @property
    def letter_was_stopped(self) -> bool:
        """Whether the newest step was taken by a letter that was stopped: it has to be taken again."""
        return is_undone(self.steps[-1])

    @property
    def ways(self) -> tuple[str, ...]:
        return tuple(event.value for event in rules.possible_for_complaint(self.state))

    def is_late(self, on: date) -> bool:
        return self.answer_by is not None and self.answer_by < on


@dataclass(frozen=True)
class Own:
    """A member's own complaint, for their pages. What we answered stands in the letter."""

    reference: str
    text: str
    wanted: str
    received_on: date
    state: str
    answer_by: date | None
    passed_to: str


@action(needs=May.RECORD_COMPLAINT)
def record(*, case: Case | None, told: Told, by: Account, now: datetime) -> Complaint:
    """Record a complaint about a case, or of somebody without one, for the officer's own unit.

    Raises `NothingWritten`, `NobodyComplains`, `NotYetReceived`, or `access.NotFound` for an officer of another unit.
    """
    if case is None and not told.complainant.strip():
        raise NobodyComplains
    return _make(case, told, _colleague(by, told.about), by=by, now=now)


@action(needs=May.MAKE_COMPLAINT)
def make(*, case: Case, text: str, wanted: str, about_officer: bool, by: Account, now: datetime) -> Complaint:
    """A member complains in their own pages. Raises `NothingWritten`."""
    about = case.officer if about_officer else None
    return _make(case, Told(text, day_of(now), "portal", wanted), about, by=by, now=now)


@action(needs=May.ANSWER_COMPLAINT)
def acknowledge(
    *, complaint: Complaint, promised_on: date, told_how: str = "", by: Account, now: datetime
) -> ComplaintStep:
    """Tell the person that we have it, and the day of the full answer (R35). A letter is drafted, unless they were told another way.

    Raises `scheme.complaints.BadPromise`, `scheme.moves.NotAllowed`, `HowMissing`, `messages.CannotBeWritten`.
    """
    fresh = _locked(complaint, by)
    state = _next(fresh, Event.ACKNOWLEDGE, by)
    rules.require_promise(promised_on, on=day_of(now))
    letter = _letter(fresh, RECEIVED, {"answer_by": promised_on.isoformat()}, told_how, by=by, now=now)
    return _step(fresh, state, by=by, now=now, answer_by=promised_on, told_how=told_how.strip() or None, message=letter)


@action(needs=May.ANSWER_COMPLAINT)
def answer(*, complaint: Complaint, reply: Reply, by: Account, now: datetime) -> ComplaintStep:
    """Answer it; the second answer is the last, by another manager, and names the Ombudsman (R82). Raises as `acknowledge`."""
    fresh = _locked(complaint, by)
    state = _next(fresh, Event.ANSWER, by)
    text, put_right = _words(reply.text), reply.put_right.strip()
    fields = {"answer": text, "put_right": put_right, "is_final": state is State.ANSWERED_AGAIN}
    letter = _letter(fresh, ANSWER, fields, reply.told_how, by=by, now=now)
    told = {"text": text, "put_right": put_right or None, "told_how": reply.told_how.strip() or None}
    return _step(fresh, state, by=by, now=now, message=letter, **told)


@action(needs=May.ANSWER_COMPLAINT)
def pass_on(*, complaint: Complaint, to: str, told_how: str = "", by: Account, now: datetime) -> ComplaintStep:
    """It is about somebody else's work: it was forwarded, and the person is told to whom (T18). Raises as `acknowledge`."""
    fresh = _locked(complaint, by)
    state = _next(fresh, Event.FORWARD, by)
    letter = _letter(fresh, RECEIVED, {"passed_to": _words(to)}, told_how, by=by, now=now)
    return _step(fresh, state, by=by, now=now, text=to.strip(), told_how=told_how.strip() or None, message=letter)


@action(needs=May.RECORD_COMPLAINT)
def ask_again(*, complaint: Complaint, text: str, by: Account, now: datetime) -> ComplaintStep:
    """The person is not satisfied: a new clock begins. Raises `NothingWritten`, `scheme.moves.NotAllowed`."""
    return _ask_again(_locked(complaint, by), text, by=by, now=now)


@action(needs=May.MAKE_COMPLAINT)
def ask_again_own(*, complaint: Complaint, text: str, by: Account, now: datetime) -> ComplaintStep:
    """A member is not satisfied, and says so in their own pages. Raises as `ask_again`."""
    return _ask_again(complaint, text, by=by, now=now)


@action(needs=May.RECORD_COMPLAINT)
def withdraw(*, complaint: Complaint, text: str, by: Account, now: datetime) -> ComplaintStep:
    """The person takes it back, as they said it to somebody whom it is not about. Raises `NothingWritten`, `scheme.moves.NotAllowed`."""
    fresh = _locked(complaint, by)
    return _step(fresh, _next(fresh, Event.WITHDRAW, by), by=by, now=now, text=_words(text))


def listed(account: Account) -> list[Shown]:
    """A manager's complaints within reach, an officer's those they recorded: by the day an answer is due, the others after them."""
    access.require(account, May.RECORD_COMPLAINT)
    rows = _within_reach(account)
    if not access.permits(account, May.ANSWER_COMPLAINT):
        rows = rows.filter(made_by=account)
    shown = [_shown(row) for row in rows.order_by("-received_on", "-made_at", "pk")[:LISTED_AT_MOST]]
    return sorted(shown, key=lambda each: each.answer_by or date.max)


def of_case(case: Case) -> list[Shown]:
    """The complaints about a case that the gate gave, the newest first."""
    return [_shown(row) for row in _rows().filter(case=case).order_by("-received_on", "-made_at", "pk")]


def complaint_for(account: Account, reference: str, *, now: datetime) -> Shown:
    """An officer comes to a complaint, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.RECORD_COMPLAINT)
    row = _within_reach(account).filter(reference=reference).first()
    if row is None:
        raise access.NotFound(reference)
    case = row.case.reference if row.case else ""
    audit.write("complaints.look", by=account, now=now, case_reference=case, subject=f"complaint:{row.reference}")
    return _shown(row)


def own(case: Case) -> tuple[Own, ...]:
    """What became of a member's complaints, the newest first."""
    return tuple(_own(shown) for shown in of_case(case))


def complaint_of(case: Case, reference: str) -> Complaint:
    """A complaint of a case that the gate gave. Raises `access.NotFound`."""
    row = _rows().filter(case=case, reference=reference).first()
    if row is None:
        raise access.NotFound(reference)
    return row


def own_complaint(case: Case, reference: str) -> Own:
    """What became of one complaint of a member's own case. Raises `access.NotFound`."""
    return _own(_shown(complaint_of(case, reference)))


def is_undone(step: ComplaintStep) -> bool:
    """Whether a step was taken by a letter that was stopped before it went."""
    return step.message is not None and step.message.state == MessageState.STOPPED


def may_read(account: Account, complaint: Complaint) -> bool:
    """Whether an officer may read it and act on it: not the one it is about."""
    return complaint.about_id is None or complaint.about_id != access.officer_of(account).pk


def _colleague(account: Account, officer_id: str) -> Officer | None:
    if not officer_id:
        return None
    found = Officer.objects.filter(unit=access.officer_of(account).unit, unit__isnull=False, pk=officer_id).first()
    if found is None:
        raise access.NotFound(officer_id)
    return found


def _make(case: Case | None, told: Told, about: Officer | None, *, by: Account, now: datetime) -> Complaint:
    if told.received_on > day_of(now):
        raise NotYetReceived
    made = Complaint.objects.create(
        reference=references.new("CM"),
        case=case,
        unit=case.unit if case else access.officer_of(by).unit,
        complainant=told.complainant.strip() or None,
        received_on=told.received_on,
        channel=told.channel,
        text=_words(told.text),
        wanted=told.wanted.strip() or None,
        about=about,
        made_by=by,
        made_at=now,
    )
    _step(made, State.RECEIVED, by=by, now=now, answer_by=rules.reply_due(told.received_on))
    return made


def _ask_again(complaint: Complaint, text: str, *, by: Account, now: datetime) -> ComplaintStep:
    fresh = Complaint.objects.select_for_update().get(pk=complaint.pk)
    state = rules.move_complaint(_shown(fresh).state, Event.ASK_AGAIN)
    return _step(fresh, state, by=by, now=now, text=_words(text), answer_by=rules.reply_due(day_of(now)))


def _next(complaint: Complaint, event: Event, by: Account) -> State:
    shown = _shown(complaint)
    met = {Guard.NOT_COMPLAINED_ABOUT} if may_read(by, complaint) else set()
    answered = [step for step in shown.steps if step.state == State.ANSWERED and not is_undone(step)]
    if by.pk not in {step.made_by_id for step in answered}:
        met.add(Guard.NOT_THE_FIRST_TO_ANSWER)
    return rules.move_complaint(shown.state, event, met=met)


def _step(complaint: Complaint, state: State, *, by: Account, now: datetime, **said: Any) -> ComplaintStep:
    number = ComplaintStep.objects.filter(complaint=complaint).count() + 1
    return ComplaintStep.objects.create(
        complaint=complaint, number=number, state=state, made_by=by, made_at=now, **said
    )


def _letter(
    complaint: Complaint, document: str, fields: dict[str, Any], told_how: str, *, by: Account, now: datetime
) -> Message | None:
    """The draft of the letter, signed by the manager who acts; none where they were told another way."""
    if told_how.strip():
        return None
    if complaint.case is None:
        raise HowMissing
    case, manager = access.locked(complaint.case), access.officer_of(by)
    signed = {"officer_name": manager.name} | ({"office_phone": manager.phone} if manager.phone else {})
    fields = {"received_on": complaint.received_on.isoformat(), **fields, **signed}
    wanted = messages.Wanted(document, fields=fields, channel=messages.channel_for(case))
    return messages.draft(case, wanted, by=by, now=now)


def _words(text: str) -> str:
    if not text.strip():
        raise NothingWritten
    return text.strip()


def _rows() -> QuerySet[Complaint]:
    steps = ComplaintStep.objects.order_by("number").select_related("made_by__officer", "message")
    return Complaint.objects.select_related("case__person", "unit", "about").prefetch_related(Prefetch("steps", steps))


def _within_reach(account: Account) -> QuerySet[Complaint]:
    ours = Q(case__in=access.cases_within_reach(account))
    return _rows().filter(ours | Q(case__isnull=True, unit=access.officer_of(account).unit))


def _locked(complaint: Complaint, by: Account) -> Complaint:
    if not _within_reach(by).filter(pk=complaint.pk).exists():
        raise access.NotFound(complaint.reference)
    return Complaint.objects.select_for_update(of=("self",)).select_related("case").get(pk=complaint.pk)


def _shown(complaint: Complaint) -> Shown:
    return Shown(complaint, tuple(sorted(complaint.steps.all(), key=lambda step: step.number)))


def _own(shown: Shown) -> Own:
    row, last = shown.complaint, shown.last
    return Own(
        reference=row.reference,
        text=str(row.text),
        wanted=str(row.wanted or ""),
        received_on=row.received_on,
        state=last.state,
        answer_by=last.answer_by,
        passed_to=str(last.text) if shown.state is State.PASSED_ON else "",
    )
