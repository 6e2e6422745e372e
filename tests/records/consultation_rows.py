"""Rows about questions before a decision that break what the database holds true."""

from collections.abc import Callable, Mapping
from typing import Any

from tests import builders
from victimcontact.casework import facts
from victimcontact.casework.access import program
from victimcontact.records.models import Case, Consultation, ConsultationPart


def consultation(**values: Any) -> Consultation:
    frame = {"kind": "hdc", "asker": "A", "agency": "B", "text": "C", "number": "", "family_name": ""}
    return Consultation.objects.create(
        reference=f"CN-{Consultation.objects.count()}", made_by=program(), made_at=builders.NOW, **(frame | values)
    )


def part(case: Case, question: Consultation, **values: Any) -> ConsultationPart:
    fact = facts.add(case, facts.New("consulted", builders.TODAY, {"kind": "hdc"}), by=program(), now=builders.NOW)
    frame = {"consultation": question, "case": case, "fact": fact, "last_day": builders.TODAY}
    return ConsultationPart.objects.create(made_by=program(), made_at=builders.NOW, **(frame | values))


def twice_in_a_case() -> None:
    case, question = builders.referred(), consultation()
    part(case, question)
    part(case, question)


BREAKING: Mapping[str, Callable[[], Any]] = {
    "one_part_a_case": twice_in_a_case,
    "a_settled_consultation_has_author_and_moment": lambda: consultation(settled_at=builders.NOW),
    "an_answered_part_has_author_and_moment": lambda: part(
        builders.referred(), consultation(), answered_at=builders.NOW
    ),
}
