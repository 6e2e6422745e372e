"""Together (B14): members of one sentence are told of one fact within one agreed hour, each their own way, none learning of another."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from victimcontact.casework import access, reach, safe_contact
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Fact, Message, MessageState, Person, Telling
from victimcontact.records.models import AgreedHour as AgreedHour
from victimcontact.scheme.reach import THE_HOUR, State
from victimcontact.scheme.roles import May

MESSAGE, CALL, OWN_WAY = "message", "call", "own_way"
NOT_LIVE = (MessageState.STOPPED, MessageState.BOUNCED, MessageState.FAILED)
DONE = (State.NOT_TO_BE_TOLD, State.ACKNOWLEDGED, State.ENDED)


class InThePast(Exception):
    """The hour has to lie ahead."""


class NothingAgreed(Exception):
    """There is no agreed hour to end."""


@dataclass(frozen=True)
class Part:
    """How one member is told in the agreed hour: `way` is `message`, `call` or `own_way`, and `why` says what stands against the others."""

    telling: str
    case_reference: str
    person: str
    officer: str
    way: str
    why: tuple[str, ...] = ()


@action(needs=May.APPROVE_MESSAGE)
def agree(*, fact: Fact, tell_at: datetime, press_risk: str, by: Account, now: datetime) -> AgreedHour:
    """Agree the hour from `tell_at` (aware) for everybody who is told of a fact; an earlier agreement ends. Raises `InThePast`.

    What is approved and has not gone waits for it, or goes sooner if the hour was moved forward. `press_risk` is for officers only.
    """
    if tell_at <= now:
        raise InThePast
    _live(fact).select_for_update().update(ended_at=now)
    hour = AgreedHour.objects.create(
        fact=fact, tell_at=tell_at, press_risk=press_risk.strip() or None, made_by=by, made_at=now
    )
    _wait_for(fact, tell_at, now=now)
    return hour


@action(needs=May.APPROVE_MESSAGE)
def end(*, fact: Fact, by: Account, now: datetime) -> None:
    """Agree no hour any more: what is approved goes as soon as each plan lets it. Raises `NothingAgreed`."""
    if not _live(fact).select_for_update().update(ended_at=now):
        raise NothingAgreed
    _wait_for(fact, None, now=now)


def of(fact: Fact) -> AgreedHour | None:
    """The hour that is agreed for a fact now."""
    return _live(fact).select_related("made_by__officer").first()


def not_before(telling: Telling) -> datetime | None:
    """The moment before which nothing of a telling may go, where an hour is agreed for its fact."""
    hour = AgreedHour.objects.filter(fact=telling.fact_id, ended_at__isnull=True).first()
    return hour.tell_at if hour is not None else None


def parts(account: Account, fact: Fact, tell_at: datetime) -> list[Part]:
    """How each member within reach is told in the hour from `tell_at`, by name: by message, by a call, or in a way of their own.

    A letter takes days, so whoever would get one is phoned in the hour as well.
    """
    within = access.cases_within_reach(account).values("pk")
    rows = Telling.objects.filter(fact=fact, ended_at__isnull=True, case__in=within).exclude(reach__state__in=DONE)
    ordered = rows.select_related("case__person", "case__officer").order_by("case__person__family_name")
    return [_part(telling, tell_at) for telling in ordered]


def _live(fact: Fact) -> QuerySet[AgreedHour]:
    return AgreedHour.objects.filter(fact=fact, ended_at__isnull=True)


def _wait_for(fact: Fact, tell_at: datetime | None, *, now: datetime) -> None:
    """What is approved goes at the hour, or when the person's plan lets it after that; the clocks follow."""
    approved = Message.objects.select_for_update(of=("self",)).filter(telling__fact=fact, state=MessageState.APPROVED)
    for message in approved.select_related("recipient"):
        moment = tell_at or now
        answer = safe_contact.verdict(message.recipient, message.channel, moment=moment, urgent=message.urgent)
        message.not_before = answer.next_allowed_at or moment
        message.save(update_fields=["not_before"])
    reach.follow_fact(fact, now=now)


def _part(telling: Telling, tell_at: datetime) -> Part:
    case = telling.case
    way, why = _way(telling, tell_at)
    return Part(
        telling=str(telling.pk),
        case_reference=case.reference,
        person=case.person.full_name,
        officer=case.officer.name if case.officer else "",
        way=way,
        why=why,
    )


def _way(telling: Telling, tell_at: datetime) -> tuple[str, tuple[str, ...]]:
    person, live = telling.case.person, telling.messages.exclude(state__in=NOT_LIVE)
    against: tuple[str, ...] = ()
    for message in live.exclude(channel="letter"):
        against = _against(person, message.channel, tell_at, urgent=message.urgent)
        if not against:
            return MESSAGE, ()
    by_phone = _against(person, "phone", tell_at, urgent=False)
    return (CALL, ()) if not by_phone else (OWN_WAY, tuple(dict.fromkeys((*against, *by_phone))))


def _against(person: Person, channel: str, tell_at: datetime, *, urgent: bool) -> tuple[str, ...]:
    """What stands against reaching a person by a channel within the hour; nothing when it can be done."""
    answer = safe_contact.verdict(person, channel, moment=tell_at, urgent=urgent)
    in_time = answer.next_allowed_at is not None and answer.next_allowed_at < tell_at + THE_HOUR
    return () if in_time else answer.why
