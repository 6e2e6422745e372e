"""Whom a member has named to act for them."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, invitations, representatives
from victimcontact.casework.people import NameWanted
from victimcontact.design import fields, forms
from victimcontact.staff.door import signed_in


class RepresentativeForm(forms.VersionedForm):
    title = fields.Text(label=_("Title"), required=False, width=5, max_length=30)
    given_names = fields.Text(label=_("First names"), max_length=120)
    family_name = fields.Text(label=_("Last name"), max_length=120)
    language = fields.Choice(label=_("Their language"), options=[("en", _("English")), ("cy", _("Welsh"))], inline=True)


def name(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    form = RepresentativeForm(request.POST or None, version=case.version)
    if form.is_valid():
        answers = dict(form.cleaned_data)
        version = answers.pop("version")
        try:
            representatives.name(case=case, person=NameWanted(**answers), version=version, by=account, now=now)
        except access.Stale:
            form.overtake(access.version_of(case))
        else:
            notices.success(request, said("The representative is recorded."))
            return redirect("staff:case", reference=reference)
    context = {"form": form, "case": case, "acts": accounts.granted(account)}
    return render(request, "staff/people/representative.html", context)


@require_POST
def end(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    representatives.end(case=case, version=case.version, by=account, now=now)
    notices.success(request, said("Nobody acts for them any more."))
    return redirect("staff:case", reference=reference)


NO_CODE: dict[type[Exception], Any] = {
    invitations.NotJoined: _("No code was made: only somebody who has joined has pages to see."),
    invitations.HasAccount: _("They can sign in already."),
    invitations.NobodyActs: _("No code was made: nobody acts for the member now."),
}


@require_POST
def give_code(request: HttpRequest, reference: str) -> HttpResponse:
    """A first code for whoever acts, to be spoken: shown in this answer and nowhere else."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    try:
        code = invitations.give_to_representative(case=case, by=account, now=now)
    except tuple(NO_CODE) as refusal:
        notices.warning(request, str(NO_CODE[type(refusal)]))
        return redirect("staff:representative", reference=reference)
    return render(request, "staff/members/recovered.html", {"code": code, "reference": reference})


urlpatterns = [
    path("cases/<slug:reference>/representative/", name, name="representative"),
    path("cases/<slug:reference>/representative/end/", end, name="end-representative"),
    path("cases/<slug:reference>/representative/code/", give_code, name="give-representative-code"),
]
