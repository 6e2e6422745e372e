"""Those who decide ask here about an offender: the question is counted, kept, and put to every member it concerns (P55, P65, P70).

Whoever asks is never told whether there is a victim at all, or how many: only that we have the question, and the answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from victimcontact.casework import access, attempts, audit, duties, facts, identifiers, laws, references
from victimcontact.casework.actions import action
from victimcontact.casework.consultations import LISTED_AT_MOST, Answered, NothingWritten
from victimcontact.casework.days import day_of
from victimcontact.casework.reach import MEMBERS
from victimcontact.records.models import (
    Account,
    Case,
    ConsultationPart,
    Fact,
    Offender,
    OffenderIdentifier,
    Review,
)
from victimcontact.records.models import Consultation as Consultation
from victimcontact.scheme import consultations as rules
from victimcontact.scheme import names
from victimcontact.scheme.consultations import Kind
from victimcontact.scheme.roles import May

QUESTIONS, WITHIN = 40, timedelta(hours=1)


class DecidedAlready(Exception):
    """A decision of a day that has gone by cannot be asked about."""


@dataclass(frozen=True)
class Question:
    """What somebody asks: which decision, about whom (a number and the last name beside it), by when they decide."""

    kind: Kind
    text: str
    number: str = ""
    family_name: str = ""
    decides_on: date | None = None
    emergency: bool = False


@dataclass(frozen=True)
class Asker:
    """Who asks, where it is not the account that writes it down."""

    name: str
    agency: str


@dataclass(frozen=True)
class Told:
    """What whoever asked sees of a question: the answers, and whether that is all of it."""

    reference: str
    kind: str
    number: str
    family_name: str
    text: str
    asked_at: datetime
    decides_on: date | None
    answers: tuple[str, ...]
    complete: bool


@action(needs=May.ASK_FOR_VIEWS)
def ask(*, question: Question, agency: str, by: Account, now: datetime) -> Consultation:
    """A decision maker asks. Every case of a member is asked by itself; where there is none a manager looks.

    Counted, so that nobody can go through offenders. Raises `DecidedAlready`, `NothingWritten`, `attempts.TooMany`.
    """
    attempts.count("consultation", str(by.pk), now=now, limit=QUESTIONS, within=WITHIN)
    asker = Asker(access.officer_of(by).name, agency)
    offender = _offender(question)
    return _receive(question, asker, offender, _members(offender), by=by, now=now)


@action(needs=May.OPEN_REVIEW)
def write_down(*, case: Case, question: Question, asker: Asker, by: Account, now: datetime) -> Consultation:
    """A question that came by telephone or e-mail, about the offender of a case. Raises as `ask`."""
    offender = case.sentence.offender
    return _receive(question, asker, offender, _members(offender), by=by, now=now)


def ask_in_case(case: Case, question: Question, asker: Asker, *, by: Account, now: datetime) -> ConsultationPart:
    """Somebody asks who knows this one victim and no other, within another verb: nobody else of the sentence is asked. Raises as `ask`."""
    attempts.count("consultation", str(by.pk), now=now, limit=QUESTIONS, within=WITHIN)
    made = _receive(question, asker, case.sentence.offender, [case], by=by, now=now)
    return made.parts.select_related("case").get()


@action(needs=May.APPROVE_AS_MANAGER)
def settle(*, consultation: Consultation, text: str, by: Account, now: datetime) -> Consultation:
    """Answer a question for which there is nobody to ask. Raises `Answered`, `NothingWritten`."""
    fresh = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if fresh.settled_at is not None or fresh.parts.exists():
        raise Answered(fresh.reference)
    if not text.strip():
        raise NothingWritten
    fresh.settled_by, fresh.settled_at, fresh.answer_text = by, now, text.strip()
    fresh.save(update_fields=["settled_by", "settled_at", "answer_text"])
    return fresh


def asked_by(account: Account) -> list[Told]:
    """What somebody has asked, the newest first, with what they were answered. Raises `access.NotPermitted`."""
    access.require(account, May.ASK_FOR_VIEWS)
    rows = Consultation.objects.filter(made_by=account).prefetch_related("parts").order_by("-made_at", "pk")
    return [_told(row) for row in rows[:LISTED_AT_MOST]]


def unmatched(account: Account) -> list[Consultation]:
    """The questions for which there is nobody to ask and that no manager has answered yet. Raises `access.NotPermitted`."""
    access.require(account, May.APPROVE_AS_MANAGER)
    return list(unmatched_rows().order_by("made_at", "pk")[:LISTED_AT_MOST])


def unmatched_rows() -> QuerySet[Consultation]:
    """All of them, whoever asks."""
    return Consultation.objects.filter(parts__isnull=True, settled_at__isnull=True)


def consultation_for(account: Account, reference: str, *, now: datetime) -> Consultation:
    """A manager comes to a question without cases, with the look written down. Raises `access.NotFound`."""
    found = next((row for row in unmatched(account) if row.reference == reference), None)
    if found is None:
        raise access.NotFound(reference)
    audit.write("consultations.look", by=account, now=now, subject=f"consultation:{reference}")
    return found


def _receive(
    question: Question, asker: Asker, offender: Offender | None, cases: Iterable[Case], *, by: Account, now: datetime
) -> Consultation:
    if not question.text.strip():
        raise NothingWritten
    if question.decides_on is not None and question.decides_on < day_of(now):
        raise DecidedAlready
    made = Consultation.objects.create(
        reference=references.new("CN"),
        kind=question.kind,
        offender=offender,
        number=question.number.strip(),
        family_name=offender.family_name if offender else question.family_name.strip(),
        asker=asker.name,
        agency=asker.agency,
        text=question.text.strip(),
        emergency=question.emergency,
        decides_on=question.decides_on,
        made_by=by,
        made_at=now,
    )
    for case in cases:
        _begin(made, case, by=by, now=now)
    return made


def _offender(question: Question) -> Offender | None:
    """The offender of a number, if the last name beside it is theirs: a mistyped number must not reach somebody else's victim."""
    written = {identifiers.normalised(kind, question.number) for kind in ("prison_number", "crn", "pnc", "cro")}
    rows = OffenderIdentifier.objects.filter(value__in=written).select_related("offender__merged_into")
    found = {row.offender.merged_into or row.offender for row in rows}
    fitting = [each for each in found if names.plain(each.family_name) == names.plain(question.family_name)]
    return fitting[0] if len(fitting) == 1 else None


def _members(offender: Offender | None) -> QuerySet[Case]:
    return Case.objects.filter(sentence__offender=offender, standing__in=MEMBERS).select_related("sentence")


def _begin(consultation: Consultation, case: Case, *, by: Account, now: datetime) -> None:
    kind, law = Kind(consultation.kind), laws.in_force()
    fact = _asked_by_its_review(consultation, case, on=day_of(now)) or _fact(consultation, case, by=by, now=now)
    ConsultationPart.objects.create(
        consultation=consultation,
        case=case,
        fact=fact,
        last_day=rules.last_day(kind, fact.on, emergency=consultation.emergency, law=law),
        made_by=by,
        made_at=now,
    )
    duties.reconcile(case, now=now)


def _fact(consultation: Consultation, case: Case, *, by: Account, now: datetime) -> Fact:
    data = {"kind": consultation.kind, "emergency": consultation.emergency}
    return facts.add(case, facts.New("consulted", day_of(now), data), by=by, now=now)


def _asked_by_its_review(consultation: Consultation, case: Case, *, on: date) -> Fact | None:
    """The same question as it was recorded with the review that goes on, while its days run: the victim is asked once, not twice."""
    open_reviews = Review.objects.filter(sentence=case.sentence_id, kind=consultation.kind, ended_at__isnull=True)
    rows = Fact.objects.filter(
        case=case,
        kind="consulted",
        data__review__in=list(open_reviews.values_list("reference", flat=True)),
        withdrawal__isnull=True,
        consultation_part__isnull=True,
    )
    fact = rows.order_by("-on").first()
    if fact is None or bool(fact.data.get("emergency")) != consultation.emergency:
        return None
    kind = Kind(consultation.kind)
    last_day = rules.last_day(kind, fact.on, emergency=consultation.emergency, law=laws.in_force())
    return fact if on <= last_day else None


def _told(consultation: Consultation) -> Told:
    parts = list(consultation.parts.all())
    answers = [str(part.answer_text) for part in parts if part.answered_at is not None]
    if consultation.settled_at is not None:
        answers.append(str(consultation.answer_text))
    return Told(
        reference=consultation.reference,
        kind=consultation.kind,
        number=consultation.number,
        family_name=consultation.family_name,
        text=str(consultation.text),
        asked_at=consultation.made_at,
        decides_on=consultation.decides_on,
        answers=tuple(answers),
        complete=bool(answers) and len(answers) >= len(parts),
    )
