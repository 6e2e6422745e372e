"""Messages as rows of the worklist: to approve, those that can go nowhere as things stand, and those that went wrong on their way.

Whether one can go is asked of the tables alone, as far as they can tell; whoever opens it reads the scheme's whole answer.
"""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models import When as Condition
from django.db.models.functions import Greatest

from victimcontact.casework import approval_settings
from victimcontact.casework.work_columns import CASES, DAY, MANAGER, came, columns, text, yes
from victimcontact.records.models import (
    Address,
    Case,
    Channel,
    ContactPoint,
    Message,
    MessageState,
    MessageStep,
    SafeContactPlan,
    Safety,
)
from victimcontact.scheme.standing import Standing

CANNOT_GO = "cannot_go"
WORDS = {
    MessageState.DRAFTED: "Read and approve {letter}",
    MessageState.UNCERTAIN: "Find out whether this was sent: {letter}",
    MessageState.FAILED: "This could not be sent, reach the person another way: {letter}",
}
DRAFTED = Q(state=MessageState.DRAFTED)


def waiting() -> QuerySet[Any]:
    """The messages that wait. What cannot go, or came back unsent, is due that same day; else what tells of a stage when it is owed."""
    waits = DRAFTED | Q(state__in=(MessageState.UNCERTAIN, MessageState.FAILED))
    rows = described(Message.objects.filter(waits, case__in=CASES))
    by_manager = Q(DRAFTED, approval_settings.manager_approves(), sent_back_at__isnull=True)
    lettered = Q(DRAFTED, telling__letter_by__isnull=False)
    stays, came_back = Q(cannot_go=True), Q(came_back=True)
    return columns(
        rows,
        "message",
        day=Choose(
            Condition(stays, then=came(Greatest("changed_at", _of_newest_plan("made_at")))),
            Condition(came_back, then=came("changed_at")),
            Condition(lettered, then=F("telling__letter_by")),
            Condition(DRAFTED, then=came("made_at")),
            default=came("changed_at"),
            output_field=DAY,
        ),
        dated=Choose(Condition(stays | came_back | lettered, then=yes()), default=Value(False)),
        what=Choose(
            Condition(stays, then=text(CANNOT_GO)),
            Condition(DRAFTED, then=text("approve")),
            default=text("undelivered"),
        ),
        standing=text("open"),
        waits_for=Choose(Condition(by_manager & ~stays, then=text(MANAGER)), default=text("")),
    )


def described(rows: QuerySet[Message]) -> QuerySet[Message]:
    """Messages with what `work_in` reads: `cannot_go`, and `came_back` of a draft that was approved before."""
    was_approved = MessageStep.objects.filter(message=OuterRef("pk"), state=MessageState.APPROVED)
    known = approval_settings.with_danger(rows)
    return known.annotate(
        cannot_go=Choose(Condition(DRAFTED & _has_no_way(), then=yes()), default=Value(False)),
        came_back=Choose(Condition(DRAFTED & Exists(was_approved), then=yes()), default=Value(False)),
    )


def work_in(row: Any) -> str:
    """What a message that waits asks of somebody."""
    letter = f"{row.document}, {row.content['title']}"
    if row.cannot_go:
        return f"This cannot go as things stand, reach the person another way: {letter}"
    if row.sent_back_at is not None and row.state == MessageState.DRAFTED:
        return f"Your manager sent this back: {letter}"
    if row.came_back:
        return f"This came back unsent, read and approve it again: {letter}"
    return WORDS[MessageState(row.state)].format(letter=letter)


def _has_no_way() -> Q:
    """Of messages taken `with_danger`: no plan, no way of their channel that is safe and private enough, or only calls are wanted (R73)."""
    addresses = Address.objects.filter(person=OuterRef("recipient"))
    points = ContactPoint.objects.filter(person=OuterRef("recipient"), channel=OuterRef("channel"))
    only_calls = Case.objects.filter(person=OuterRef("recipient"), channel=Channel.PHONE, standing=Standing.JOINED)
    by_post = Q(channel=Channel.LETTER)
    way = by_post & _is_open(addresses) | ~by_post & _is_open(points)
    return Q(is_in_danger__isnull=True) | ~way | Q(Exists(only_calls))


def _is_open(ways: QuerySet[Any]) -> Q:
    """One of them is live and known to be safe, and nobody else sees it if the person is in danger."""
    live = ways.filter(replaced_at__isnull=True, failed_at__isnull=True, safety=Safety.SAFE)
    return Q(Exists(live), Q(is_in_danger=False) | Q(Exists(live.filter(who_else_sees__isnull=True))))


def _of_newest_plan(column: str) -> Subquery:
    newest = SafeContactPlan.objects.filter(person=OuterRef("recipient")).order_by("-number")
    return Subquery(newest.values(column)[:1])
