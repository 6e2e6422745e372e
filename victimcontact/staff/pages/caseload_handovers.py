"""Cases of one officer handed to another: to whom, which, with what note, and how far it has come."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import caseload_handovers
from victimcontact.casework.caseload_handovers import Held, Plan
from victimcontact.casework.officers import Officer
from victimcontact.design import fields, forms
from victimcontact.staff.door import signed_in, today

NOTE_AT_MOST = 500
PROBLEMS = {
    "conflict": _("They have a conflict of interest in it."),
    "moved_on": _("It had gone to somebody else meanwhile."),
    "not_allowed": _("It cannot be given to them as things stand."),
}


class ToForm(forms.Form):
    to = fields.Select(label=_("Who gets the cases?"), options=[], blank=_("Choose an officer"))


class NoteForm(forms.Form):
    note = fields.LongText(
        label=_("What should they know first about all of these cases?"),
        hint=_("It stands in the history of each case. Leave out where anybody lives."),
        required=False,
        max_length=2000,
    )


def choose(request: HttpRequest, reference: UUID) -> HttpResponse:
    """First to whom, then which cases; a case with a conflict of interest cannot be chosen."""
    account, _now = signed_in(request)
    officer = caseload_handovers.officer_for(account, str(reference))
    others = caseload_handovers.others_than(account, officer)
    form = ToForm(request.GET if "to" in request.GET else None, options={"to": others})
    if form.is_valid():
        return _cases(request, officer, caseload_handovers.officer_for(account, form.cleaned_data["to"]))
    context = {"form": form, "officer": officer, "others": others}
    return render(request, "staff/caseload_handovers/choose.html", context)


def _cases(request: HttpRequest, officer: Officer, to: Officer) -> HttpResponse:
    account, now = signed_in(request)
    held = caseload_handovers.held(account, officer, to, on=today(now))
    form = NoteForm(request.POST or None)
    chosen = request.POST.getlist("cases")
    if form.is_valid():
        work = _begun(request, officer, to, form.cleaned_data["note"] or "", held)
        if work:
            return redirect("staff:handing-over", reference=work)
        form.add_error(None, _("Choose at least one case"))
    context = {"form": form, "officer": officer, "to": to, "held": held, "chosen": chosen, "most": NOTE_AT_MOST}
    context["typed"] = {case.reference: request.POST.get(f"note-{case.reference}", "") for case in held}
    return render(request, "staff/caseload_handovers/cases.html", context)


def _begun(request: HttpRequest, officer: Officer, to: Officer, note: str, held: list[Held]) -> UUID | None:
    account, now = signed_in(request)
    chosen = tuple(request.POST.getlist("cases"))
    notes = {case.reference: request.POST.get(f"note-{case.reference}", "")[:NOTE_AT_MOST] for case in held}
    try:
        work = caseload_handovers.begin(
            officer=officer, plan=Plan(str(to.pk), chosen, note, notes), by=account, now=now
        )
    except caseload_handovers.NothingChosen:
        return None
    return work.pk


def show(request: HttpRequest, reference: UUID) -> HttpResponse:
    """How far it has come. The page can be left: the worker goes on by itself."""
    account, _now = signed_in(request)
    progress = caseload_handovers.progress(account, str(reference))
    return render(request, "staff/caseload_handovers/show.html", {"progress": progress, "why": PROBLEMS})


urlpatterns = [
    path("officers/<uuid:reference>/hand-over/", choose, name="hand-over"),
    path("hand-overs/<uuid:reference>/", show, name="handing-over"),
]
