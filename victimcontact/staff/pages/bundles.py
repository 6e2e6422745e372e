"""Bundles for hearings: one made at once from a report, or those of a whole week by the worker; the single files beside each."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, bulk, bundles, review_dates, statement_sending
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.protection import GivesAway
from victimcontact.casework.report_sending import Sent
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.design import fields, forms
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import report_words, statements

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class WeekForm(forms.Form):
    from_on = fields.Day(
        label=_("The first day of the week"),
        hint=_("Every hearing on this day or one of the six after it"),
        called=_("The first day"),
        missing=_("Enter the first day"),
    )


class SentForm(forms.Form):
    to = fields.Text(label=_("To whom did it go?"), missing=_("Enter to whom it went"), max_length=120)
    how = fields.Choice(label=_("How did it go?"), options=report_words.HOW_SENT)


class LateSentForm(SentForm):
    late = fields.LongText(
        label=_("Why does the statement in it go after its last day?"),
        hint=_("A manager records this."),
        missing=_("Enter why it is late"),
        max_length=2000,
        rows=3,
    )


NOT_SENT: tuple[tuple[type[Exception], "StrOrPromise"], ...] = (
    (statement_sending.Changed, _("The statement in it was changed or taken back since. Make the bundle again.")),
    (ReviewEnded, _("The review has been decided. Nothing can be sent to it any more.")),
    (GivesAway, _("The statement in it shows who or where the person is. Look at its marks first.")),
)
REFUSED: tuple[type[Exception], ...] = (NotAllowed, *(kind for kind, _text in NOT_SENT))


def index(request: HttpRequest) -> HttpResponse:
    """Ask for those of a week; what was made, and how far long work has come."""
    account, now = signed_in(request)
    access.require(account, May.SUBMIT_REPORT)
    form = WeekForm(request.POST or None)
    if form.is_valid():
        try:
            work = bundles.make_for_week(by=account, now=now, **form.cleaned_data)
        except bundles.NoHearings:
            form.add_error("from_on", said("No hearing that you may see is in this week"))
        else:
            return redirect("staff:bundle-work", reference=work.pk)
    context = {
        "form": form,
        "works": bulk.works_of(account, bundles.KIND, now=now),
        "bundles": bundles.made_by(account, now=now),
    }
    return render(request, "staff/bundles/index.html", context)


def work(request: HttpRequest, reference: UUID) -> HttpResponse:
    """How far it has come; it goes on without this page."""
    account, _now = signed_in(request)
    progress = bulk.progress_of(bulk.work_for(account, reference))
    return render(request, "staff/bundles/work.html", {"progress": progress})


@require_POST
def make(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    """The bundle of one case for one review, at once."""
    account, now = signed_in(request)
    review = review_dates.review_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    try:
        bundle = bundles.make(case=whose, review=review, by=account, now=now)
    except bundles.NothingReady:
        notices.warning(request, said("Nothing has been checked yet that could go into a bundle."))
    except CannotBeTypeset:
        notices.warning(request, said("It holds a character that cannot be printed."))
    except GivesAway:
        notices.warning(request, said("The statement shows who or where the person is. Look at its marks first."))
    else:
        return redirect("staff:bundle", reference=bundle.reference)
    return redirect("staff:review", reference=reference)


def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The file, and every document in it by itself."""
    account, now = signed_in(request)
    bundle = bundles.bundle_for(account, reference, now=now)
    context = {
        "bundle": bundle,
        "single": bundles.contents(bundle.case, bundle.review),
        "sendings": bundles.sendings_of(bundle),
        "acts": accounts.granted(account),
        "how": dict(report_words.HOW_SENT),
        "titles": report_words.DOCUMENTS,
    }
    return render(request, "staff/bundles/show.html", context)


def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """The bundle has gone, and with it the statement in it, which its victim then reads of."""
    account, now = signed_in(request)
    access.require(account, May.SUBMIT_REPORT)
    bundle = bundles.bundle_for(account, reference, now=now)
    late = bundle.statement is not None and not statement_sending.in_time(bundle.statement, on=today(now))
    form = (LateSentForm if late else SentForm)(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            bundles.record_sent(
                bundle=bundle, sent=Sent(given["to"], given["how"]), late=given.get("late", ""), by=account, now=now
            )
        except REFUSED as refusal:
            form.add_error(None, _why_not(refusal))
        else:
            notices.success(request, said("It is recorded. The victim can read that the statement in it was sent."))
            return redirect("staff:bundle", reference=reference)
    return render(request, "staff/bundles/sent.html", {"form": form, "bundle": bundle})


def _why_not(refusal: Exception) -> str:
    known = next((text for kind, text in NOT_SENT if isinstance(refusal, kind)), None)
    return str(known) if known is not None else statements.why_not(refusal)


def file(request: HttpRequest, reference: str) -> HttpResponse:
    """The bundle as a file; its name says nothing."""
    account, now = signed_in(request)
    bundle = bundles.bundle_for(account, reference, now=now)
    response = HttpResponse(bundles.pdf_of(bundle), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{bundle.reference}.pdf"'
    return response


urlpatterns = [
    path("bundles/", index, name="bundles"),
    path("bundles/work/<uuid:reference>/", work, name="bundle-work"),
    path("bundles/<slug:reference>/", show, name="bundle"),
    path("bundles/<slug:reference>/bundle.pdf", file, name="bundle-file"),
    path("bundles/<slug:reference>/sent/", sent, name="bundle-sent"),
    path("reviews/<slug:reference>/bundle/<slug:case>/", make, name="make-bundle"),
]
