"""How somebody is heard: everything of a case that is on its way to whoever decides, for one page of the case."""

from dataclasses import dataclass

from victimcontact.casework import consultations, review_dates
from victimcontact.casework.consultations import ConsultationPart
from victimcontact.casework.review_dates import Dates
from victimcontact.records.models import Case, Report


@dataclass(frozen=True)
class Heard:
    """The reviews of the sentence, those not decided first; the case's questions, reports and inputs to meetings, the newest first."""

    reviews: tuple[Dates, ...]
    consultations: tuple[ConsultationPart, ...]
    reports: tuple[Report, ...]


def of(case: Case) -> Heard:
    """How the person of a case that `access.case_for` gave is heard."""
    reports = Report.objects.filter(case=case).select_related("review", "meeting").order_by("-made_at")
    return Heard(
        reviews=tuple(review_dates.of_sentence(case.sentence)),
        consultations=tuple(consultations.of_case(case)),
        reports=tuple(reports),
    )
