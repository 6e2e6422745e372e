"""Everything about a case on one page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from victimcontact.casework import access, people, stages
from victimcontact.casework.days import day_of
from victimcontact.records.models import (
    Account,
    Case,
    Contact,
    Duty,
    Fact,
    Message,
    Report,
    Review,
    RiskItem,
    StandingMove,
    Telling,
)


@dataclass(frozen=True)
class Entry:
    """One line of a case's timeline. `kind` chooses the words of the page; `reference` leads to more."""

    at: datetime
    on: date
    kind: str
    title: str
    by: str
    reference: str = ""
    detail: str = ""
    state: str = ""


@dataclass(frozen=True)
class WholeCase:
    """A case as its page shows it."""

    case: Case
    address: Any
    contact_points: dict[str, Any]
    plan: Any
    duties: tuple[Duty, ...]
    ended_duties: tuple[Duty, ...]
    entries: tuple[Entry, ...]
    messages: tuple[Message, ...]
    tellings: tuple[Telling, ...]
    reviews: tuple[Review, ...]
    reports: tuple[Report, ...]
    risk_items: tuple[RiskItem, ...]
    co_victims: tuple[Case, ...]


ENDED = ("kept", "kept_late", "superseded", "passed")


def whole(case: Case, *, by: Account) -> WholeCase:
    """Gather a case that `access.case_for` gave: what is owed, what happened, what was sent, how to reach the person."""
    duties = list(Duty.objects.filter(case=case).order_by("due_on", "pk"))
    others = access.cases_within_reach(by).filter(sentence=case.sentence_id).exclude(pk=case.pk)
    return WholeCase(
        case=case,
        address=people.live_address(case.person),
        contact_points={point.channel: point for point in case.person.contact_points.filter(replaced_at__isnull=True)},
        plan=people.live_plan(case.person),
        duties=tuple(duty for duty in duties if duty.standing not in ENDED),
        ended_duties=tuple(duty for duty in duties if duty.standing in ENDED),
        entries=tuple(entries(case)),
        messages=tuple(Message.objects.filter(case=case).order_by("-made_at")),
        tellings=tuple(Telling.objects.filter(case=case).order_by("-made_at")),
        reviews=tuple(Review.objects.filter(sentence=case.sentence_id).order_by("-made_at")),
        reports=tuple(Report.objects.filter(case=case).order_by("-made_at")),
        risk_items=tuple(RiskItem.objects.filter(case=case).order_by("-made_at")),
        co_victims=tuple(others.select_related("person")),
    )


def entries(case: Case) -> list[Entry]:
    """The timeline of a case for officers, newest first: facts, contacts, moves."""
    facts = Fact.objects.filter(Q(case=case) | Q(sentence=case.sentence_id)).exclude(kind="contact")
    made: list[Entry] = [_fact(fact) for fact in facts.select_related("made_by__officer", "withdrawal")]
    contacts = Contact.objects.filter(case=case).select_related("made_by__officer")
    made += [_contact(contact) for contact in contacts]
    moves = StandingMove.objects.filter(case=case).select_related("made_by__officer")
    made += [_move(move) for move in moves]
    return sorted(made, key=lambda entry: (entry.on, entry.at), reverse=True)


def of_sentence(account: Account, case: Case) -> QuerySet[Case]:
    """The cases of the same sentence within reach, for officers only (co-victims never see one another, R71)."""
    return access.cases_within_reach(account).filter(sentence=case.sentence_id).select_related("person")


def who(account: Account) -> str:
    """How an author is named on a case's page."""
    if account.is_program:
        return "the program"
    if account.is_member:
        return "the member"
    return str(account.officer.name)


def _fact(fact: Fact) -> Entry:
    data = fact.data
    happened = date.fromisoformat(data["happened_on"]) if data.get("happened_on") else fact.on
    withdrawn = hasattr(fact, "withdrawal")
    return Entry(
        at=fact.made_at,
        on=happened,
        kind="fact",
        title=str(data.get("code") or fact.kind),
        by=who(fact.made_by),
        reference=str(fact.pk) if stages.can_be_withdrawn(fact) else "",
        detail=f"{fact.details['what'].replace('_', ' ')}: {fact.details['note']}" if fact.kind == "done" else "",
        state="withdrawn" if withdrawn else "",
    )


def _contact(contact: Contact) -> Entry:
    return Entry(
        at=contact.made_at,
        on=contact.happened_on,
        kind=f"contact_{contact.direction}",
        title=contact.channel,
        by=who(contact.made_by),
        reference=str(contact.pk),
        detail=str(contact.note or ""),
        state=contact.outcome if not contact.document else f"{contact.document} {contact.outcome}",
    )


def _move(move: StandingMove) -> Entry:
    return Entry(
        at=move.made_at,
        on=day_of(move.made_at),
        kind="move",
        title=move.became,
        by=who(move.made_by),
        detail=str(move.reason or ""),
    )
