"""Saying that a duty is done, where no letter, call or report is its proof."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import proofs
from victimcontact.design import fields, forms
from victimcontact.staff.door import signed_in


class DoneForm(forms.Form):
    note = fields.LongText(label=_("What was done?"), missing=_("Enter what was done"), max_length=2000, rows=3)


def done(request: HttpRequest, duty: str) -> HttpResponse:
    account, now = signed_in(request)
    owed = proofs.duty_for(account, duty, now=now)
    form = DoneForm(request.POST or None)
    if form.is_valid():
        try:
            proofs.say_done(duty=owed, note=form.cleaned_data["note"], by=account, now=now)
        except proofs.NeedsProof:
            form.add_error(
                None, said("This is kept by a contact that got through or a report that went, not by saying so.")
            )
        else:
            notices.success(request, said("It is recorded as done."))
            return redirect("staff:case", reference=owed.case.reference)
    return render(request, "staff/cases/done.html", {"form": form, "duty": owed, "case": owed.case})


urlpatterns = [path("duties/<uuid:duty>/done/", done, name="duty-done")]
