"""One inbox of questions before a decision: the victim is asked where due, and a structured answer goes back (P55, P65, P70)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from victimcontact.casework import (
    access,
    contacts,
    protection,
    sharing,
)
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Report
from victimcontact.records.models import Consultation as Consultation
from victimcontact.records.models import ConsultationPart as ConsultationPart
from victimcontact.scheme import consultations as rules
from victimcontact.scheme import legal_ways
from victimcontact.scheme.consultations import REPORTS, Answer, Course, Kind, Stand
from victimcontact.scheme.reports import ReportState
from victimcontact.scheme.roles import May

GONE = (ReportState.SUBMITTED.value, ReportState.ACKNOWLEDGED.value, ReportState.USED.value)
LISTED_AT_MOST = 200


class NothingWritten(Exception):
    """A question, a view and an answer say something."""


class TooEarly(Exception):
    """The victim still has days to say something; `until` is the last of them."""

    def __init__(self, until: date) -> None:
        super().__init__("The victim still has days left")
        self.until = until


class ReportNotSent(Exception):
    """A question of this kind is answered by a written report, which has not gone; `document` says which."""

    def __init__(self, document: str) -> None:
        super().__init__(document)
        self.document = document


class Answered(Exception):
    """The question has been answered."""


@dataclass(frozen=True)
class AskedOf:
    """What a member is asked, for their own pages: which decision, until when they can say something, what they have said."""

    reference: str
    kind: str
    last_day: date
    views: str


@action(needs=May.RECORD_CONTACT)
def record_asked(*, part: ConsultationPart, channel: str, by: Account, now: datetime) -> ConsultationPart:
    """The victim has been asked, by a call, a visit or a letter; the first time counts. Raises `Answered`."""
    fresh = _open(part)
    if fresh.asked_on is None:
        fresh.asked_on = day_of(now)
        fresh.save(update_fields=["asked_on"])
    outcome = "sent" if channel == "letter" else "completed"
    contacts.log(access.locked(fresh.case), contacts.ContactMade(day_of(now), channel, outcome), by=by, now=now)
    return fresh


@action(needs=May.RECORD_CONTACT)
def record_views(*, part: ConsultationPart, text: str, channel: str, by: Account, now: datetime) -> ConsultationPart:
    """What the victim said to their officer. Raises `NothingWritten`, `Answered`."""
    return _views(part, text, channel, by=by, now=now)


@action(needs=May.GIVE_VIEWS)
def give_views(*, part: ConsultationPart, text: str, by: Account, now: datetime) -> ConsultationPart:
    """The member says in their own pages what they think. Raises `NothingWritten`, `Answered`."""
    return _views(part, text, "portal", by=by, now=now)


@action(needs=May.WRITE_REPORT)
def answer(*, part: ConsultationPart, text: str, by: Account, now: datetime) -> ConsultationPart:
    """The victim was asked; this is what the one who decides is told, without a word of who or where anybody is.

    Raises `TooEarly`, `ReportNotSent`, `NothingWritten`, `Answered`, `protection.GivesAway`.
    """
    fresh = _open(part)
    if not rules.may_be_answered(course_of(fresh), on=day_of(now)):
        raise TooEarly(fresh.last_day)
    document = REPORTS.get(Kind(fresh.consultation.kind))
    if document is not None and not has_report(fresh, document):
        raise ReportNotSent(document)
    return _answer(fresh, Answer.YES, text, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def say_not_applicable(*, part: ConsultationPart, why: str, by: Account, now: datetime) -> ConsultationPart:
    """Nobody is to be asked, though somebody is in the scheme: a manager reads why, and says so or not (P65).

    Raises `NothingWritten`, `Answered`.
    """
    fresh = _open(part)
    if not why.strip():
        raise NothingWritten
    fresh.doubt = why.strip()
    fresh.save(update_fields=["doubt"])
    return fresh


@action(needs=May.APPROVE_AS_MANAGER)
def decide_doubt(*, part: ConsultationPart, ask_them: bool, text: str, by: Account, now: datetime) -> ConsultationPart:
    """A manager decides: the victim is asked after all, or the answer is that it does not apply, in words. Raises as `answer`."""
    fresh = _open(part)
    if not ask_them:
        return _answer(fresh, Answer.NOT_APPLICABLE, text, by=by, now=now)
    fresh.doubt = None
    fresh.save(update_fields=["doubt"])
    return fresh


def inbox(account: Account) -> list[ConsultationPart]:
    """The questions about cases within reach that have not been answered, the soonest last day first."""
    access.require(account, May.WRITE_REPORT)
    return list(_parts(account).filter(answered_at__isnull=True).order_by("last_day", "made_at", "pk")[:LISTED_AT_MOST])


def part_of(case: Case, reference: str) -> ConsultationPart:
    """The question of this reference as it concerns a case that the gate gave. Raises `access.NotFound`."""
    part = ConsultationPart.objects.select_related("consultation", "fact").filter(
        case=case, consultation__reference=reference
    )
    found = part.first()
    if found is None:
        raise access.NotFound(reference)
    found.case = case
    return found


def of_case(case: Case) -> list[ConsultationPart]:
    """The questions about a case that the gate gave, the newest first."""
    return list(ConsultationPart.objects.filter(case=case).select_related("consultation").order_by("-made_at", "pk"))


def asked_of(case: Case) -> tuple[AskedOf, ...]:
    """What the member of a case has been asked by their officer and can still answer, the soonest last day first."""
    open_ones = ConsultationPart.objects.filter(
        case=case, asked_on__isnull=False, answered_at__isnull=True, doubt__isnull=True
    ).select_related("consultation")
    return tuple(
        AskedOf(part.consultation.reference, part.consultation.kind, part.last_day, str(part.views or ""))
        for part in open_ones.order_by("last_day", "pk")
    )


def question_to(case: Case, reference: str) -> AskedOf:
    """What the member of a case is asked under this reference. Raises `access.NotFound`."""
    found = next((each for each in asked_of(case) if each.reference == reference), None)
    if found is None:
        raise access.NotFound(reference)
    return found


def stand_of(part: ConsultationPart, *, on: date) -> Stand:
    """Where a question to one victim stands on a day."""
    return rules.stand(course_of(part), on=on)


def course_of(part: ConsultationPart) -> Course:
    """What has happened with a question to one victim."""
    return Course(
        last_day=part.last_day,
        asked_on=part.asked_on,
        views_on=part.views_on,
        doubted=part.doubt is not None,
        answered=part.answered_at is not None,
    )


def has_report(part: ConsultationPart, document: str) -> bool:
    """Whether the written report that answers it has gone since the question came."""
    gone = Report.objects.filter(case=part.case_id, document=document, state__in=GONE)
    return gone.filter(made_at__gte=part.made_at).exists()


def _open(part: ConsultationPart) -> ConsultationPart:
    fresh = (
        ConsultationPart.objects.select_for_update(of=("self",)).select_related("consultation", "case").get(pk=part.pk)
    )
    if fresh.answered_at is not None:
        raise Answered(fresh.consultation.reference)
    return fresh


def _views(part: ConsultationPart, text: str, channel: str, *, by: Account, now: datetime) -> ConsultationPart:
    if not text.strip():
        raise NothingWritten
    fresh = _open(part)
    fresh.views, fresh.views_on = text.strip(), day_of(now)
    fresh.save(update_fields=["views", "views_on"])
    made = contacts.ContactMade(day_of(now), channel, "completed", direction="in", about=str(fresh.fact_id))
    contacts.log(access.locked(fresh.case), made, by=by, now=now)
    return fresh


def _answer(part: ConsultationPart, said: Answer, text: str, *, by: Account, now: datetime) -> ConsultationPart:
    if not text.strip():
        raise NothingWritten
    protection.require_silence(part.case, text)
    part.answer, part.answer_text, part.answered_by, part.answered_at = said, text.strip(), by, now
    part.save(update_fields=["answer", "answer_text", "answered_by", "answered_at"])
    asked = part.consultation
    law, subject = legal_ways.for_answer(asked.kind, route=part.case.route), f"consultation:{asked.reference}"
    sharing.record(part.case, to="decision_maker", law=law, subject=subject, by=by, now=now)
    return part


def _parts(account: Account) -> QuerySet[ConsultationPart]:
    ours = access.cases_within_reach(account).values("pk")
    return ConsultationPart.objects.filter(case__in=ours).select_related(
        "consultation", "case__person", "case__officer"
    )
