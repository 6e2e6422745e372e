"""How a case ends: closed with a reason, as unanswered, or because the person cannot be found."""

from datetime import datetime

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, closings, open_requests
from victimcontact.casework.access import Case
from victimcontact.casework.accounts import Account
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.standing import ClosingReason, GuardNotMet, NotAllowed
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import request_words
from victimcontact.staff.words import name_of

NO_ANSWER, NOT_FOUND, CLOSE = "no_answer", "not_found", "close"
REASONS = [
    (ClosingReason.LICENCE_ENDED, _("The licence ended")),
    (ClosingReason.SENTENCE_ENDED, _("The sentence ended")),
    (ClosingReason.ABSOLUTE_DISCHARGE, _("Absolute discharge")),
    (ClosingReason.RESTRICTION_ENDED, _("The restriction ended and no order is left")),
    (ClosingReason.OFFENDER_DIED, _("The offender died")),
    (ClosingReason.CONVICTION_QUASHED, _("The conviction was quashed")),
    (ClosingReason.ASKED_NEVER_TO_BE_CONTACTED, _("The person asked never to be contacted")),
    (ClosingReason.VICTIM_DIED_NO_REPRESENTATIVE, _("The person died and nobody represents them")),
    (ClosingReason.TRANSFERRED_OUT, _("Transferred to another jurisdiction")),
    (ClosingReason.REFERRED_IN_ERROR, _("Referred in error")),
]


class EndForm(forms.VersionedForm):
    how = fields.Choice(
        label=_("Why does contact end?"),
        options=[
            Option(NO_ANSWER, _("Nobody answered our two letters"), hint=_("They may still join at any time")),
            Option(NOT_FOUND, _("The person cannot be found"), hint=_("At least two ways of contact were tried")),
            Option(CLOSE, _("The case is over"), reveals=("reason",)),
        ],
    )
    reason = fields.Select(label=_("What happened?"), options=[(str(value), text) for value, text in REASONS])
    note = fields.LongText(label=_("Note"), required=False, max_length=1000, rows=3)


def end(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    form = EndForm(request.POST or None, version=case.version)
    if form.is_valid():
        try:
            _end(case, form.cleaned_data, account, now)
        except access.Stale:
            form.overtake(access.version_of(case))
        except open_requests.StillOpen as error:
            form.add_error("how", request_words.without_an_outcome(error.references))
        except GuardNotMet:
            form.add_error("how", said("At least two ways of contact must have been tried and logged first."))
        except NotAllowed:
            form.add_error(
                "how",
                said("This is not possible from where the case stands: %(standing)s.")
                % {"standing": name_of("standing", case.standing)},
            )
        else:
            notices.success(request, said("It is recorded."))
            return redirect("staff:case", reference=reference)
    return render(request, "staff/cases/end.html", {"form": form, "case": case})


def _end(case: Case, answers: dict[str, object], by: Account, now: datetime) -> None:
    version, note = int(str(answers["version"])), str(answers["note"])
    if answers["how"] == NO_ANSWER:
        closings.close_as_no_response(case=case, version=version, by=by, now=now)
    elif answers["how"] == NOT_FOUND:
        closings.give_up_finding(case=case, note=note, version=version, by=by, now=now)
    else:
        closings.close(case=case, reason=str(answers["reason"]), note=note, version=version, by=by, now=now)


urlpatterns = [path("cases/<slug:reference>/end/", end, name="end-contact")]
