"""The questions about a request: what is asked for, with what has to be said for its kind; and what each step asks."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from victimcontact.casework.condition_requests import Wanted
from victimcontact.casework.request_copies import OUR_MAIL
from victimcontact.casework.zone_content import PURPOSES
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.condition_inputs import Input, InputKind, inputs_of
from victimcontact.scheme.licences import NAMED
from victimcontact.staff.pages.report_words import HOW_SENT

BY = "said_"


class KindForm(forms.Form):
    kind = fields.Choice(label=_("Which condition is asked for?"), heading=True, size="l")


class WriteForm(forms.VersionedForm):
    """What is asked for; the questions of its kind are put before these."""

    wording = fields.LongText(
        label=_("What is asked for"),
        hint=_("In plain words, as it is to be read. Nothing that shows who or where the victim is."),
        missing=_("Enter what is asked for"),
        max_length=2000,
        rows=3,
    )
    why_necessary = fields.LongText(
        label=_("Why is it necessary?"),
        hint=_("The risk it is for, and why nothing less will do."),
        required=False,
        max_length=2000,
        rows=3,
    )
    why_proportionate = fields.LongText(
        label=_("Why is it proportionate?"),
        hint=_("Why it asks no more of the offender than the risk needs."),
        required=False,
        max_length=2000,
        rows=3,
    )
    fallback = fields.LongText(label=_("What else would help, if not this?"), required=False, max_length=2000, rows=2)

    def wanted(self, kind: str) -> Wanted:
        """What was asked for, as the verbs take it."""
        answers = self.cleaned_data
        said = {each.name: _text(answers[BY + each.name]) for each in inputs_of(kind)}
        reasons = {name: answers[name] for name in ("wording", "why_necessary", "why_proportionate", "fallback")}
        return Wanted(kind, inputs=said, zone=answers.get("zone", ""), **reasons)


class ExplainedForm(WriteForm):
    explained = fields.Confirm(
        label=_("I offered no contact without names, explained that the offender reads the names, and they want this"),
        missing=_("Offer no contact without names first, and explain who reads the names"),
    )


class ZoneForm(WriteForm):
    zone = fields.Select(
        label=_("Which zone on the map?"),
        hint=_("It goes by its number. The map goes to the practitioner by itself."),
        blank=_("None is drawn yet"),
        required=False,
    )


def write_form(kind: str) -> type[WriteForm]:
    """The form for a kind of condition: what has to be said with it, then its words and reasons."""
    base = ExplainedForm if kind == NAMED else ZoneForm if kind in PURPOSES else WriteForm
    asked = {BY + each.name: _field(each) for each in inputs_of(kind)}
    order = [*(["explained"] if kind == NAMED else []), *(["zone"] if kind in PURPOSES else []), *asked]
    return type("WriteOneForm", (base,), {**asked, "field_order": order})


def initial(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """A version as the form begins with it."""
    said = content["inputs"]
    answers = {BY + each.name: _read(each, said.get(each.name, "")) for each in inputs_of(kind)}
    return {**content, **answers}


def _field(asked: Input) -> Any:
    common: dict[str, Any] = {"label": asked.label, "required": asked.required, "missing": _("Answer this question")}
    if asked.kind is InputKind.LINES:
        return fields.LongText(rows=3, max_length=600, **common)
    if asked.kind is InputKind.CHOICE:
        return fields.Choice(options=asked.options, **common)
    if asked.kind is InputKind.TIME:
        return fields.TimeOfDay(**common)
    if asked.kind is InputKind.DAY:
        return fields.Day(**common)
    if asked.kind is InputKind.AGE:
        return fields.Number(min_value=1, max_value=18, **common)
    return fields.Text(max_length=200, **common)


def _text(answer: Any) -> str:
    if isinstance(answer, time):
        return f"{answer:%H:%M}"
    return answer.isoformat() if isinstance(answer, date) else str(answer or "")


def _read(asked: Input, said: str) -> Any:
    readers = {InputKind.TIME: time.fromisoformat, InputKind.DAY: date.fromisoformat}
    return readers[asked.kind](said) if said and asked.kind in readers else said


# What the steps ask.


class Nothing(forms.Form):
    """A step that only has to be said."""


class ReasonForm(forms.Form):
    reason = fields.LongText(label=_("Why?"), missing=_("Enter the reason"), max_length=4000)


class MaybeReasonForm(forms.Form):
    reason = fields.LongText(label=_("What did they say?"), required=False, max_length=4000)


class ConfirmForm(forms.Form):
    how = fields.Choice(
        label=_("How did they confirm it?"),
        options=[
            ("call", _("I read it to them on the telephone")),
            ("in_person", _("They read it, or I read it to them, in person")),
            ("paper", _("They sent back a signed copy")),
        ],
    )
    understood = fields.Confirm(
        label=_("I told them who will read it, and they understood"),
        missing=_("They can confirm it only when they know who will read it"),
    )


class SendForm(forms.Form):
    to = fields.Text(label=_("To whom does it go?"), missing=_("Enter to whom it goes"), max_length=120)
    how = fields.Choice(label=_("How does it go?"), options=[])


def ways_to_send(address: str) -> list[Option]:
    """How a request can go: by our own mail only where the address is known."""
    ours = Option(
        OUR_MAIL,
        _("The program mails it now, closed with a password"),
        _("To %(address)s. The password is on the next page: tell it by telephone.") % {"address": address},
    )
    return [*([ours] if address else []), *(Option(value, text) for value, text in HOW_SENT)]


class AcknowledgeForm(forms.Form):
    who = fields.Text(label=_("Who said that they have it?"), missing=_("Enter who said so"), max_length=120)


class RemindForm(forms.Form):
    how = fields.Choice(label=_("How?"), options=[("phone", _("By telephone")), ("email", _("By email"))])


class InsteadForm(forms.Form):
    wording = fields.LongText(label=_("What would it be instead?"), missing=_("Enter it"), max_length=2000, rows=3)
    reason = fields.LongText(label=_("Why?"), missing=_("Enter the reason"), max_length=4000)


class RefuseForm(forms.Form):
    reason = fields.LongText(
        label=_("Their reasons, as you received them"),
        hint=_("They have to say whether it is necessary, and whether it is proportionate."),
        missing=_("Enter their reasons"),
        max_length=4000,
    )
    needed = fields.LongText(
        label=_("What the victim is told: was it needed?"),
        hint=_("In plain words, in the language of their letters. Nothing on where the offender is or lives."),
        missing=_("Enter what the victim is told of whether it was needed"),
        max_length=1000,
        rows=3,
    )
    too_far = fields.LongText(
        label=_("What the victim is told: would it go too far?"),
        hint=_("In plain words again. If nobody said that it would, say so."),
        missing=_("Enter what the victim is told of whether it would go too far"),
        max_length=1000,
        rows=3,
    )


class AdaptedForm(RefuseForm):
    wording = fields.LongText(label=_("What was granted"), missing=_("Enter what was granted"), max_length=2000, rows=3)
    field_order = ("wording",)


class ToldForm(forms.Form):
    channel = fields.Choice(
        label=_("How do they know?"),
        options=[
            ("phone", _("I spoke with them on the telephone")),
            ("visit", _("I spoke with them in person")),
            ("letter", _("The letter with the answer has gone")),
        ],
    )


class LicenceForm(forms.Form):
    licence_version = fields.Text(
        label=_("In which version of the licence, or in which decision, does it stand?"),
        missing=_("Enter the version or the decision"),
        max_length=40,
        width=20,
    )


class ProposalForm(forms.Form):
    proposal = fields.LongText(label=_("What is to be changed?"), missing=_("Enter what is proposed"), max_length=4000)
    answer = fields.Choice(
        label=_("What did the practitioner say to whether the victim was consulted?"),
        options=[
            ("yes", _("Yes, or that they will be")),
            ("not_applicable", _("Not applicable")),
            ("not said", _("Nothing yet")),
        ],
    )


class ConsultForm(forms.Form):
    emergency = fields.YesNo(
        label=_("Is it an emergency?"),
        hint=_("Then they have one working day, otherwise ten."),
        missing=_("Say whether it is"),
    )


class ViewForm(forms.Form):
    view = fields.LongText(label=_("What do they think of it?"), missing=_("Enter what they think"), max_length=4000)
    channel = fields.Choice(
        label=_("How did they tell you?"),
        options=[("phone", _("By telephone")), ("visit", _("In person")), ("portal", _("In their own pages"))],
    )


class StartForm(forms.Form):
    starts_on = fields.Day(label=_("When does the licence start?"), heading=True, size="l", called=_("The licence"))


class AlertForm(forms.Form):
    told = fields.LongText(
        label=_("Whom did you tell, and what did they say?"), missing=_("Enter whom you told"), max_length=2000, rows=3
    )
