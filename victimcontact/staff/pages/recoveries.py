"""A member has lost their way in: what they were asked, and a new code."""

from typing import Any

from django.conf import settings
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, invitations, messages, recoveries
from victimcontact.casework.recoveries import Asked, Recovered
from victimcontact.design import fields, forms
from victimcontact.scheme.identity import Question
from victimcontact.scheme.roles import May
from victimcontact.scheme.words import MissingField
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages.messages import why_not


def _question(label: Any) -> fields.Choice:
    options = [("not_asked", _("Not asked")), ("right", _("Right")), ("wrong", _("Wrong, or did not know"))]
    return fields.Choice(label=label, options=options, inline=True, initial="not_asked", size="s")


class RecoveryForm(forms.Form):
    name = _question(_("Their full name"))
    born_on = _question(_("Their day of birth"))
    address = _question(_("The address we have, with its postcode"))
    officer = _question(_("Who their officer is"))
    last_contact = _question(_("What our last letter or call was about"))
    choices = _question(_("What they chose to hear, and how"))
    code_word = _question(_("Their code word"))
    lost = fields.Choices(
        label=_("What can they no longer use, or is no longer theirs alone?"),
        hint=_("Nothing goes there any more, no code and no message. Tick both if somebody may have come in as them."),
        options=[("email", _("The email address")), ("text", _("The phone that gets texts"))],
        required=False,
    )
    code_by = fields.Choice(
        label=_("How does the new code reach them?"),
        options=[
            fields.Option("spoken", _("I give it to them now"), hint=_("It is shown once, and works for a day.")),
            fields.Option("letter", _("In a letter"), hint=_("It works for 28 days. Only if their post is safe.")),
        ],
    )
    mark_optional = False

    def outcome(self) -> Asked:
        """Which questions were asked, and how they were answered."""
        by_answer = {
            answer: frozenset(each for each in Question if self.cleaned_data[each.value] == answer)
            for answer in ("right", "wrong")
        }
        return Asked(**by_answer)


QUESTIONS = {each.value: RecoveryForm.base_fields[each.value].label for each in Question}


def recover(request: HttpRequest, reference: str) -> HttpResponse:
    """What was asked is written down in any case. A code to be spoken is shown in the answer to the form and nowhere else."""
    account, now = signed_in(request)
    access.require(account, May.INVITE_MEMBER)
    case = access.case_for(account, reference, now=now)
    form = RecoveryForm(request.POST or None)
    if form.is_valid():
        by_letter = form.cleaned_data["code_by"] == "letter"
        try:
            done = recoveries.recover(
                case=case,
                asked=form.outcome(),
                lost=form.cleaned_data["lost"],
                letter_from=settings.PORTAL_ADDRESS if by_letter else "",
                by=account,
                now=now,
            )
        except recoveries.NoAccount:
            return redirect("staff:invite", reference=reference)
        except (messages.CannotBeWritten, MissingField) as error:
            form.add_error("code_by", why_not(error))
        else:
            return _done(request, reference, done)
    context = {"form": form, "case": case, "checks": recoveries.checks_of(case), "questions": QUESTIONS}
    return render(request, "staff/members/recover.html", context)


def _done(request: HttpRequest, reference: str, done: Recovered) -> HttpResponse:
    if not done.shown:
        notices.warning(request, said("Written down. The answers do not show that it is them: nothing was changed."))
        return redirect("staff:recover", reference=reference)
    if done.code:
        return render(request, "staff/members/recovered.html", {"code": done.code, "reference": reference})
    notices.success(request, said("The old way in is closed. Read the letter with the new code, and approve it."))
    return redirect("staff:case", reference=reference)


@require_POST
def give(request: HttpRequest, reference: str) -> HttpResponse:
    """A first code, given face to face or on the telephone: shown in this answer and nowhere else."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    try:
        code = invitations.give(case=case, by=account, now=now)
    except (invitations.NotJoined, invitations.HasAccount):
        return redirect("staff:invite", reference=reference)
    return render(request, "staff/members/recovered.html", {"code": code, "reference": reference})


urlpatterns = [
    path("cases/<slug:reference>/recovery/", recover, name="recover"),
    path("cases/<slug:reference>/invitation/code/", give, name="give-code"),
]
