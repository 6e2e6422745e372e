"""The questions about a review, and the words its kinds, states and outcomes have on the officers' pages."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from victimcontact.casework import review_outcomes
from victimcontact.casework.review_dates import Step
from victimcontact.casework.review_outcomes import NEXT_REVIEW, WITH_CONDITIONS, Decision
from victimcontact.casework.reviews import Deferral, Opening
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Words = dict[str, "StrOrPromise"]

KINDS: Words = {
    "parole": _("Parole review"),
    "recall_review": _("Parole Board review after a recall"),
    "tribunal": _("Mental health tribunal"),
    "mhcs": _("Review by the Secretary of State (mental health)"),
    "hdc": _("Home detention curfew"),
    "open_conditions": _("Move to open conditions"),
    "licence_variation": _("Change of licence conditions"),
    "temporary_release": _("Temporary release"),
    "hospital_managers": _("Hearing by the hospital’s managers"),
}
OUTCOMES: Words = {
    "release": _("Release"),
    "no_release": _("No release"),
    "open_conditions": _("A move to open conditions is advised"),
    "not_discharged": _("Not discharged"),
    "conditional_discharge": _("Discharged with conditions"),
    "absolute_discharge": _("Discharged without conditions"),
    "conditions_varied": _("Conditions of the discharge changed"),
    "granted": _("Granted"),
    "refused": _("Refused"),
    "discharge_deferred": _("Discharge with conditions, once they can be met"),
    "restriction_ended": _("The restrictions end"),
    "withdrawn": _("Withdrawn, nothing was decided"),
}
FOLLOWING: Words = {
    "papers": _("The Board looks at the case on the papers"),
    "hearing_directed": _("The Board directed an oral hearing; no day yet"),
    "heard": _("The hearing took place; no decision yet"),
    "final": _("The decision is final"),
    "challenged": _("Somebody asked the Board to look at it again (reconsideration)"),
    "challenge_granted": _("The Board will look at it again"),
    "challenge_refused": _("The Board will not look at it again: the decision stands"),
    "high_court": _("It was referred to the High Court"),
    "upheld": _("The High Court upheld the release"),
    "quashed": _("The High Court refused the release"),
    "set_aside_asked": _("Somebody asked the Board to set it aside"),
    "set_aside": _("The Board set its decision aside: it decides again"),
    "let_stand": _("The Board did not set it aside: the decision stands"),
    "advice_accepted": _("The Secretary of State accepted the advice on open conditions"),
    "advice_refused": _("The Secretary of State refused the advice on open conditions"),
    "release_prepared": _("The release is being prepared"),
    "next_review": _("The next review has a date"),
    "told": _("Everybody who asked has been told of the decision"),
    "closed": _("Nothing more is to be done: close the review"),
}
STATES: Words = {
    "notified": _("Open"),
    "on_papers": _("Being looked at on the papers"),
    "hearing_directed": _("A hearing was directed, no day yet"),
    "listed": _("Hearing listed"),
    "deferred": _("Deferred, no new day yet"),
    "heard": _("Heard, no decision yet"),
    "provisional_release": _("Release, not final yet"),
    "provisional_no_release": _("No release, not final yet"),
    "release_challenged": _("Release, being challenged"),
    "no_release_challenged": _("No release, being challenged"),
    "final_release": _("Release, final"),
    "final_no_release": _("No release, final"),
    "high_court": _("At the High Court"),
    "setting_release_aside": _("Release, may be set aside"),
    "setting_no_release_aside": _("No release, may be set aside"),
    "release_pending": _("Release being prepared"),
    "released": _("Released"),
    "next_review_set": _("No release, next review set"),
    "open_conditions_advised": _("Open conditions advised"),
    "open_conditions_accepted": _("Advice on open conditions accepted"),
    "open_conditions_refused": _("Advice on open conditions refused"),
    "considering": _("Being considered"),
    "representations_sent": _("Representations sent"),
    "views_sent": _("Views sent"),
    "adjourned": _("Adjourned, no new day yet"),
    "not_discharged": _("Not discharged"),
    "discharge_deferred": _("Discharge with conditions, once they can be met"),
    "conditionally_discharged": _("Discharged with conditions"),
    "absolutely_discharged": _("Discharged without conditions"),
    "conditions_varied": _("Conditions of the discharge changed"),
    "restriction_ended": _("Restrictions ended"),
    "withdrawn": _("Withdrawn"),
    "victim_told": _("Decided, the victims have been told"),
    "closed": _("Closed"),
    "granted": _("Granted"),
    "refused": _("Refused"),
}
STEPS: Words = {
    "review_opened": _("Review opened"),
    "hearing_listed": _("Hearing listed"),
    "hearing_deferred": _("Hearing put off"),
    "decision": _("Decision"),
    "reconsideration_applied": _("Reconsideration asked for"),
    "reconsideration_decided": _("Answer about reconsideration"),
    "high_court_referral": _("Referred to the High Court"),
    "high_court_decided": _("Decision of the High Court"),
    "set_aside_applied": _("Setting aside"),
    "public_hearing_applied": _("A hearing in public was asked for"),
    "key_date": _("Next review set"),
    "stage": _("Took effect"),
}
REFUSED_CHOICES: Words = {
    "withdraw": _("Take the statement back"),
    "redact": _("Leave the part out and send it again"),
    "accept": _("Let the prisoner see it"),
}


def title_of(step: Step) -> "StrOrPromise":
    """What happened, in words: a step of its own name, or the kind of fact it is."""
    return FOLLOWING[step.name] if step.name else STEPS[step.kind]


REVEALED = {
    "licence_variation": ("emergency",),
    "tribunal": ("application_made_on", "tribunal_answer_by"),
    "mhcs": ("secretary_answer_by",),
}


class OpenForm(forms.Form):
    kind = fields.Choice(label=_("Which kind of review?"))
    application_made_on = fields.Day(
        label=_("When was the application or reference made?"),
        hint=_("This day decides whether the tribunal may receive a victim impact statement."),
        called=_("The day of the application"),
        past=True,
    )
    tribunal_answer_by = fields.Day(
        label=_("By when does the notice ask for representations?"),
        called=_("The day to answer by"),
        required=False,
    )
    secretary_answer_by = fields.Day(
        label=_("By when are representations asked for?"), called=_("The day to answer by"), required=False
    )
    emergency = fields.YesNo(
        label=_("Is it an emergency?"),
        hint=_("In an emergency the victim has one working day to say what they think, otherwise ten."),
    )
    board_reference = fields.Text(
        label=_("Reference of the Board, tribunal or casework section"), required=False, max_length=60, width=20
    )

    def __init__(self, *posted: Any, route: str, **more: Any) -> None:
        kinds = [Option(kind, KINDS[kind], reveals=REVEALED.get(kind, ())) for kind in review_outcomes.kinds_on(route)]
        super().__init__(*posted, options={"kind": kinds}, **more)
        offered = {name for kind in kinds for name in kind.reveals}
        for name in {name for revealed in REVEALED.values() for name in revealed} - offered:
            del self.fields[name]

    def opening(self) -> Opening:
        answers = self.cleaned_data
        return Opening(
            kind=answers["kind"],
            board_reference=answers["board_reference"],
            application_made_on=answers.get("application_made_on"),
            respond_by=answers.get("tribunal_answer_by") or answers.get("secretary_answer_by"),
            emergency=bool(answers.get("emergency")),
        )


class HearingForm(forms.Form):
    hearing_on = fields.Day(label=_("When is the hearing?"), called=_("The hearing"), future=True)


class DeferForm(forms.Form):
    day_known = fields.YesNo(label=_("Is there a new day?"), yes_reveals=("hearing_on",))
    hearing_on = fields.Day(label=_("When is the hearing now?"), called=_("The hearing"), future=True)
    why = fields.LongText(
        label=_("Why was it put off?"),
        hint=_("The person reads this in their letter. Nothing about health, the prison or other people."),
        required=False,
        max_length=300,
        rows=2,
    )

    def deferral(self) -> Deferral:
        return Deferral(hearing_on=self.cleaned_data["hearing_on"], why=self.cleaned_data["why"])


class DecisionForm(forms.Form):
    outcome = fields.Choice(label=_("What was decided?"))
    provided_on = fields.Day(
        label=_("When was the decision given to the parties?"),
        called=_("The day of the decision"),
        past=True,
    )
    without_hearing = fields.Confirm(
        label=_("It was decided without the hearing that is still listed"), missing="", required=False
    )

    def __init__(self, *posted: Any, hearing_on: date | None, on: date, **more: Any) -> None:
        super().__init__(*posted, on=on, **more)
        if hearing_on is None or hearing_on <= on:
            del self.fields["without_hearing"]

    def decision(self) -> Decision:
        answers = self.cleaned_data
        return Decision(
            answers["outcome"], answers["provided_on"], without_hearing=bool(answers.get("without_hearing"))
        )


class BoardDecisionForm(DecisionForm):
    next_review_on = fields.Day(
        label=_("When is the next review due?"),
        hint=_("The victim hears the month only."),
        called=_("The next review"),
        required=False,
        future=True,
    )

    def decision(self) -> Decision:
        return replace(super().decision(), next_review_on=self.cleaned_data["next_review_on"])


class DischargeDecisionForm(DecisionForm):
    conditions_known = fields.YesNo(
        label=_("If there are conditions: do you know those about the victim or their family?"),
        yes_reveals=("conditions",),
        required=False,
    )
    conditions = fields.LongText(
        label=_("Conditions about the victim or their family"),
        hint=_("One on each line. Leave empty if none is about them. Other conditions are never told."),
        required=False,
        max_length=2000,
    )

    def decision(self) -> Decision:
        made = super().decision()
        if made.outcome not in WITH_CONDITIONS or not self.cleaned_data["conditions_known"]:
            return made
        lines = self.cleaned_data["conditions"].splitlines()
        return replace(made, conditions=tuple(line.strip() for line in lines if line.strip()))


DECISION_FORMS: dict[str, type[DecisionForm]] = {
    "parole": BoardDecisionForm,
    "recall_review": BoardDecisionForm,
    "tribunal": DischargeDecisionForm,
    "mhcs": DischargeDecisionForm,
    "licence_variation": DischargeDecisionForm,
}


def decision_form(kind: str) -> type[DecisionForm]:
    """What is asked about a decision in this kind of review."""
    return DECISION_FORMS.get(kind, DecisionForm)


def outcomes_to_choose(kind: str) -> list[Option]:
    """How this kind of review can end."""
    return [Option(outcome, OUTCOMES[outcome]) for outcome in review_outcomes.OUTCOMES[kind]]


class FollowForm(forms.Form):
    step = fields.Choice(label=_("What has happened?"))
    next_review_on = fields.Day(
        label=_("When is the next review due?"),
        hint=_("The victim hears the month only."),
        called=_("The next review"),
        future=True,
    )

    def __init__(self, *posted: Any, steps: Collection[str], **more: Any) -> None:
        asks = {NEXT_REVIEW: ("next_review_on",)}
        options = [Option(step, FOLLOWING[step], reveals=asks.get(step, ())) for step in steps]
        super().__init__(*posted, options={"step": options}, **more)
        if NEXT_REVIEW not in steps:
            del self.fields["next_review_on"]


UNDECIDED = "undecided"


class NonDisclosureForm(forms.Form):
    choice = fields.Choice(
        label=_("What is to happen if the Board refuses?"),
        hint=_("Nothing is sent to the Board before this is known."),
        options=[*REFUSED_CHOICES.items(), (UNDECIDED, _("They have not decided yet"))],
    )

    def chosen(self) -> str:
        choice: str = self.cleaned_data["choice"]
        return "" if choice == UNDECIDED else choice
