"""What is asked when a complaint is recorded, and at each of its steps."""

from django.utils.translation import gettext_lazy as _

from victimcontact.casework.complaints import Told
from victimcontact.design import fields, forms

CHANNELS = {
    "phone": _("By telephone"),
    "visit": _("At a visit"),
    "letter": _("By letter"),
    "email": _("By email"),
    "portal": _("In their own pages"),
}
_LETTER = _("Leave it empty to write a letter, which you read and approve before it goes.")


class RecordForm(forms.Form):
    received_on = fields.Day(
        label=_("When did it come?"),
        called=_("The day it came"),
        hint=_("An answer is due 10 working days after this day."),
        past=True,
    )
    channel = fields.Choice(
        label=_("How did it come?"),
        options=[(name, said) for name, said in CHANNELS.items() if name != "portal"],
        missing=_("Choose how it came"),
    )
    text = fields.LongText(
        label=_("What went wrong?"), hint=_("In their own words."), missing=_("Enter what went wrong"), max_length=8000
    )
    wanted = fields.LongText(label=_("What would put it right?"), required=False, max_length=4000)
    about = fields.Select(label=_("Which officer is it about?"), options=[], blank=_("No one officer"), required=False)

    def told(self) -> Told:
        """The complaint as it was typed."""
        return Told(**self.cleaned_data)


class RecordWithoutCaseForm(RecordForm):
    """For somebody who is in no case, because they were never offered the scheme."""

    field_order = ("complainant", *RecordForm.base_fields)
    complainant = fields.LongText(
        label=_("Who complains, and how can they be reached safely?"),
        missing=_("Enter who complains and how to reach them"),
        max_length=1000,
        rows=3,
    )


class AcknowledgeForm(forms.Form):
    promised_on = fields.Day(
        label=_("By when do they get a full answer?"),
        called=_("The day of the answer"),
        hint=_("A working day. Usually within 20 working days of the day it came."),
        future=True,
    )
    told_how = fields.Text(
        label=_("How did you tell them, if not by a letter?"), hint=_LETTER, required=False, max_length=200
    )


class AnswerForm(forms.Form):
    text = fields.LongText(
        label=_("What did you find?"),
        hint=_("To the person, in their language, in short sentences: it stands in the letter as you write it."),
        missing=_("Enter what you found"),
        max_length=4000,
    )
    put_right = fields.LongText(label=_("What do we put right?"), required=False, max_length=2000)
    told_how = fields.Text(
        label=_("How did you tell them, if not by a letter?"), hint=_LETTER, required=False, max_length=200
    )


class PassOnForm(forms.Form):
    to = fields.Text(
        label=_("To whom did you forward it?"),
        hint=_("As the person reads it, in their language."),
        missing=_("Enter to whom you forwarded it"),
        max_length=200,
    )
    told_how = fields.Text(
        label=_("How did you tell them, if not by a letter?"), hint=_LETTER, required=False, max_length=200
    )


class WordsForm(forms.Form):
    text = fields.LongText(label=_("What did they say?"), missing=_("Enter what they said"), max_length=4000)
