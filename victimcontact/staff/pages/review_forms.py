"""The questions about a review, and the words its kinds, states and outcomes have on the officers' pages."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from victimcontact.casework import review_outcomes
from victimcontact.casework.review_outcomes import WITH_CONDITIONS, Decision
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
}
FOLLOWING: Words = {
    "final": _("The decision is final"),
    "challenged": _("Somebody asked the Board to look at it again (reconsideration)"),
    "challenge_granted": _("The Board will look at it again"),
    "challenge_refused": _("The Board will not look at it again: the decision stands"),
    "high_court": _("It was referred to the High Court"),
    "upheld": _("The High Court upheld the release"),
    "quashed": _("The High Court refused the release"),
    "set_aside_asked": _("Somebody asked the Board to set it aside"),
}
STATES: Words = {
    "notified": _("Open"),
    "on_papers": _("Being looked at again"),
    "listed": _("Hearing listed"),
    "deferred": _("Deferred, no new day yet"),
    "provisional_release": _("Release, not final yet"),
    "provisional_no_release": _("No release, not final yet"),
    "release_challenged": _("Release, being challenged"),
    "no_release_challenged": _("No release, being challenged"),
    "final_release": _("Release, final"),
    "final_no_release": _("No release, final"),
    "high_court": _("At the High Court"),
    "setting_release_aside": _("Release, may be set aside"),
    "setting_no_release_aside": _("No release, may be set aside"),
    "release_pending": _("Release, upheld by the High Court"),
    "open_conditions_advised": _("Open conditions advised"),
}
STEPS: Words = {
    "review_opened": _("Review opened"),
    "hearing_listed": _("Hearing listed"),
    "hearing_deferred": _("Hearing deferred"),
    "decision": _("Decision"),
    "reconsideration_applied": _("Reconsideration asked for"),
    "reconsideration_decided": _("Answer about reconsideration"),
    "high_court_referral": _("Referred to the High Court"),
    "high_court_decided": _("Decision of the High Court"),
    "set_aside_applied": _("Setting aside asked for"),
    "stage": _("Decision final"),
}
REFUSED_CHOICES: Words = {
    "withdraw": _("Take the statement back"),
    "redact": _("Leave the part out and send it again"),
    "accept": _("Let the prisoner see it"),
}


REVEALED = {"tribunal": ("application_made_on", "tribunal_answer_by"), "mhcs": ("secretary_answer_by",)}


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

    def decision(self) -> Decision:
        return Decision(self.cleaned_data["outcome"], self.cleaned_data["provided_on"])


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
}


def decision_form(kind: str) -> type[DecisionForm]:
    """What is asked about a decision in this kind of review."""
    return DECISION_FORMS.get(kind, DecisionForm)


def outcomes_to_choose(kind: str) -> list[Option]:
    """How this kind of review can end."""
    return [Option(outcome, OUTCOMES[outcome]) for outcome in review_outcomes.OUTCOMES[kind]]


class FollowForm(forms.Form):
    step = fields.Choice(label=_("What has happened?"))


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
