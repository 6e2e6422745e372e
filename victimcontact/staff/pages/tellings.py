"""What one member may be told of one stage: looked at, decided on, drafted again, put right."""

from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, tellings
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.tellings import Settlement
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import stage_forms
from victimcontact.staff.pages.stages import gate_in_words

STUCK = {
    "name_not_confirmed": _("Nobody has confirmed how their name is written."),
    "no_address": _("There is no address, or no way of contact, to send it by."),
    "nobody_writes": _("The case has no unit or no officer who could sign."),
    "words_missing": _("The letter needs something that is not recorded."),
}


class SettleForm(forms.Form):
    choice = fields.Choice(
        label=_("What do you decide?"),
        options=[
            Option("tell", _("Tell them"), hint=_("The letter is drafted and waits for approval")),
            Option("withhold", _("Do not tell them for now"), reveals=("look_again_on",)),
        ],
    )
    look_again_on = fields.Day(
        label=_("When will you look at this again?"), called=_("The day to look again"), future=True
    )
    reason = fields.LongText(
        label=_("Why?"),
        hint=_("The reason is kept with your name. It is not sent to anybody."),
        missing=_("Enter the reason for your decision"),
        max_length=2000,
    )

    def settlement(self) -> Settlement:
        """The decision as casework takes it."""
        answers = self.cleaned_data
        return Settlement(answers["choice"] == "tell", answers["reason"], answers["look_again_on"])


class CorrectForm(forms.Form):
    happened_on = fields.Day(label=_("When did you tell them?"), called=_("The day you told them"), past=True)
    channel = fields.Choice(
        label=_("How?"), options=[("phone", _("By phone")), ("visit", _("In person")), ("letter", _("By letter"))]
    )
    note = fields.LongText(label=_("What was said?"), missing=_("Enter what was said"), max_length=4000)

    def contact(self) -> ContactMade:
        """The contact that put it right."""
        answers = self.cleaned_data
        outcome = "sent" if answers["channel"] == "letter" else "completed"
        return ContactMade(answers["happened_on"], answers["channel"], outcome, note=answers["note"])


def decide(request: HttpRequest, reference: UUID) -> HttpResponse:
    """What would be told beside what is withheld, and the decision where this officer may take it."""
    account, now = signed_in(request)
    telling = tellings.telling_for(account, str(reference), now=now)
    may_settle = tellings.may_settle(account, telling)
    form = SettleForm(request.POST or None, on=today(now)) if may_settle else None
    if form is not None and form.is_valid():
        settle = tellings.settle_as_manager if telling.decision == "manager_decides" else tellings.settle
        try:
            settle(telling=telling, settlement=form.settlement(), by=account, now=now)
        except tellings.NotWaiting:
            form.add_error(None, said("Somebody else has just decided on this."))
        else:
            notices.success(request, said("Your decision is recorded."))
            return redirect("staff:case", reference=telling.case.reference)
    return render(request, "staff/tellings/decide.html", _context(telling) | {"form": form})


def draft(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Try the letter again that could not be drafted before."""
    account, now = signed_in(request)
    access.require(account, May.COMPOSE_MESSAGE)
    telling = tellings.telling_for(account, str(reference), now=now)
    if request.method == "POST":
        try:
            telling = tellings.draft_again(telling=telling, by=account, now=now)
        except tellings.NotWaiting:
            notices.warning(request, said("There is nothing to draft any more."))
        else:
            _say_drafted(request, telling.stuck)
    return redirect("staff:decide-telling", reference=reference)


def _say_drafted(request: HttpRequest, stuck: str) -> None:
    if stuck:
        notices.warning(request, said("It still cannot be drafted:") + f" {STUCK[stuck]}")
    else:
        notices.success(request, said("The letter is drafted and waits for approval."))


def correct(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Log how the member was told that what they had heard was wrong."""
    account, now = signed_in(request)
    access.require(account, May.RECORD_CONTACT)
    telling = tellings.telling_for(account, str(reference), now=now)
    form = CorrectForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            tellings.correct(telling=telling, made=form.contact(), by=account, now=now)
        except tellings.NotWaiting:
            form.add_error(None, said("Somebody has put this right already."))
        except tellings.PhoneFirst:
            form.add_error(
                "channel", said("Call or visit them first, and log it even if nobody answers: danger may hang on this.")
            )
        else:
            notices.success(request, said("It is logged that they know."))
            return redirect("staff:case", reference=telling.case.reference)
    return render(request, "staff/tellings/correct.html", _context(telling) | {"form": form})


def _context(telling: Any) -> dict[str, Any]:
    return {
        "telling": telling,
        "case": telling.case,
        "title": stage_forms.title_of(telling.code),
        "gate": gate_in_words(telling),
        "stuck": str(STUCK.get(telling.stuck, "")),
        "letters": tellings.letters_of(telling),
    }


urlpatterns = [
    path("tellings/<uuid:reference>/", decide, name="decide-telling"),
    path("tellings/<uuid:reference>/draft/", draft, name="draft-telling"),
    path("tellings/<uuid:reference>/correct/", correct, name="correct-telling"),
]
