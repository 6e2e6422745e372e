"""What a member reads of the questions they were asked before a decision: what they said, and where it is now."""

from dataclasses import dataclass
from datetime import date

from victimcontact.casework.days import day_of
from victimcontact.records.models import Case, ConsultationPart

TO_ANSWER, WITH_OFFICER, PASSED_ON, OVER = "to_answer", "with_officer", "passed_on", "over"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question as its member reads it. `place` says where it is; `passed_on`: the day on which those who decide had the answer."""

    reference: str
    kind: str
    last_day: date
    views: str
    place: str
    passed_on: date | None


def of(case: Case, *, on: date) -> tuple[OwnQuestion, ...]:
    """The questions that their officer has put to a member, the newest first, as they stand on a day."""
    parts = ConsultationPart.objects.filter(case=case, asked_on__isnull=False).select_related("consultation")
    return tuple(_as_read(part, on) for part in parts.order_by("-asked_on", "-made_at", "pk"))


def _as_read(part: ConsultationPart, on: date) -> OwnQuestion:
    return OwnQuestion(
        reference=part.consultation.reference,
        kind=part.consultation.kind,
        last_day=part.last_day,
        views=str(part.views or ""),
        place=_place(part, on),
        passed_on=day_of(part.answered_at) if part.answered_at else None,
    )


def _place(part: ConsultationPart, on: date) -> str:
    if part.views_on is not None:
        return PASSED_ON if part.answered_at is not None else WITH_OFFICER
    return OVER if part.answered_at is not None or part.last_day < on else TO_ANSWER
