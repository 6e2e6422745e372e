"""Schools, places of work and other places of a case's person that no text for the offender's side may name."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, protected_places
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in

KINDS = {
    "school": _("A school or college"),
    "work": _("A place of work"),
    "other": _("Another place they go to"),
}


class PlaceForm(forms.Form):
    kind = fields.Choice(
        label=_("What kind of place?"), options=KINDS.items(), missing=_("Choose what kind of place it is")
    )
    name = fields.Text(
        label=_("What is it called?"),
        hint=_("The name people know it by, such as a school’s. Add another name of the same place by itself."),
        missing=_("Enter what the place is called"),
        max_length=160,
    )


def index(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.EDIT_PERSON)
    case = access.case_for(account, reference, now=now)
    form = PlaceForm(request.POST or None)
    if form.is_valid():
        try:
            protected_places.add(case=case, by=account, now=now, **form.cleaned_data)
        except protected_places.NoName:
            form.add_error("name", said("Enter the name of the place in letters"))
        else:
            notices.success(
                request, said("The place is recorded. Reports and requests are checked for it from now on.")
            )
            return redirect("staff:protected-places", reference=reference)
    context = {"form": form, "case": case, "places": protected_places.of(case), "kinds": KINDS}
    return render(request, "staff/people/protected_places.html", context)


@require_POST
def end(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.EDIT_PERSON)
    case = access.case_for(account, reference, now=now)
    protected_places.end(case=case, place=protected_places.place_of(case, key), by=account, now=now)
    notices.success(request, said("Nothing is checked for that place any more."))
    return redirect("staff:protected-places", reference=reference)


urlpatterns = [
    path("cases/<slug:reference>/protected-places/", index, name="protected-places"),
    path("cases/<slug:reference>/protected-places/<uuid:key>/end/", end, name="end-protected-place"),
]
