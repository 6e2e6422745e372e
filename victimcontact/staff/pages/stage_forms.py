"""The questions about a key stage, made from the register, and how its fields are named on a page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.design import fields, forms
from victimcontact.design.days import day_in_words, month_in_words
from victimcontact.scheme.keystages import REGISTER, Field, Kind, Shown, Stage

LABELS = {
    "address": _("Address the offender went to"),
    "area": _("General area the offender went to"),
    "cause": _("Cause of death"),
    "conditions": _("Conditions"),
    "country": _("Country"),
    "eligible_on": _("First day the curfew could begin"),
    "ended_on": _("When did it end?"),
    "ends_on": _("Last day of the leave"),
    "has_conditions": _("Whether there are any conditions"),
    "hospital": _("Hospital"),
    "hospital_address": _("Address of the hospital"),
    "incident": _("What happened"),
    "lapses_on": _("Day the power to detain runs out"),
    "licence_ends_on": _("Day the licence ends"),
    "new_name": _("New name or recorded gender"),
    "parole_eligible_on": _("First day parole is possible"),
    "place": _("Place"),
    "previous_release_on": _("Day of release as it was before"),
    "prison": _("Prison"),
    "reason": _("Reason"),
    "release_on": _("Day of release"),
    "released_on": _("Day of release"),
    "respond_by": _("Last day to answer"),
    "returned_on": _("Day they were back in custody"),
    "sentence": _("Sentence"),
    "starts_on": _("First day of the leave"),
    "term": _("Length of the sentence"),
    "why": _("Why it was changed"),
}
LONG = frozenset({"incident", "reason", "why", "hospital_address"})
# The day it happened says these already.
SAID_BY_THE_DAY = frozenset({"released_on", "ended_on"})
# What a stage says nothing without.
NEEDED = {"release_date_set": "release_on", "release_date_changed": "release_on"}
ABOUT_VICTIM, OTHERS = "conditions_about_victim", "conditions_other"


class StageForm(forms.Form):
    """When a stage happened; the rest of its questions are those of its row of the register."""

    happened_on = fields.Day(label=_("When did it happen?"), called=_("The day it happened"), past=True)


def form_for(stage: Stage, *more: type[forms.Form]) -> type[StageForm]:
    """The form of a stage: the day it happened, a question for each field that the day does not answer, and `more`."""
    needed = NEEDED.get(stage.code)
    asked = dict(question for field in stage.fields for question in _questions(field, required=field.name == needed))
    return type("StageFormOfRegister", (StageForm, *more), asked)


def details_in(stage: Stage, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answered fields of a stage as casework takes them: ISO dates, texts, conditions as a list."""
    details: dict[str, Any] = {}
    for field in stage.fields:
        value = answers["happened_on"] if field.name in SAID_BY_THE_DAY else answers.get(field.name)
        if field.kind is Kind.CONDITIONS:
            details[field.name] = [
                {"text": line, "about_victim": name == ABOUT_VICTIM}
                for name in (ABOUT_VICTIM, OTHERS)
                for line in _lines(answers[name])
            ]
        elif value not in (None, ""):
            details[field.name] = value.isoformat() if isinstance(value, date) else value
    return details


def initial_from(details: Mapping[str, Any]) -> dict[str, Any]:
    """What a form begins with, from details a message brought."""
    return {name: date.fromisoformat(value) if name.endswith("_on") else value for name, value in details.items()}


def shown(details: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Fields and their values in words, for a page: told names as well as the register's own."""
    return [(label_of(name), value_in_words(name, value)) for name, value in details.items()]


def withheld_in_words(withheld: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is withheld, and why."""
    return [(label_of(name), why) for name, why in withheld.items()]


def label_of(name: str) -> str:
    """How a field is named on a page; the month of a day is named after the day."""
    if name.endswith("_month"):
        return said("%(day)s (month only)") % {"day": label_of(f"{name.removesuffix('_month')}_on")}
    return str(LABELS.get(name, name.replace("_", " ").capitalize()))


def value_in_words(name: str, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return said("Yes") if value else said("No")
    if isinstance(value, list | tuple):
        return "; ".join(_condition(each) for each in value) or said("None")
    if name.endswith("_month"):
        return month_in_words(date.fromisoformat(f"{value}-01"))
    if name.endswith("_on") or name == "respond_by":
        return day_in_words(date.fromisoformat(value))
    return str(value)


def title_of(code: str) -> str:
    """How a stage is named, or anything else that is recorded of a sentence."""
    stage = REGISTER.get(code)
    return stage.title if stage else code.replace("_", " ").capitalize()


def _condition(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    mark = said("about the victim") if value.get("about_victim") else said("not about the victim")
    return f"{value['text']} ({mark})"


def _questions(field: Field, *, required: bool) -> Iterable[tuple[str, Any]]:
    if field.name in SAID_BY_THE_DAY:
        return
    if field.kind is Kind.CONDITIONS:
        yield from _conditions()
        return
    label = label_of(field.name)
    asked: dict[str, Any] = {"label": label, "hint": _hint(field), "required": required}
    if field.kind is Kind.DATE:
        yield field.name, fields.Day(called=label, past=field.past, **asked)
    elif field.kind is Kind.WHOLE_NUMBER:
        yield field.name, fields.Number(**asked)
    elif field.name in LONG:
        yield field.name, fields.LongText(rows=3, max_length=2000, **asked)
    else:
        yield field.name, fields.Text(max_length=200, **asked)


def _conditions() -> Iterable[tuple[str, Any]]:
    yield (
        ABOUT_VICTIM,
        fields.LongText(
            label=_("Conditions about the victim or their family"),
            hint=_("One a line, in the words of the licence or order. These are told."),
            required=False,
        ),
    )
    yield (
        OTHERS,
        fields.LongText(
            label=_("Other conditions"),
            hint=_("One a line. These are never told; the victim hears only whether there are any conditions at all."),
            required=False,
        ),
    )


def _hint(field: Field) -> str:
    """Whether what is typed here can reach the victim, said where it is typed."""
    if field.shown is Shown.NEVER:
        return said("Never told to the victim.") + " " + field.why
    if field.shown is Shown.AS_MONTH:
        return said("Only the month is told.")
    return field.why or said("This is told to the victim in these words.")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
