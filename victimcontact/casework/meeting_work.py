"""What waits for a person of meetings: invitations to ask for, to answer and to fill, actions, and what may now be told to a victim."""

from typing import Any
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models import When as Condition

from victimcontact.casework.work_columns import CASES, KEY, ON, came, columns, text, yes
from victimcontact.records.models import (
    Case,
    MeetingAction,
    MeetingAnswer,
    MeetingDisclosure,
    MeetingInvitation,
)
from victimcontact.scheme.meetings import TITLES, MeetingKind
from victimcontact.scheme.words.months import day_in_words

INVITATION, ACTION, ITEM = SOURCES = ("meeting_invitation", "meeting_action", "meeting_item")
# As the worklist names whom a row waits for, and as the scheme names whose delay it is.
BY_MANAGER, AGENCY = "manager", "agency"


def invitations() -> QuerySet[Any]:
    """Invitations that have not come, are not answered, or have nobody to go; until the day of the meeting."""
    newest = MeetingAnswer.objects.filter(invitation=OuterRef("pk")).order_by("-number")
    rows = MeetingInvitation.objects.filter(
        case__in=CASES, meeting__held_on__gte=ON, meeting__closed_at__isnull=True
    ).annotate(
        said=Subquery(newest.values("answer")[:1], output_field=CharField()),
        goes=Subquery(newest.values("goes")[:1], output_field=KEY),
    )
    nobody_goes = Condition(said__isnull=False, then=text("find_stand_in"))
    return columns(
        rows.filter(goes__isnull=True),
        INVITATION,
        day=came("made_at"),
        what=Choose(
            Condition(received_on__isnull=True, then=text("ask_for_invitation")),
            nobody_goes,
            default=text("answer_invitation"),
        ),
        standing=text("open"),
        waits_for=Choose(Condition(said__isnull=False, then=text(BY_MANAGER)), default=text("")),
    )


def actions() -> QuerySet[Any]:
    """What our officers owe a meeting, for whoever owes it."""
    return _actions(Q(officer__isnull=False), officer=F("officer_id"))


def late_actions_of_others() -> QuerySet[Any]:
    """What others owe a meeting and have not done by its day: the case's officer reminds them."""
    return _actions(Q(officer__isnull=True, due_on__lt=ON), owed_by=text(AGENCY))


def to_tell() -> QuerySet[Any]:
    """What a meeting allowed to be told, and the victim has not been told yet."""
    rows = MeetingDisclosure.objects.filter(case__in=CASES, may_be_told=True, told_at__isnull=True)
    return columns(rows, ITEM, day=came("made_at"), what=text("tell_what_meeting_allowed"), standing=text("open"))


def owed_by(officers: set[UUID]) -> Q:
    """Cases of whose sentence one of these officers owes a meeting something, whoever holds the case."""
    owed = MeetingAction.objects.filter(officer__in=officers, done_at__isnull=True)
    return Q(sentence__in=owed.values("meeting__sentence"))


def work_in_invitation(row: MeetingInvitation) -> str:
    """What there is to do about an invitation."""
    if row.received_on is None:
        return f"Ask the chair for an invitation to {named(row)}"
    if row.answers.exists():
        return f"Find somebody who goes to {named(row)}"
    return f"Answer the invitation to {named(row)}"


def work_in_action(row: MeetingAction) -> str:
    """What there is to do about an action: our own to be done, that of others to be asked after."""
    if row.officer_id is None:
        return f"Ask after what {named(row)} wanted done"
    return f"Do what {named(row)} asked of you"


def named(row: MeetingInvitation | MeetingAction | MeetingDisclosure) -> str:
    """A meeting as it is called in a list: the MAPPA meeting on 4 March 2027."""
    meeting = row.meeting
    return f"the {TITLES[MeetingKind(meeting.kind)]} meeting on {day_in_words(meeting.held_on, 'en')}"


def _actions(wanted: Q, **more: Any) -> QuerySet[Any]:
    """Actions that are not done; one about the offender stands with the first case of the sentence."""
    of_sentence = Case.objects.filter(pk__in=CASES, sentence=OuterRef("meeting__sentence")).order_by("opened_at")
    first, holder = of_sentence.values("pk")[:1], of_sentence.values("officer")[:1]
    offenders = Q(case__isnull=True) & Exists(of_sentence)
    about_offender = Condition(case__isnull=True, then=Subquery(holder, output_field=KEY))
    given = {
        "case": Choose(
            Condition(case__isnull=True, then=Subquery(first, output_field=KEY)),
            default=F("case_id"),
            output_field=KEY,
        ),
        "officer": Choose(about_offender, default=F("case__officer_id"), output_field=KEY),
        "day": F("due_on"),
        "dated": yes(),
        "what": text("meeting_action"),
        "standing": text("open"),
    }
    rows = MeetingAction.objects.filter(Q(case__in=CASES) | offenders, wanted, done_at__isnull=True)
    return columns(rows, ACTION, **(given | more))
