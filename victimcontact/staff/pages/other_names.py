"""Other names of a case's person and of its offender: they are found by them, and no letter is written to them."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, other_names
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in

KINDS = {
    "maiden": _("Name before marriage"),
    "former": _("Another former name"),
    "known_as": _("Known as"),
    "alias": _("Alias"),
}


class OtherNameForm(forms.Form):
    whose = fields.Choice(
        label=_("Whose name is it?"),
        options=[("person", _("The person’s")), ("offender", _("The offender’s"))],
        missing=_("Choose whose name it is"),
        inline=True,
    )
    kind = fields.Choice(
        label=_("What kind of name?"), options=KINDS.items(), missing=_("Choose what kind of name it is")
    )
    given_names = fields.Text(
        label=_("First names"), hint=_("Leave empty when they are the same as now"), required=False, max_length=120
    )
    family_name = fields.Text(label=_("Last name"), missing=_("Enter the last name"), max_length=120)


def index(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.EDIT_PERSON)
    case = access.case_for(account, reference, now=now)
    form = OtherNameForm(request.POST or None)
    if form.is_valid():
        answers = dict(form.cleaned_data)
        of_offender = answers.pop("whose") == "offender"
        try:
            other_names.add(case=case, of_offender=of_offender, by=account, now=now, **answers)
        except other_names.NoName:
            form.add_error("family_name", said("Enter the last name in letters"))
        except other_names.KnownAlready:
            form.add_error("family_name", said("They are found by this name already"))
        else:
            notices.success(request, said("The name is recorded. They are found by it from now on."))
            return redirect("staff:other-names", reference=reference)
    context = {"form": form, "case": case, "names": other_names.of(case), "kinds": KINDS}
    return render(request, "staff/people/other_names.html", context)


@require_POST
def end(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.EDIT_PERSON)
    case = access.case_for(account, reference, now=now)
    other_names.end(case=case, name=other_names.name_of(case, key), by=account, now=now)
    notices.success(request, said("Nobody is found by that name any more."))
    return redirect("staff:other-names", reference=reference)


urlpatterns = [
    path("cases/<slug:reference>/other-names/", index, name="other-names"),
    path("cases/<slug:reference>/other-names/<uuid:key>/end/", end, name="end-other-name"),
]
