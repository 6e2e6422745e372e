"""One step of a request: its question, and what recording it does. Only what can be done from where the request stands is offered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, hard_stops, request_overviews, request_sheets
from victimcontact.casework import condition_answers as answers
from victimcontact.casework import condition_changes as changes
from victimcontact.casework import condition_requests as requests
from victimcontact.casework.condition_answers import Decision
from victimcontact.casework.condition_changes import Change
from victimcontact.casework.condition_requests import Sent
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.protection import GivesAway
from victimcontact.casework.request_copies import NoAddress
from victimcontact.design import forms
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import request_forms as ask
from victimcontact.staff.pages import request_words
from victimcontact.staff.pages.request_words import words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Step:
    """A step as it is offered and asked: `do` takes the request, who and when, and the answers by their names."""

    text: "StrOrPromise"
    form: type[forms.Form]
    do: Callable[..., object]
    intro: "StrOrPromise" = ""
    shows_sheet: bool = False
    needs: May = May.CARRY_REQUEST


def _sent(verb: Callable[..., object]) -> Callable[..., object]:
    return lambda to, how, **more: verb(sent=Sent(to, how), **more)


def _decided(outcome: str) -> Callable[..., object]:
    return lambda request, by, now, **said_: answers.decide(
        request=request, decision=Decision(outcome, **said_), by=by, now=now
    )


def _settled(outcome: str) -> Callable[..., object]:
    return lambda request, by, now, **said_: changes.settle(
        request=request, change=Change(outcome, **said_), by=by, now=now
    )


READERS = _(
    "Tell them who will read it: the practitioner, whoever decides, and staff of prison and probation. A condition that is granted "
    "stands on the licence or in the discharge, and the offender reads it there. Read them every word as it stands here."
)
STEPS: Mapping[str, Step] = {
    "confirm": Step(_("Record that they confirm it"), ask.ConfirmForm, requests.confirm, READERS, shows_sheet=True),
    "send": Step(
        _("Send it to the practitioner"),
        ask.SendForm,
        _sent(requests.send),
        _(
            "This is all that goes. Names and addresses you tell them by word of mouth. What may give the victim away is marked."
        ),
        shows_sheet=True,
    ),
    "acknowledge": Step(_("The practitioner has it"), ask.AcknowledgeForm, answers.acknowledge),
    "reminded": Step(
        _("Remind the practitioner"), ask.RemindForm, answers.remind, _("Phone or write first, then record it.")
    ),
    "support": Step(_("The practitioner agrees"), ask.MaybeReasonForm, answers.support),
    "adapt": Step(_("The practitioner wants it changed"), ask.InsteadForm, answers.adapt),
    "decline": Step(
        _("The practitioner says no"), ask.ReasonForm, answers.decline, _("Ask for the reason in writing.")
    ),
    "escalate": Step(
        _("Take it to the seniors"),
        ask.ReasonForm,
        answers.escalate,
        _(
            "Hold the practitioner’s reasons against both tests. Say why you disagree. Your manager talks with their senior."
        ),
    ),
    "raised_with_head": Step(
        _("Take it to the head of the unit"), ask.ReasonForm, answers.raise_with_head, needs=May.APPROVE_AS_MANAGER
    ),
    "forward": Step(
        _("Send it to whoever decides"),
        ask.SendForm,
        _sent(answers.forward),
        _("It goes in the victim’s own words, also when the practitioner disagrees: then with both views."),
        shows_sheet=True,
    ),
    "grant": Step(_("It was granted"), ask.Nothing, _decided("granted"), _("In the words that were asked for.")),
    "grant_adapted": Step(_("It was granted in part"), ask.AdaptedForm, _decided("granted_adapted")),
    "refuse": Step(_("It was refused"), ask.RefuseForm, _decided("refused")),
    "tell_victim": Step(
        _("They have been told"),
        ask.ToldForm,
        answers.tell_victim,
        _("Their letter is drafted and waits for approval. A talk is logged as a contact."),
    ),
    "ask_again": Step(
        _("Ask again"),
        ask.ReasonForm,
        changes.ask_again,
        _("It becomes a draft again. A narrower wording may do: one place, not a whole town."),
    ),
    "go_live": Step(_("It is in force"), ask.LicenceForm, changes.go_live),
    "propose_variation": Step(_("A change is proposed"), ask.ProposalForm, changes.propose_variation),
    "consult": Step(
        _("We are asked about the change"),
        ask.ConsultForm,
        changes.consult,
        _("The victim’s time begins today, and a letter to them is drafted."),
    ),
    "give_view": Step(_("Record the victim’s view"), ask.ViewForm, changes.give_view),
    "end_period": Step(_("They gave no view by the last day"), ask.Nothing, changes.end_period),
    "vary": Step(_("It was changed"), ask.InsteadForm, _settled("varied")),
    "keep": Step(_("It was kept as it is"), ask.ReasonForm, _settled("kept")),
    "remove": Step(_("It was taken away"), ask.ReasonForm, _settled("removed")),
    "ask_after_release": Step(_("Ask for it as a change of the licence"), ask.ReasonForm, hard_stops.ask_after_release),
    "kept_for_later": Step(
        _("Keep it for a later decision"),
        ask.ReasonForm,
        requests.keep_for_later,
        _("The review ends without an answer to it. It stands, and no longer belongs to this review."),
    ),
    "withdraw": Step(
        _("They take it back"),
        ask.ReasonForm,
        requests.withdraw,
        _("If it has been sent: say whom you asked to remove it."),
    ),
    "end": Step(
        _("End it"),
        ask.ReasonForm,
        changes.end,
        _("Only when nothing more comes of it: the licence is over, or they leave it there."),
    ),
}
WHY_NOT: tuple[tuple[type[Exception], "StrOrPromise"], ...] = (
    (GivesAway, _("Something in it shows who or where the victim is. It is marked. Word it differently first.")),
    (answers.NotToldYet, _("The letter with the answer has not gone yet. Approve it, or speak with them.")),
    (changes.ReasonMissing, _("Write the reason.")),
    (NoAddress, _("Nobody has said where our mail would reach them. Choose another way.")),
    (CannotBeTypeset, _("It holds a character that cannot be printed.")),
)
REFUSED: tuple[type[Exception], ...] = (NotAllowed, *(kind for kind, _text in WHY_NOT))
OTHERWISE = _("Somebody else has moved this request on. Look at where it stands now.")


def take(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    account, now = signed_in(request)
    if step not in STEPS:
        raise Http404
    wanted = STEPS[step]
    access.require(account, wanted.needs)
    asked = requests.request_for(account, reference, now=now)
    overview = request_overviews.of(asked, now=now)
    if step not in overview.next:
        notices.warning(request, str(OTHERWISE))
        return redirect("staff:request", reference=reference)
    options = {"how": ask.ways_to_send(overview.address)} if wanted.form is ask.SendForm else {}
    form = wanted.form(request.POST if request.method == "POST" else None, options=options)
    if form.is_valid():
        try:
            wanted.do(request=asked, by=account, now=now, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, why_not(refusal))
        else:
            notices.success(request, said("It is recorded."))
            return redirect("staff:request", reference=reference)
    context: dict[str, Any] = {"form": form, "step": wanted, "asked": asked, "overview": overview}
    if wanted.shows_sheet:
        context["layout"] = request_sheets.sheet(asked, on=today(now))
        context |= {"mark": request_sheets.marker(asked.case), "hits": overview.hits}
    return render(request, "staff/requests/step.html", context | words())


def why_not(refusal: Exception) -> str:
    """Why a step was refused, and what would help."""
    if isinstance(refusal, GuardNotMet):
        known = (text for guard, text in request_words.MISSING.items() if guard in refusal.missing)
        return str(next(known, OTHERWISE))
    return str(next((text for kind, text in WHY_NOT if isinstance(refusal, kind)), OTHERWISE))


urlpatterns = [path("requests/<slug:reference>/<slug:step>/", take, name="request-step")]
