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
    bundles,
    leak_releases,
    meetings,
    report_content,
    report_corrections,
    report_files,
    report_guard,
    report_history,
    report_layouts,
    report_sending,
    reports,
    review_dates,
)
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.reports import Report
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.reports import ReportEvent, ReportState, possible_for_report
from victimcontact.scheme.roles import May
from victimcontact.scheme.typing_slips import MoreThanTyping
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.report_asks import marks, words
from victimcontact.staff.pages.report_blocks import with_buttons_pressed
from victimcontact.staff.pages.report_editors import EDITORS
from victimcontact.staff.pages.report_forms import Editor

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
APPROVED = frozenset({"victim_approved", "checking", "returned", "checked", "held", "bounced"})


@require_POST
def start(request: HttpRequest, reference: str, case: str, document: str) -> HttpResponse:
    account, now = signed_in(request)
    review = review_dates.review_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    try:
        report = reports.start(case=whose, review=review, document=document, by=account, now=now)
    except reports.OneAlready:
        notices.warning(request, said("There is a report already. It is listed below."))
    except (reports.NoReportHere, ReviewEnded):
        notices.warning(request, said("No report of the victim’s can go to this review any more."))
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
        "steps": reports.steps(report),
        "carried": report_history.carried(report),
        "marked": leak_releases.marks_of(report),
        "possible": {event.value for event in possible},
        "own": reports.is_author(report, account),
        "last_day": report_guard.last_day(report),
        "in_time": report_guard.in_time(report, on=today(now)),
        "asks_otherwise": report_guard.asks_otherwise(report, version),
        "moved_on": report_guard.moved_on(report, version),
        "awaits_removal": report_sending.awaits_removal(report),
        "bundled": bundles.contents(report.case, report.review) if report.review else None,
        "bundles": bundles.of_case(report.case, report.review) if report.review else [],
        "acts": accounts.granted(account),
    }
    return render(request, "staff/reports/show.html", context | marks(report, version) | words(report))


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
        "layout": report_layouts.layout(report, version) if is_preview else reports.as_layout(report),
        "voids": report.state in APPROVED,
        "may_correct": report.state == ReportState.RETURNED,
        "is_preview": is_preview,
        "asked": report_content.conditions_asked(report),
    }
    return render(request, "staff/reports/edit.html", context | marks(report, version) | words(report))


def _editor(request: HttpRequest, report: Report) -> Editor:
    _account, now = signed_in(request)
    return EDITORS[report.document](
        with_buttons_pressed(request.POST) if request.method == "POST" else None,
        saved=reports.latest(report).content,
        version=report.version,
        on=today(now),
        voids=report.state in APPROVED and "typing" not in request.POST,
    )


REFUSALS: tuple[tuple[type[Exception], str], ...] = (
    (
        MoreThanTyping,
        "This changes more than typing, so the approval cannot hold. Tick the box below and save it: they read it again.",
    ),
    (report_corrections.NothingChanged, "Nothing was changed."),
    (NotAllowed, "This report has gone and cannot be changed any more."),
    (CannotBeTypeset, "It holds a character that cannot be printed."),
)


def _written(request: HttpRequest, report: Report, editor: Editor) -> bool:
    account, now = signed_in(request)
    given = {"report": report, "content": editor.content(), "version": editor.cleaned_data["version"]}
    try:
        if "typing" in request.POST:
            report_corrections.correct_typing(**given, by=account, now=now)
        else:
            reports.write(**given, by=account, now=now)
    except access.Stale:
        editor.overtake(reports.version_of(report))
    except tuple(kind for kind, _text in REFUSALS) as refusal:
        editor.add_error(None, said(next(text for kind, text in REFUSALS if isinstance(refusal, kind))))
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
    path("reviews/<slug:reference>/report/<slug:case>/<slug:document>/", start, name="start-report"),
    path("meetings/<slug:reference>/input/<slug:case>/", start_for_meeting, name="start-input"),
    path("reports/<slug:reference>/", show, name="report"),
    path("reports/<slug:reference>/edit/", edit, name="edit-report"),
    path("reports/<slug:reference>/report.<str:form>", file, name="report-file"),
]
