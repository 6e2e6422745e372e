"""The questions about a statement and about keeping one from the prisoner, and the words their states have on the officers' pages."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from victimcontact.casework import statement_sending, statements
from victimcontact.casework.statement_words import Words
from victimcontact.casework.withholdings import Grounds
from victimcontact.design import fields, forms
from victimcontact.scheme.statements import Harm, Maker, Presentation
from victimcontact.scheme.withholdings import Answer
from victimcontact.scheme.words import statements as words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LABELS = Mapping[str, "StrOrPromise"]
STATES: Mapping[str, tuple["StrOrPromise", str]] = {
    "draft": (_("Being written down"), "blue"),
    "with_victim": (_("With the victim"), "purple"),
    "approved": (_("Approved by the victim"), "turquoise"),
    "sent": (_("Sent"), "green"),
    "withdrawn": (_("Taken back before it was sent"), "grey"),
    "taking_back": (_("Taken back: ask whoever has it to remove it"), "red"),
    "asked_back": (_("Taken back: waiting for an answer"), "orange"),
    "taken_back": (_("Taken back, and answered"), "grey"),
}
EVENTS: LABELS = {
    "begin": _("Begun"),
    "write": _("Written by an officer"),
    "write_own": _("Written by the victim"),
    "ask_victim": _("Given to the victim to read or hear"),
    "approve": _("Approved by the victim"),
    "arrange": _("Who makes it and how it is given"),
    "may_attend": _("A manager noted why they may be in the room"),
    "send": _("Sent"),
    "send_late": _("Sent late"),
    "go_apart": _("Before the Board, apart from the dossier"),
    "withdraw": _("Taken back before it was sent"),
    "take_back": _("Taken back"),
    "ask_back": _("Whoever has it was asked to remove it"),
    "answer": _("They answered"),
}
HOW: LABELS = {
    "portal": _("on their own page"),
    "read_back_call": _("when it was read back by telephone"),
    "in_person": _("in person"),
    **words.in_language(words.PRESENTATIONS, "en"),
    **words.in_language(words.REMOVAL_ANSWERS, "en"),
}
WITHHOLDING_STATES: Mapping[str, tuple["StrOrPromise", str]] = {
    "wanted": (_("Wanted by the victim"), "yellow"),
    "prepared": (_("Grounds written, a manager has to agree"), "purple"),
    "agreed": (_("A manager agreed: pass it on"), "blue"),
    "passed_on": (_("With the Secretary of State"), "turquoise"),
    "applied": (_("Applied for, waiting for the Board"), "turquoise"),
    "answered": (_("Answered"), "green"),
    "given_up": (_("No longer wanted"), "grey"),
}
WITHHOLDING_EVENTS: LABELS = {
    "begin": _("The victim asked"),
    "prepare": _("Grounds written"),
    "agree": _("A manager agreed"),
    "hand_on": _("Passed to the Secretary of State"),
    "hand_on_late": _("Passed to the Secretary of State after the last day"),
    "apply": _("The Secretary of State applied to the Board"),
    "answer": _("Answered"),
    "give_up": _("No longer wanted by the victim"),
}
ANSWERS: LABELS = {
    Answer.NOT_APPLIED: _("The Secretary of State did not apply"),
    Answer.DISCLOSE: _("Disclose it to the prisoner"),
    Answer.FROM_PRISONER: _("Withhold it from the prisoner only"),
    Answer.FROM_BOTH: _("Withhold it from the prisoner and their representative"),
    Answer.SUMMARY: _("Give the prisoner a summary"),
}
HARMS: LABELS = {
    Harm.HEALTH_OR_WELFARE: _("The health or welfare of the prisoner or any other person"),
    Harm.DISORDER_OR_CRIME: _("The prevention of disorder or crime"),
    Harm.NATIONAL_SECURITY: _("National security"),
}
MAKERS = words.in_language(words.MAKERS, "en")
CONSEQUENCES: LABELS = {
    "go_apart": _("The statement is before the Board, apart from the dossier."),
    "take_back": _("As the victim chose, the statement is taken back. Ask whoever has it to remove it."),
    "write_again": _("As the victim chose, the part is left out: write it again with them, and have it approved."),
    "go_openly": _("As the victim chose, the statement can go to the Board openly."),
}


def words_form(kind: str) -> type[forms.VersionedForm]:
    """The three questions of a statement of a kind, as the officer reads them out."""
    asked, hints = words.in_language(words.QUESTIONS[kind], "en"), words.in_language(words.HINTS, "en")
    answers = {
        part: fields.LongText(label=asked[part], hint=hints[part], rows=10, required=False, strip=False)
        for part in words.PARTS
    }
    return type("WordsForm", (forms.VersionedForm,), {**answers, "mark_optional": False})


def words_of(form: forms.Form) -> Words:
    """What was typed into it."""
    return Words(**{part: form.cleaned_data[part] for part in words.PARTS})


class ArrangeForm(forms.Form):
    maker = fields.Choice(label=_("Who makes the statement?"), options=MAKERS.items())
    authority = fields.Text(
        label=_("By what authority do they speak?"),
        hint=_("For example, next of kin, or the Board’s leave for another relative. It is not printed."),
        required=False,
        max_length=200,
    )
    presentation = fields.Choice(label=_("How is it to be given?"), options=[], required=False)
    support_person = fields.Text(label=_("Who supports them?"), required=False, max_length=120)
    child_assisted = fields.YesNo(label=_("Was it written with a child?"))
    language = fields.Choice(
        label=_("In which language is it written?"), options=[("en", "English"), ("cy", "Welsh")], inline=True
    )

    def arranged(self) -> statements.Arranged:
        answers: dict[str, Any] = dict(self.cleaned_data)
        way = answers.pop("presentation")
        answers["maker"] = Maker(answers["maker"])
        return statements.Arranged(presentation=Presentation(way) if way else None, **answers)


class ApprovalForm(forms.Form):
    how = fields.Choice(
        label=_("How did they approve it?"),
        options=[("read_back_call", _("I read it back to them by telephone")), ("in_person", _("In person"))],
    )
    understood = fields.Confirm(
        label=_("I told them who can read it, and that the offender can, and they understood"),
        missing=_("They can approve it only when they know who can read it"),
    )


class AttendForm(forms.Form):
    note = fields.LongText(
        label=_("Why may they be in the room?"), missing=_("Enter why they may be in the room"), max_length=2000, rows=3
    )


class SendForm(forms.Form):
    ready = fields.Confirm(
        label=_("These are the words they approved, and it goes now"), missing=_("Tick the box when it goes")
    )


class LateForm(SendForm):
    late = fields.LongText(label=_("Why is it late?"), missing=_("Enter why it is late"), max_length=2000, rows=3)


class NoteForm(forms.Form):
    note = fields.LongText(label=_("What did they say?"), required=False, max_length=2000, rows=3)


class AskBackForm(forms.Form):
    whom = fields.Text(label=_("Whom did you ask to remove it?"), missing=_("Enter whom you asked"), max_length=200)


class RemovalForm(forms.Form):
    answer = fields.Choice(
        label=_("What did they answer?"),
        hint=_("The victim reads this in these words."),
        options=[(key, words.REMOVAL_ANSWERS[key][0]) for key in statement_sending.ANSWERS],
    )
    note = fields.LongText(label=_("Anything else?"), required=False, max_length=2000, rows=3)


class GroundsForm(forms.VersionedForm):
    material = fields.LongText(
        label=_("What should the prisoner not see?"),
        hint=_("The whole statement, or which part of it."),
        missing=_("Enter what the prisoner should not see"),
        max_length=8000,
    )
    harm = fields.Choice(
        label=_("What would telling the prisoner harm?"),
        missing=_("Choose what it would harm: without this ground nobody can apply"),
        options=HARMS.items(),
    )
    harm_feared = fields.LongText(
        label=_("What is feared, and why?"), missing=_("Enter what is feared"), max_length=8000
    )
    why_nothing_less = fields.LongText(
        label=_("Why is it necessary and proportionate, so that nothing less will do?"),
        missing=_("Enter why nothing less will do: without this ground nobody can apply"),
        max_length=8000,
    )

    def grounds(self) -> Grounds:
        answers = self.cleaned_data
        return Grounds(answers["material"], Harm(answers["harm"]), answers["harm_feared"], answers["why_nothing_less"])


class AnswerForm(forms.Form):
    answer = fields.Choice(label=_("What came of it?"), options=[])
    note = fields.LongText(label=_("In their words"), required=False, max_length=4000, rows=4)
