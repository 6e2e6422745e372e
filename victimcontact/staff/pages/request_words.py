"""The words of requests for conditions on the officers' pages: where each stands, what was done, who decides."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from victimcontact.scheme.condition_inputs import InputFault
from victimcontact.scheme.conditions import CATALOGUE
from victimcontact.scheme.requests import RequestGuard
from victimcontact.staff.pages.report_words import KINDS_OF_HIT

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Words = dict[str, "StrOrPromise"]

STATES: dict[str, tuple["StrOrPromise", str]] = {
    "draft": (_("Draft"), "grey"),
    "confirmed": (_("Confirmed by the victim"), "blue"),
    "sent": (_("With the practitioner"), "blue"),
    "acknowledged": (_("The practitioner has it"), "blue"),
    "supported": (_("The practitioner agrees"), "green"),
    "adapted": (_("The practitioner wants it changed"), "yellow"),
    "declined": (_("The practitioner says no"), "yellow"),
    "escalated": (_("With the seniors"), "yellow"),
    "forwarded": (_("With whoever decides"), "blue"),
    "granted": (_("Granted, to be told"), "green"),
    "granted_adapted": (_("Granted in part, to be told"), "yellow"),
    "refused": (_("Refused, to be told"), "red"),
    "told_of_grant": (_("Granted"), "green"),
    "told_of_refusal": (_("Refused"), "red"),
    "live": (_("In force"), "green"),
    "variation_proposed": (_("A change is proposed"), "yellow"),
    "consulted": (_("We were asked about a change"), "yellow"),
    "view_given": (_("The victim’s view is given"), "blue"),
    "no_view": (_("No view by the last day"), "blue"),
    "varied": (_("Changed, to be told"), "yellow"),
    "kept": (_("Kept, to be told"), "green"),
    "removed": (_("Taken away, to be told"), "red"),
    "missed_hard_stop": (_("Missed the hard stop"), "red"),
    "after_release": (_("Asked for after release"), "yellow"),
    "withdrawn": (_("Taken back"), "grey"),
    "ended": (_("Ended"), "grey"),
}
EVENTS: Words = {
    "saved": _("Begun"),
    "edit": _("A new version was saved"),
    "confirm": _("The victim confirmed these words"),
    "send": _("Sent to the practitioner"),
    "acknowledge": _("The practitioner has it"),
    "reminded": _("The practitioner was reminded"),
    "support": _("The practitioner agrees"),
    "adapt": _("The practitioner wants it changed"),
    "decline": _("The practitioner says no"),
    "escalate": _("Taken to the seniors"),
    "raised_with_head": _("Taken to the head of the unit"),
    "forward": _("Sent to whoever decides"),
    "grant": _("Granted"),
    "grant_adapted": _("Granted in part"),
    "refuse": _("Refused"),
    "tell_victim": _("The victim was told"),
    "ask_again": _("Asked again"),
    "go_live": _("In force"),
    "propose_variation": _("A change was proposed"),
    "consult": _("We were asked"),
    "give_view": _("The victim gave their view"),
    "end_period": _("The victim’s time was over"),
    "vary": _("Changed"),
    "keep": _("Kept as it is"),
    "remove": _("Taken away"),
    "miss_hard_stop": _("The hard stop was missed"),
    "ask_after_release": _("Asked for as a change of the licence"),
    "kept_for_later": _("Kept for a later decision"),
    "withdraw": _("Taken back"),
    "end": _("Ended"),
}
DECIDERS: Words = {
    "governor": _("The prison governor, for the Secretary of State"),
    "parole_board": _("The Parole Board"),
    "secretary_of_state": _("The Secretary of State"),
    "probation": _("Probation, as a change of the licence"),
    "tribunal_or_secretary_of_state": _("The tribunal or the Secretary of State"),
    "responsible_clinician": _("The responsible clinician"),
}
HOW: Words = {
    "in_person": _("In person"),
    "call": _("Read to them on the telephone"),
    "paper": _("On paper, signed"),
    "portal": _("In their own pages"),
    "our_mail": _("By our mail, closed with a password"),
    "secure email": _("Secure email"),
    "case system": _("Their case system"),
    "post": _("Post"),
    "by hand": _("By hand"),
    "phone": _("By telephone"),
    "email": _("By email"),
    "visit": _("In person"),
    "letter": _("By letter"),
    "yes": _("They say that we were asked"),
    "not_applicable": _("They say that we need not be asked"),
    "emergency": _("An emergency: one working day"),
}
ALERTS: Words = {
    "warned": _("Not confirmed yet, and the hard stop is close"),
    "missed": _("The hard stop was missed"),
    "not_applicable": _("A change was proposed without asking the victim"),
    "not_arrived": _("The mail may not have arrived"),
}
TO_TELL: Words = {
    "warned": _(
        "Phone the practitioner and their senior today. Ask them to put it on the licence before the hard stop."
    ),
    "missed": _("Phone the practitioner and their senior today. It can go on the licence only after the release."),
    "not_applicable": _(
        "Tell your manager today. Somebody in the scheme has to be asked before a rule about them changes."
    ),
    "not_arrived": _(
        "Phone them, and ask whether they have it. If not, take the file from its way below and send it yourself."
    ),
}
FAULTS: dict[InputFault, "StrOrPromise"] = {
    InputFault.MISSING: _("Answer this question"),
    InputFault.NOT_AN_AGE: _("Enter an age from 1 to 18"),
    InputFault.NOT_OFFERED: _("Choose one of these"),
    InputFault.NOT_A_TIME: _("Enter a time, like 9:30am or 14:30"),
    InputFault.NOT_A_DAY: _("Enter a real day"),
    InputFault.WITHOUT_THE_OTHER: _("Enter both times, or none"),
}
MISSING: dict[RequestGuard, "StrOrPromise"] = {
    RequestGuard.DISCLOSURE_SHOWN: _("They can confirm it only when they know who will read it."),
    RequestGuard.WORDING_LOCKED: _("It has no words yet. Write what is asked for first."),
    RequestGuard.BOTH_TESTS_ARGUED: _("Say why it is necessary and why it is proportionate first."),
    RequestGuard.AS_CONFIRMED: _(
        "The victim has not confirmed these words. Nothing else can be sent to whoever decides."
    ),
    RequestGuard.BOTH_VIEWS_ATTACHED: _("The practitioner’s reasons are missing."),
    RequestGuard.REASON_GIVEN: _("Write the reason."),
    RequestGuard.REASON_IN_BOTH_TESTS: _(
        "The reasons must speak of both tests: whether it is necessary, and whether it is proportionate. If they do not, send them back "
        "and ask. What the victim is told can be in plain words."
    ),
    RequestGuard.LICENCE_VERSION_KNOWN: _("Enter the version of the licence, or the decision."),
    RequestGuard.PERIOD_OVER: _("The victim still has time. Look at the last day."),
    RequestGuard.ASKED_TO_REMOVE: _("It has been sent. Say whom you asked to remove it."),
}


MAILS: Words = {
    "approved": _("The mail is about to go."),
    "handing_over": _("The mail is about to go."),
    "sent": _("The mail has gone."),
    "uncertain": _("The mail may not have arrived."),
}


def without_an_outcome(references: tuple[str, ...]) -> str:
    """Why something cannot end yet: which conditions asked for have no outcome."""
    said = ngettext(
        "The condition asked for under %(which)s has no outcome yet. Record what was decided and end it, or that they take it back.",
        "The conditions asked for under %(which)s have no outcome yet. Record what was decided and end them, or that they take them back.",
        len(references),
    )
    return said % {"which": ", ".join(references)}


def not_answered_in_review(references: tuple[str, ...]) -> str:
    """Why a review cannot end yet: which conditions asked for in it nobody has decided on."""
    said = ngettext(
        "Nobody has decided on the condition asked for under %(which)s. Record what was decided, or keep it for a later decision.",
        "Nobody has decided on the conditions asked for under %(which)s. Record what was decided, or keep them for a later decision.",
        len(references),
    )
    return said % {"which": ", ".join(references)}


def words() -> dict[str, object]:
    """The words every page of a request needs."""
    return {
        "states": STATES,
        "events": EVENTS,
        "deciders": DECIDERS,
        "how": HOW,
        "mails": MAILS,
        "alert_words": ALERTS,
        "to_tell": TO_TELL,
        "catalogue": CATALOGUE,
        "kinds_of_hit": KINDS_OF_HIT,
    }
