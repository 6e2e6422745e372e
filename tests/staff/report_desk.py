"""A report on the officers' pages at any point of its way, for the tests about it: written, approved and checked as people do."""

from typing import Any

from django.test import Client
from django.utils import timezone

from tests.staff.officers_site import (
    account_of,
    begun,
    boxes,
    in_days,
    opened,
)
from victimcontact.casework import reports, reviews
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.records.models import Case, Report


def heard_later(case: Case) -> Report:
    """A report begun for a review whose hearing is in some months."""
    review = opened(case)
    reviews.list_hearing(review=review, hearing_on=in_days(120), by=account_of(case), now=timezone.now())
    return begun(case, review)


def typed(report: Report, **changes: str) -> dict[str, str]:
    """The editor of an R01 as somebody filled it in."""
    return {
        "version": str(Report.objects.get(pk=report.pk).version),
        "concerns": "She is afraid to go out.",
        "told_about_disclosure": "That the prisoner reads it.",
        "known_facts-count": "1",
        "known_facts-0-what": "A letter came from prison.",
        "known_facts-0-source": "the victim",
        **boxes("known_facts-0-on", in_days(-20)),
    } | changes


def write(client: Client, report: Report, **changes: str) -> Any:
    return client.post(f"/reports/{report.reference}/edit/", typed(report, **changes))


def content_of(report: Report) -> dict[str, Any]:
    return dict(reports.latest(report).content)


def state_of(report: Report) -> str:
    return Report.objects.get(pk=report.pk).state


def approved(client: Client, report: Report) -> None:
    client.post(f"/reports/{report.reference}/ask-victim/")
    client.post(f"/reports/{report.reference}/approval/", {"how": "in person", "understood": "on"})


def checked(client: Client, report: Report) -> None:
    client.post(f"/reports/{report.reference}/start-check/")
    client.post(f"/reports/{report.reference}/check/", dict.fromkeys(CHECKLIST[report.document], "on"))
