"""What one member may be told of one stage: looked at, decided on, withheld or left out in part, drafted again, put right."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, corrections, omissions, tellings
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.omissions import LeftOut
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


class WithholdForm(forms.Form):
    look_again_on = fields.Day(
        label=_("Until when? Somebody looks at it again on this day"), called=_("The day to look again"), future=True
    )
    reason = fields.LongText(
        label=_("Why?"),
        hint=_("The reason is kept with your name. It is not sent to anybody."),
        missing=_("Enter the reason for your decision"),
        max_length=2000,
    )

    def settlement(self) -> Settlement:
        """The decision as casework takes it."""
        return Settlement(False, self.cleaned_data["reason"], self.cleaned_data["look_again_on"])


class LeaveOutForm(forms.Form):
    mark_optional = False
    items = fields.Choices(label=_("What is left out for now?"), hint=_("What is not ticked is told."), required=False)
    look_again_on = fields.Day(
        label=_("Until when? Somebody looks at it again on this day"),
        hint=_("Leave this and the reason empty if everything is told."),
        called=_("The day to look again"),
        future=True,
        required=False,
    )
    reason = fields.LongText(
        label=_("Why?"),
        hint=_("The reason is kept with your name. It is not sent to anybody."),
        max_length=2000,
        required=False,
    )

    def left_out(self) -> LeftOut:
        """The choice as casework takes it."""
        answers = self.cleaned_data
        return LeftOut(tuple(answers["items"]), answers["reason"], answers["look_again_on"])


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
        try:
            _settle_of(telling)(telling=telling, settlement=form.settlement(), by=account, now=now)
        except tellings.NotWaiting:
            form.add_error(None, said("Somebody else has just decided on this."))
        else:
            notices.success(request, said("Your decision is recorded."))
            return redirect("staff:case", reference=telling.case.reference)
    ways = {
        "may_withhold": tellings.may_withhold(account, telling),
        "may_leave_out": bool(omissions.items_of(telling)) and omissions.may_choose(account, telling),
    }
    return render(request, "staff/tellings/decide.html", _context(telling) | ways | {"form": form})


def withhold(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Decide not to tell, for a time, what the gate would tell."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_MESSAGE)
    telling = tellings.telling_for(account, str(reference), now=now)
    if not tellings.may_withhold(account, telling):
        return redirect("staff:decide-telling", reference=reference)
    form = WithholdForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            _settle_of(telling)(telling=telling, settlement=form.settlement(), by=account, now=now)
        except tellings.NotWaiting:
            form.add_error(None, said("Somebody else has just decided on this, or a letter has gone."))
        else:
            notices.success(request, said("Your decision is recorded. Its letter is stopped."))
            return redirect("staff:decide-telling", reference=reference)
    return render(request, "staff/tellings/withhold.html", _context(telling) | {"form": form})


LEAVING_OUT: dict[type[Exception], tuple[str | None, Any]] = {
    tellings.ReasonMissing: ("reason", _("Enter the reason for your decision")),
    tellings.LookAgainMissing: ("look_again_on", _("Enter a day that lies ahead")),
    tellings.NotWaiting: (None, _("Somebody else has just decided on this.")),
    omissions.NothingChanges: ("items", _("Choose what is to be left out")),
    omissions.HasGone: ("items", _("A letter has gone already: what stands in it cannot be left out any more.")),
}


def leave_out(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Leave something out of what is told, for a time, or tell what was left out."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_MESSAGE)
    telling = tellings.telling_for(account, str(reference), now=now)
    form = _leave_out_form(request, telling)
    if form.is_valid():
        try:
            omissions.choose(telling=telling, wanted=form.left_out(), by=account, now=now)
        except tuple(LEAVING_OUT) as refusal:
            form.add_error(*LEAVING_OUT[type(refusal)])
        else:
            notices.success(request, said("Your decision is recorded. Read the letter again before you approve it."))
            return redirect("staff:decide-telling", reference=reference)
    return render(request, "staff/tellings/leave_out.html", _context(telling) | {"form": form})


def _leave_out_form(request: HttpRequest, telling: Any) -> LeaveOutForm:
    _account, now = signed_in(request)
    items = omissions.items_of(telling)
    values = ((each.name, " / ".join(value for _label, value in stage_forms.shown(each.told))) for each in items)
    options = [Option(name, stage_forms.label_of(name), hint=value) for name, value in values]
    left_out = [each for each in items if each.left_out]
    initial = {
        "items": [each.name for each in left_out],
        "look_again_on": min((each.until for each in left_out if each.until), default=None),
        "reason": left_out[0].reason if left_out else "",
    }
    return LeaveOutForm(request.POST or None, on=today(now), options={"items": options}, initial=initial)


def _settle_of(telling: Any) -> Callable[..., object]:
    """Whose decision it is on telling."""
    return tellings.settle_as_manager if tellings.decider_of(telling) == "manager_decides" else tellings.settle


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
            corrections.correct(telling=telling, made=form.contact(), by=account, now=now)
        except tellings.NotWaiting:
            form.add_error(None, said("Somebody has put this right already."))
        except corrections.PhoneFirst:
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
        "gate": gate_in_words(telling) | _decided(telling),
        "stuck": str(STUCK.get(telling.stuck, "")),
        "may_be_drafted": tellings.may_be_drafted(telling),
        "letters": tellings.letters_of(telling),
    }


def _decided(telling: Any) -> dict[str, Any]:
    """What people decided on it, where that is not as the gate answered."""
    withheld = {"withheld": stage_forms.withheld_in_words(omissions.withheld_of(telling))}
    return withheld | ({"decision": "withheld"} if telling.settled == tellings.WITHHOLD else {})


urlpatterns = [
    path("tellings/<uuid:reference>/", decide, name="decide-telling"),
    path("tellings/<uuid:reference>/withhold/", withhold, name="withhold-telling"),
    path("tellings/<uuid:reference>/leave-out/", leave_out, name="leave-out"),
    path("tellings/<uuid:reference>/draft/", draft, name="draft-telling"),
    path("tellings/<uuid:reference>/correct/", correct, name="correct-telling"),
]
