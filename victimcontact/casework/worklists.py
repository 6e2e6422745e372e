"""The officer's day, as a view of the ledger and of what waits for a person. Never a second list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case as Choose
from django.db.models import Count, IntegerField, Q, QuerySet, Value
from django.db.models import When as Condition

from victimcontact.casework import access, quarantine, tellings
from victimcontact.records.models import (
    Account,
    CallerNote,
    Case,
    Duty,
    Message,
    MessageState,
    Note,
    RiskItem,
    Telling,
)

DUE = ("open", "late", "blocked")
OURS = ("victim_liaison_officer", "manager")
PAGE = 50


@dataclass(frozen=True)
class Item:
    """One thing to do. `kind` says where it leads: a duty to its case, a message to its preview, and so on."""

    kind: str
    reference: str
    case_reference: str
    person: str
    text: str
    due_on: date | None
    standing: str
    rule: str = ""
    what: str = ""
    officer: str = ""


@dataclass(frozen=True)
class Page:
    """One page of a list, with how many there are in all."""

    items: tuple[Item, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def duties_of(account: Account, *, whose: str, number: int = 1) -> Page:
    """What is owed now, late first, then by due date. `whose` is `mine`, `unit` or `unallocated`, always within reach.

    A page beyond the last one is the last one.
    """
    rows = _duties(account).filter(_whose(account, whose))
    total = rows.count()
    page = min(number, max(1, -(-total // PAGE)))
    ordered = rows.annotate(first=_late_first()).order_by("first", "due_on", "pk")
    items = tuple(_duty_item(row) for row in ordered[(page - 1) * PAGE : page * PAGE])
    return Page(items=items, total=total, number=page)


def counts(account: Account, *, on: date, whose: str) -> dict[str, int]:
    """How many duties are late, due today, due within seven days, and later."""
    week = on + timedelta(days=7)
    return (
        _duties(account)
        .filter(_whose(account, whose))
        .aggregate(
            late=Count("pk", filter=Q(due_on__lt=on)),
            today=Count("pk", filter=Q(due_on=on)),
            soon=Count("pk", filter=Q(due_on__gt=on, due_on__lte=week)),
            later=Count("pk", filter=Q(due_on__gt=week)),
        )
    )


def waiting_for(account: Account, *, on: date, whose: str) -> list[Item]:
    """What waits for a person beside the ledger: letters to approve, decisions on telling, uncertain messages, notes, urgent risk."""
    return _waiting_within(access.cases_within_reach(account).filter(_whose_case(account, whose)), on)


def waiting_in(case: Case, *, on: date) -> list[Item]:
    """What waits for a person in one case, of which the page of the case is a view."""
    return _waiting_within(Case.objects.filter(pk=case.pk), on)


def incoming_count(account: Account) -> int:
    """How many messages of the feeds wait for a person who may match them."""
    return quarantine.waiting_count(account)


def _waiting_within(within: QuerySet[Case], on: date) -> list[Item]:
    return [
        *_tellings(within, on),
        *_messages(within),
        *_notes(within),
        *_caller_notes(within),
        *_risk(within),
    ]


def _duties(account: Account) -> QuerySet[Duty]:
    within = access.cases_within_reach(account)
    rows = Duty.objects.filter(case__in=within, standing__in=DUE, owed_by__in=OURS)
    return rows.select_related("case__person", "case__officer")


def _late_first() -> Choose:
    return Choose(Condition(standing="late", then=Value(0)), default=Value(1), output_field=IntegerField())


def _whose(account: Account, whose: str) -> Q:
    return _prefixed(_whose_filter(account, whose), "case__")


def _whose_case(account: Account, whose: str) -> Q:
    return _prefixed(_whose_filter(account, whose), "")


def _whose_filter(account: Account, whose: str) -> dict[str, object]:
    officer = access.officer_of(account)
    filters: dict[str, dict[str, object]] = {
        "mine": {"officer": officer},
        "unit": {},
        "unallocated": {"officer__isnull": True},
    }
    return filters[whose]


def _prefixed(wanted: dict[str, object], prefix: str) -> Q:
    return Q(**{f"{prefix}{name}": value for name, value in wanted.items()})


def _duty_item(row: Duty) -> Item:
    return Item(
        kind="duty",
        reference=str(row.pk),
        case_reference=row.case.reference,
        person=row.case.person.full_name,
        text=row.text,
        due_on=row.due_on,
        standing=row.standing,
        rule=row.rule,
        what=row.what,
        officer=row.case.officer.name if row.case.officer else "",
    )


def _tellings(within: QuerySet[Case], on: date) -> Iterable[Item]:
    rows = Telling.objects.filter(tellings.waits_for_a_person(on), case__in=within)
    for row in rows.select_related("case__person", "case__officer").order_by("contact_by", "made_at"):
        text = f"{tellings.work_in(row)}: {row.code.replace('_', ' ')}"
        yield _item("telling", str(row.pk), row, text, row.contact_by)


def _messages(within: QuerySet[Case]) -> Iterable[Item]:
    rows = Message.objects.filter(
        case__in=within, state__in=(MessageState.DRAFTED, MessageState.UNCERTAIN, MessageState.FAILED)
    )
    for row in rows.select_related("case__person", "case__officer", "telling").order_by("-urgent", "made_at"):
        text = {
            MessageState.DRAFTED: "Read and approve {letter}",
            MessageState.UNCERTAIN: "Find out whether this was sent: {letter}",
            MessageState.FAILED: "This could not be sent, reach the person another way: {letter}",
        }[MessageState(row.state)].format(letter=f"{row.document}, {row.content['title']}")
        yield _item("message", row.reference, row, text, row.telling.letter_by if row.telling else None)


def _notes(within: QuerySet[Case]) -> Iterable[Item]:
    rows = Note.objects.filter(case__in=within, from_member=True, read_at__isnull=True)
    for row in rows.select_related("case__person", "case__officer").order_by("made_at"):
        yield _item("note", str(row.pk), row, "Read and answer a message", None)


def _caller_notes(within: QuerySet[Case]) -> Iterable[Item]:
    rows = CallerNote.objects.filter(case__in=within, read_at__isnull=True)
    for row in rows.select_related("case__person", "case__officer").order_by("made_at"):
        yield _item("caller", str(row.pk), row, "Read what a caller to the helpline asked", None)


def _risk(within: QuerySet[Case]) -> Iterable[Item]:
    rows = RiskItem.objects.filter(case__in=within, urgency="immediate", phoned_at__isnull=True)
    for row in rows.select_related("case__person", "case__officer").order_by("made_at"):
        yield _item("risk", row.reference, row, "Phone the practitioner or the police today", row.told_on)


def _item(
    kind: str, reference: str, row: Telling | Message | Note | CallerNote | RiskItem, text: str, due_on: date | None
) -> Item:
    case = row.case
    return Item(
        kind=kind,
        reference=reference,
        case_reference=case.reference,
        person=case.person.full_name,
        text=text,
        due_on=due_on,
        standing="open",
        officer=case.officer.name if case.officer else "",
    )
