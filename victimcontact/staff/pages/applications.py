"""What somebody applies for beside a review, recorded by their officer: to read, observe, in public, a summary; and who is there."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, applications, review_dates, victim_representatives
from victimcontact.casework.victim_representatives import Named
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today

KINDS = {
    "read_statement": _("To read the statement at the hearing"),
    "observe": _("To observe the hearing"),
    "public_hearing": _("A hearing in public"),
    "summary": _("A summary of the decision"),
}
HINTS = {
    "read_statement": _(
        "The written statement has to be sent all the same. It is granted unless there is a good reason against it."
    ),
    "observe": _(
        "From a place away from the hearing, with support. Asked for by itself, beside reading the statement."
    ),
    "public_hearing": _("Every victim of the sentence is asked what they think."),
    "summary": _("It goes through the Secretary of State, or to the tribunal, whose judge decides."),
}
STATES = {
    "asked": _("Asked for"),
    "passed_on": _("Passed on"),
    "granted": _("Granted"),
    "refused": _("Refused"),
    "withdrawn": _("Taken back"),
}
EVENTS = {
    "forward": _("It was passed on to whoever decides"),
    "grant": _("It was granted, or the summary came"),
    "refuse": _("It was refused"),
    "withdraw": _("They take it back"),
}


class AskForm(forms.Form):
    kind = fields.Choice(label=_("What do they ask for?"))
    note = fields.LongText(
        label=_("What else should whoever decides know?"),
        hint=_("For example who will be with them. No address."),
        required=False,
        max_length=1000,
    )


class MoveForm(forms.Form):
    event = fields.Choice(label=_("What came of it?"))
    reason = fields.LongText(
        label=_("The reason we were given"),
        hint=_("The person reads this in their own pages."),
        missing=_("Enter the reason: a refusal has one, and the person has a right to it"),
        max_length=1000,
    )


class RepresentativeForm(forms.Form):
    name = fields.Text(label=_("Name"), max_length=120)
    agency = fields.Text(label=_("Agency"), max_length=120, initial="Public Protection Group")
    contact = fields.Text(label=_("How you reach them"), hint=_("For you only."), max_length=200)


def ask(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_WISH)
    review = review_dates.review_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    possible = applications.can_be_asked_for(whose, review_dates.dates_of(review), on=today(now))
    options = [Option(kind, KINDS[kind], hint=HINTS[kind]) for kind in possible]
    form = AskForm(request.POST or None, options={"kind": options})
    if form.is_valid():
        try:
            applications.record(case=whose, review=review, by=account, now=now, **form.cleaned_data)
        except (applications.CannotBeAskedFor, applications.AlreadyAsked):
            form.add_error(
                "kind", said("This cannot be asked for as things stand now. Look at what is recorded first.")
            )
        else:
            notices.success(request, said("It is recorded. The person sees it in their own pages."))
            return redirect("staff:review", reference=reference)
    context = {"form": form, "review": review, "case": whose, "last_days": possible, "kinds": KINDS}
    return render(request, "staff/applications/ask.html", context)


def move(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_WISH)
    application = applications.application_for(account, reference, now=now)
    asked = applications.asked_for(application)
    options = [Option(way, EVENTS[way], reveals=("reason",) if way == "refuse" else ()) for way in asked.ways]
    form = MoveForm(request.POST or None, options={"event": options})
    if "refuse" not in asked.ways:
        del form.fields["reason"]
    if form.is_valid():
        try:
            applications.move(application=application, by=account, now=now, **form.cleaned_data)
        except NotAllowed:
            form.add_error("event", said("This does not follow from where it stands now."))
        else:
            notices.success(request, said("It is recorded."))
            return redirect("staff:review", reference=application.review.reference)
    late = application.kind == "summary" and not applications.is_owed(asked)
    context = {"form": form, "asked": asked, "late": late, "kinds": KINDS, "states": STATES}
    return render(request, "staff/applications/move.html", context)


@require_POST
def public_applied(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody else applied for a hearing in public."""
    account, now = signed_in(request)
    review = review_dates.review_for(account, reference, now=now)
    try:
        applications.record_public(review=review, by=account, now=now)
    except (applications.CannotBeAskedFor, applications.AlreadyAsked):
        notices.warning(request, said("This is recorded already, or cannot be asked for in this review any more."))
    else:
        notices.success(
            request, said("It is recorded. What each victim thinks is to be asked for within five working days.")
        )
    return redirect("staff:review", reference=reference)


def name_representative(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.OPEN_REVIEW)
    review = review_dates.review_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    form = RepresentativeForm(request.POST or None)
    if form.is_valid():
        try:
            victim_representatives.name(
                case=whose, review=review, named=Named(**form.cleaned_data), by=account, now=now
            )
        except victim_representatives.NotBeforeTheBoard:
            form.add_error(None, said("A Victim Representative is named for a hearing of the Parole Board."))
        else:
            notices.success(request, said("It is recorded. The person sees who will be there."))
            return redirect("staff:review", reference=reference)
    context = {"form": form, "review": review, "case": whose}
    return render(request, "staff/applications/representative.html", context)


urlpatterns = [
    path("reviews/<slug:reference>/applications/<slug:case>/new/", ask, name="ask-in-review"),
    path("reviews/<slug:reference>/public-hearing/", public_applied, name="public-hearing-applied"),
    path(
        "reviews/<slug:reference>/victim-representative/<slug:case>/", name_representative, name="name-representative"
    ),
    path("applications/<slug:reference>/", move, name="application"),
]
