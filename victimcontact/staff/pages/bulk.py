"""Drafts that wait, alike ones approved together with each one in sight, and long work that goes on while its officer is elsewhere."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.views.decorators.http import require_POST

from victimcontact.casework import access, alike, bulk, bundles, caseload_handovers, drafts
from victimcontact.design import forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import stage_forms

# Where long work of each kind is shown.
PLACES = {
    alike.APPROVING: "staff:bulk-work",
    caseload_handovers.KIND: "staff:handing-over",
    bundles.KIND: "staff:bundle-work",
}


class ChooseForm(forms.Form):
    """The boxes stand beside the letters; this carries what is wrong with the answer."""


def index(request: HttpRequest) -> HttpResponse:
    """What waits: for the manager, for the officer again, and what is alike."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_MESSAGE)
    context = {
        "for_manager": drafts.for_the_manager(account),
        "approves_for_unit": access.permits(account, May.APPROVE_AS_MANAGER),
        "sent_back": drafts.sent_back_to(account),
        "groups": alike.groups_of(account),
        "works": bulk.works_of(account, alike.APPROVING, now=now),
    }
    return render(request, "staff/bulk/drafts.html", context)


def show(request: HttpRequest, key: str) -> HttpResponse:
    """Letters that are alike, the first one in full and the others beside it."""
    return _page(request, key, ChooseForm())


@require_POST
def approve(request: HttpRequest, key: str) -> HttpResponse:
    """Approve those that were ticked, exactly as they were shown."""
    account, now = signed_in(request)
    try:
        work = alike.approve_together(choices=request.POST.getlist("letter"), by=account, now=now)
    except alike.NothingChosen:
        form = ChooseForm(request.POST)
        form.add_error(None, said("Tick the letters you approve."))
        return _page(request, key, form)
    return redirect("staff:bulk-work", reference=work.pk)


def work(request: HttpRequest, reference: UUID) -> HttpResponse:
    """How far long work has come; it goes on without this page."""
    account, _now = signed_in(request)
    return render(request, "staff/bulk/work.html", {"progress": bulk.progress_of(bulk.work_for(account, reference))})


@require_POST
def stop(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    work = bulk.work_for(account, reference)
    try:
        bulk.stop(work=work, by=account, now=now)
    except bulk.Over:
        notices.warning(request, said("It had ended already."))
    else:
        notices.success(request, said("Stopped. What is done stays done."))
    return redirect(PLACES[work.kind], reference=reference)


def _page(request: HttpRequest, key: str, form: ChooseForm) -> HttpResponse:
    account, now = signed_in(request)
    number = request.GET.get("page", "1")
    page = alike.page_of(account, key, number=max(1, int(number)) if number.isdecimal() else 1, now=now)
    withheld = {letter.choice: stage_forms.withheld_in_words(letter.preview.withheld) for letter in page.letters}
    context = {"form": form, "page": page, "withheld": withheld}
    return render(request, "staff/bulk/alike.html", context, status=422 if form.is_bound else 200)


urlpatterns = [
    path("drafts/", index, name="drafts"),
    path("drafts/alike/<slug:key>/", show, name="alike"),
    path("drafts/alike/<slug:key>/approve/", approve, name="approve-alike"),
    path("bulk-work/<uuid:reference>/", work, name="bulk-work"),
    path("bulk-work/<uuid:reference>/stop/", stop, name="stop-bulk-work"),
]
