"""What the leak guard marked in a report, mark by mark: reworded, or let stand by two people who each say why."""

from django import forms as plain
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, leak_releases, reports
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages.report_asks import marks, report_to, words


class ReleaseForm(forms.Form):
    reason = fields.LongText(
        label=_("Why may these words stand?"),
        hint=_("For example, the name is that of the judge"),
        missing=_("Enter why these words may stand"),
        max_length=1000,
        rows=3,
    )
    content_hash = plain.CharField(widget=plain.HiddenInput)


def show(request: HttpRequest, reference: str) -> HttpResponse:
    """Every mark, who let it stand, and what is still needed."""
    account, now = signed_in(request)
    report = reports.report_for(account, reference, now=now)
    context = {
        "report": report,
        "marked": leak_releases.marks_of(report),
        "layout": reports.as_layout(report),
        "acts": accounts.granted(account),
        "me": account.pk,
    }
    return render(request, "staff/reports/leaks.html", context | marks(report) | words(report))


def release(request: HttpRequest, reference: str, mark: str) -> HttpResponse:
    """One mark, and why it may stand."""
    account, now = signed_in(request)
    report = report_to(request, reference, May.RELEASE_LEAK)
    found = next((each for each in leak_releases.marks_of(report) if each.key == mark), None)
    if found is None:
        notices.warning(request, said("The report was written again meanwhile. Look at its marks as they are now."))
        return redirect("staff:report-leaks", reference=reference)
    form = ReleaseForm(request.POST or None, initial={"content_hash": reports.latest(report).content_hash})
    if form.is_valid():
        try:
            leak_releases.release(report=report, mark=mark, by=account, now=now, **form.cleaned_data)
        except leak_releases.ReleasedAlready:
            form.add_error(
                None, said("You have let these words stand already. The second one has to be somebody else.")
            )
        except access.Stale:
            form.add_error(None, said("The report was written again meanwhile. Look at its marks as they are now."))
        else:
            notices.success(request, said("It is recorded, with your reason."))
            return redirect("staff:report-leaks", reference=reference)
    context = {"form": form, "report": report, "found": found}
    return render(request, "staff/reports/release.html", context | marks(report) | words(report))


urlpatterns = [
    path("reports/<slug:reference>/marks/", show, name="report-leaks"),
    path("reports/<slug:reference>/marks/<slug:mark>/", release, name="release-leak"),
]
