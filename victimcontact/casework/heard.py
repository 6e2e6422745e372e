"""How somebody is heard: everything of a case that is on its way to whoever decides, for one page of the case."""

from dataclasses import dataclass

from victimcontact.casework import (
    complaints,
    condition_requests,
    consultations,
    hard_stops,
    restorative_justice,
    review_dates,
    statements,
    withholding_rows,
    zones,
)
from victimcontact.casework.complaints import Shown
from victimcontact.casework.condition_requests import IN_HOSPITAL
from victimcontact.casework.consultations import ConsultationPart
from victimcontact.casework.hard_stops import Dates as LicenceDates
from victimcontact.casework.review_dates import Dates
from victimcontact.records.models import Case, Report, Request, RequestAlert, Review, Statement, Withholding
from victimcontact.scheme.impact_statements import WhyNot


@dataclass(frozen=True)
class Heard:
    """The reviews of the sentence, those not decided first; statements, conditions, zones, questions, reports, inputs,
    restorative justice, complaints, newest first.

    `to_state_for` are the reviews for which a statement can be begun, `not_received` those by a tribunal that may receive none, each
    with why; `withholdings` what is to be kept from the prisoner. `has_licence`: they leave prison on one, and not hospital;
    `licence` is when it starts, `alerts` what about a condition cannot wait.
    """

    reviews: tuple[Dates, ...]
    statements: tuple[Statement, ...]
    to_state_for: tuple[Review, ...]
    not_received: tuple[tuple[Review, WhyNot], ...]
    withholdings: tuple[Withholding, ...]
    requests: tuple[Request, ...]
    alerts: tuple[RequestAlert, ...]
    has_licence: bool
    licence: LicenceDates | None
    zones: tuple[zones.Listed, ...]
    consultations: tuple[ConsultationPart, ...]
    reports: tuple[Report, ...]
    restorative: tuple[restorative_justice.Shown, ...]
    complaints: tuple[Shown, ...]


def of(case: Case) -> Heard:
    """How the person of a case that `access.case_for` gave is heard."""
    reports = Report.objects.filter(case=case).select_related("review", "meeting").order_by("-made_at", "pk")
    return Heard(
        reviews=tuple(review_dates.of_sentence(case.sentence)),
        statements=tuple(statements.of_case(case)),
        to_state_for=tuple(statements.reviews_to_state_for(case)),
        not_received=tuple(statements.not_received(case)),
        withholdings=tuple(withholding_rows.of_case(case)),
        requests=tuple(condition_requests.of_case(case)),
        alerts=tuple(hard_stops.alerts_of(case)),
        has_licence=case.route not in IN_HOSPITAL,
        licence=hard_stops.dates_of(case.sentence),
        zones=zones.listed(case),
        consultations=tuple(consultations.of_case(case)),
        reports=tuple(reports),
        restorative=tuple(restorative_justice.of_case(case)),
        complaints=tuple(complaints.of_case(case)),
    )
