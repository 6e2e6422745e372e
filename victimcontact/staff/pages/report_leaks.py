"""The marks of the leak guard in a report."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import path

from victimcontact.casework import leak_releases, reports
from victimcontact.casework.reports import Report
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import leaks
from victimcontact.staff.pages.report_asks import marks, report_to, words


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    return leaks.show(request, _read(reports.report_for(account, reference, now=now)))


def release(request: HttpRequest, reference: str, mark: str) -> HttpResponse:
    return leaks.let_stand(request, _read(report_to(request, reference, May.RELEASE_LEAK)), mark)


def _read(report: Report) -> leaks.Read:
    shown = words(report)
    return leaks.Read(
        reference=report.reference,
        called=f"{report.document} {report.reference}",
        marked=leak_releases.marks_of(report),
        content_hash=reports.latest(report).content_hash,
        release=partial(leak_releases.release, report=report),
        pages=("staff:report", "staff:report-leaks", "staff:release-leak"),
        template="staff/reports/leaks.html",
        readers=str(shown["readers"]),
        words={"report": report, "layout": reports.as_layout(report)} | marks(report) | shown,
    )


urlpatterns = [
    path("reports/<slug:reference>/marks/", show, name="report-leaks"),
    path("reports/<slug:reference>/marks/<slug:mark>/", release, name="release-leak"),
]
