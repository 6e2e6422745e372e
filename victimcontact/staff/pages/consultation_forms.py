"""What a question of a decision maker holds, for whoever asks it and for an officer who writes it down."""

from dataclasses import fields as fields_of

from django.utils.translation import gettext_lazy as _

from victimcontact.casework.questions import Question
from victimcontact.design import fields, forms
from victimcontact.scheme.consultations import BY_WHO_KNOWS, Kind

KINDS = {
    Kind.HDC: _("Home detention curfew"),
    Kind.TEMPORARY_RELEASE: _("Temporary release"),
    Kind.OPEN_CONDITIONS: _("A move to open conditions"),
    Kind.LICENCE_VARIATION: _("A change of the licence"),
    Kind.HOSPITAL_DISCHARGE: _("Discharge from hospital"),
}

QUESTION = frozenset(each.name for each in fields_of(Question))


class QuestionForm(forms.Form):
    kind = fields.Choice(
        label=_("What is to be decided?"), options=KINDS.items(), missing=_("Choose what is to be decided")
    )
    agency = fields.Text(
        label=_("For which prison or office?"), missing=_("Enter the prison or office"), max_length=120
    )
    decides_on = fields.Day(
        label=_("When is it decided?"),
        called=_("The day it is decided"),
        hint=_("Leave empty when it is not known yet"),
        future=True,
        required=False,
    )
    emergency = fields.YesNo(label=_("Is it an emergency, with an answer needed by the next working day?"))
    text = fields.LongText(
        label=_("What do you need to know?"),
        hint=_("What is planned, as far as it matters for somebody who was hurt by them."),
        missing=_("Enter what you need to know"),
        max_length=4000,
    )

    def question(self) -> Question:
        """The question as it was typed."""
        answers = {name: value for name, value in self.cleaned_data.items() if name in QUESTION}
        return Question(**answers | {"kind": Kind(answers["kind"])})


class AskForm(QuestionForm):
    """For whoever decides: they also say about whom."""

    field_order = ("number", "family_name", *QuestionForm.base_fields)
    # The managers of a hospital ask at a desk of their own, about the one case that is open to them.
    kind = fields.Choice(
        label=_("What is to be decided?"),
        options=[(kind, text) for kind, text in KINDS.items() if kind not in BY_WHO_KNOWS],
        missing=_("Choose what is to be decided"),
    )
    number = fields.Text(
        label=_("Prison number or CRN"),
        hint=_("For example A1234BC or X123456"),
        missing=_("Enter a number"),
        max_length=30,
    )
    family_name = fields.Text(
        label=_("Last name of the person in prison or on licence"), missing=_("Enter their last name"), max_length=120
    )


class WriteDownForm(QuestionForm):
    """For an officer who was asked by telephone or e-mail, about the offender of a case."""

    field_order = ("asker", *QuestionForm.base_fields)
    asker = fields.Text(label=_("Who asks?"), missing=_("Enter who asks"), max_length=120)
