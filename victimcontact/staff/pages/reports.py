"""A report: written, read by the victim, checked by another officer, sent, received. The preview stands beside every step."""

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.views.decorators.http import require_POST

from victimcontact.casework import (
    access,
    accounts,
    meetings,
    report_content,
    report_files,
    report_guard,
    reports,
    review_dates,
)
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.reports import Report
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.reports import ReportEvent, ReportState, possible_for_report
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import report_words
from victimcontact.staff.pages.report_blocks import with_buttons_pressed
from victimcontact.staff.pages.report_forms import EDITORS, Editor

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
APPROVED = frozenset({"victim_approved", "checking", "returned", "checked", "held", "bounced"})


@require_POST
def start(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    account, now = signed_in(request)
    review = review_dates.review_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    try:
        report = reports.start(case=whose, review=review, by=account, now=now)
    except reports.OneAlready:
        notices.warning(request, said("There is a report already. It is listed below."))
    except (reports.NoReportHere, ReviewEnded):
        notices.warning(request, said("No report of the victim's can go to this review any more."))
    else:
        return redirect("staff:edit-report", reference=report.reference)
    return redirect("staff:review", reference=reference)


@require_POST
def start_for_meeting(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    try:
        report = reports.start_for_meeting(case=whose, meeting=meeting, by=account, now=now)
    except (reports.OneAlready, reports.NoReportHere):
        notices.warning(request, said("There is an input for this case already."))
        return redirect("staff:meeting", reference=reference)
    return redirect("staff:edit-report", reference=report.reference)


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = reports.report_for(account, reference, now=now)
    version = reports.latest(report)
    possible = possible_for_report(ReportState(report.state), report.document)
    context = {
        "report": report,
        "layout": reports.as_layout(report),
        "mark": report_guard.marker(report, version),
        "hits": report_guard.hits_in(report, version),
        "steps": reports.steps(report),
        "possible": {event.value for event in possible},
        "own": reports.is_author(report, account),
        "last_day": report_guard.last_day(report),
        "in_time": report_guard.in_time(report, on=today(now)),
        "acts": accounts.granted(account),
    }
    return render(request, "staff/reports/show.html", context | words(report))


def words(report: Report) -> dict[str, object]:
    """The words every page of a report needs."""
    return {
        "title": report_words.DOCUMENTS[report.document],
        "states": report_words.STATES,
        "readers": report_words.READERS[report.document],
        "how": report_words.HOW,
        "kinds_of_hit": report_words.KINDS_OF_HIT,
    }


def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """The editor. Buttons that add or take away a block come back here with what was typed; so does the preview."""
    account, now = signed_in(request)
    access.require(account, May.WRITE_REPORT)
    report = reports.report_for(account, reference, now=now)
    if ReportEvent.EDIT not in possible_for_report(ReportState(report.state), report.document):
        notices.warning(request, said("This report has gone and cannot be changed any more."))
        return redirect("staff:report", reference=reference)
    version = reports.latest(report)
    editor = _editor(request, report)
    if {"add", "remove"} & request.POST.keys():
        editor.quiet()
    elif editor.is_valid() and "preview" in request.POST:
        version = reports.preview(report, editor.content(), writer=account, moment=now)
    elif editor.is_valid() and _written(request, report, editor):
        return redirect("staff:report", reference=reference)
    is_preview = version.number > report.version
    context = {
        "form": editor,
        "report": report,
        "layout": report_content.layout(report, version) if is_preview else reports.as_layout(report),
        "mark": report_guard.marker(report, version),
        "hits": report_guard.hits_in(report, version),
        "voids": report.state in APPROVED,
        "is_preview": is_preview,
    }
    return render(request, "staff/reports/edit.html", context | words(report))


def _editor(request: HttpRequest, report: Report) -> Editor:
    _account, now = signed_in(request)
    return EDITORS[report.document](
        with_buttons_pressed(request.POST) if request.method == "POST" else None,
        saved=reports.latest(report).content,
        version=report.version,
        on=today(now),
        voids=report.state in APPROVED,
    )


def _written(request: HttpRequest, report: Report, editor: Editor) -> bool:
    account, now = signed_in(request)
    version = editor.cleaned_data["version"]
    try:
        reports.write(report=report, content=editor.content(), version=version, by=account, now=now)
    except access.Stale:
        editor.overtake(reports.version_of(report))
    except report_guard.TestsMissing:
        editor.add_error(None, said("Each condition needs both reasons: why it is necessary, why it is proportionate."))
    except NotAllowed:
        editor.add_error(None, said("This report has gone and cannot be changed any more."))
    except CannotBeTypeset as error:
        editor.add_error(None, str(error))
    else:
        notices.success(request, said("The new version is saved."))
        return True
    return False


def file(request: HttpRequest, reference: str, form: str) -> HttpResponse:
    """The report as a file; its name says nothing."""
    account, now = signed_in(request)
    if form not in TYPES:
        raise Http404
    report = reports.report_for(account, reference, now=now)
    response = HttpResponse(report_files.file_of(report, form), content_type=TYPES[form])
    kind = "inline" if form == "pdf" else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{report.reference}.{form}"'
    return response


urlpatterns = [
    path("reviews/<slug:reference>/report/<slug:case>/", start, name="start-report"),
    path("meetings/<slug:reference>/input/<slug:case>/", start_for_meeting, name="start-input"),
    path("reports/<slug:reference>/", show, name="report"),
    path("reports/<slug:reference>/edit/", edit, name="edit-report"),
    path("reports/<slug:reference>/report.<str:form>", file, name="report-file"),
]
