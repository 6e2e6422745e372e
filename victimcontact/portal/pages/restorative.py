"""Restorative justice in a member's own pages: they may raise it and stop it; nobody raises it with them (P112)."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import restorative_justice
from victimcontact.design import fields, forms
from victimcontact.portal.door import visit
from victimcontact.scheme.restorative_justice import State

STATES = {
    State.RAISED: _("You have asked. Your officer tells you what it is and who runs it."),
    State.INFORMED: _("You know what it is. Nothing happens unless you say so."),
    State.CONSENTED: _("You have agreed that we pass on your name. Your officer does that now."),
    State.REFERRED: _("The service has your name, and gets in touch with you."),
    State.ACCEPTED: _("The service has taken it on."),
    State.PREPARING: _("The service is preparing it with you."),
    State.ACTIVE: _("It is going on."),
    State.NOT_SUITABLE: _("The service thinks that it is not right here. Your officer can tell you more."),
    State.COMPLETED: _("It is over. Your officer asks how you are."),
    State.STOPPED_BY_VICTIM: _("You stopped it. You need not say why."),
    State.STOPPED_BY_OFFENDER: _("It has ended, because the other person does not want it."),
    State.STOPPED_BY_SERVICE: _("The service has stopped it. Your officer can tell you more."),
    State.FOLLOWED_UP: _("It is over."),
}


class RaiseForm(forms.Form):
    hopes = fields.LongText(
        label=_("What do you hope for?"),
        hint=_("You need not write anything. Your officer talks with you about it."),
        required=False,
        max_length=2000,
        rows=4,
    )


def show(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    form = RaiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and restorative_justice.may_raise(here.case):
        restorative_justice.raise_own(case=here.case, by=here.account, now=here.now, **form.cleaned_data)
        notices.success(request, gettext("Your officer has it, and gets in touch with you."))
        return redirect("portal:restorative", reference=reference)
    context = {
        "form": form,
        "reference": reference,
        "own": restorative_justice.own(here.case),
        "may_raise": restorative_justice.may_raise(here.case),
        "states": STATES,
    }
    return render(request, "portal/own/restorative.html", context)


@require_POST
def stop(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    own = restorative_justice.own(here.case)
    if own is not None and own.may_stop:
        restorative_justice.stop_own(case=here.case, by=here.account, now=here.now)
        notices.success(request, gettext("It has stopped. You need not say why."))
    return redirect("portal:restorative", reference=reference)


urlpatterns = [
    path("your-page/<slug:reference>/in-touch/", show, name="restorative"),
    path("your-page/<slug:reference>/in-touch/stop/", stop, name="stop-restorative"),
]
