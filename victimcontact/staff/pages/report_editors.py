"""The questions of each report, section by section."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from victimcontact.design import fields
from victimcontact.staff.pages.report_blocks import BREACHES, DAYS_AHEAD, KNOWN_FACTS, UNSPOKEN
from victimcontact.staff.pages.report_forms import Editor

STATEMENT_WISHES = (
    "They will make one",
    "They will use the one they made before",
    "They do not want to make one",
    "They have not decided yet",
)
SUMMARY_WISHES = ("They ask for one", "They do not ask for one", "They have not decided yet")


def told_about_disclosure() -> fields.LongText:
    return fields.LongText(
        label=_("What did you tell them about who can read this?"), required=False, max_length=1000, rows=3
    )


class ParoleEditor(Editor):
    document = "R01"
    repeats = (KNOWN_FACTS,)
    concerns = fields.LongText(
        label=_("Concerns about release or a move to open conditions"),
        hint=_("What they fear and why, in their words. Not whether the offender should be released."),
        required=False,
        max_length=8000,
        rows=8,
    )
    attends = fields.Text(
        label=_("Do they wish to attend?"),
        hint=_("For example, yes, by video link. Leave empty if they do not."),
        required=False,
        max_length=120,
    )
    observes = fields.Text(
        label=_("Do they ask to observe the hearing?"),
        hint=_("Observing is another thing than reading a statement. Leave empty if they do not."),
        required=False,
        max_length=120,
    )
    public_hearing_views = fields.LongText(
        label=_("What do they think of a hearing in public?"),
        hint=_("Only if somebody has asked for one"),
        required=False,
        max_length=2000,
        rows=3,
    )
    told_about_disclosure = told_about_disclosure()


class TribunalEditor(Editor):
    document = "R02"
    asks_not_to_disclose = fields.LongText(
        label=_("Do they ask the tribunal not to show this to the patient, and why?"),
        hint=_("Rarely agreed: tell them so. Leave empty if they do not ask."),
        required=False,
        max_length=2000,
        rows=3,
    )
    asks_to_attend = fields.LongText(
        label=_("Do they ask to attend, and how?"), required=False, max_length=1000, rows=2
    )
    told_about_disclosure = told_about_disclosure()


class PractitionerEditor(Editor):
    document = "R03"
    effect_of_release = fields.LongText(
        label=_("What would a release mean for them?"),
        hint=_("In their words. Not whether the offender should be released."),
        required=False,
        max_length=4000,
    )
    told_about_disclosure = told_about_disclosure()


class OpenConditionsEditor(Editor):
    document = "R04"
    views = fields.LongText(
        label=_("What would a move to open conditions mean for them?"),
        hint=_(
            "Prisoners read this form. Leave out everything by which somebody could be known: also how they know the offender, how many "
            "they are, and in which part of the country."
        ),
        required=False,
        max_length=4000,
    )


class RecallEditor(Editor):
    document = "R06"
    told_on = fields.Day(
        label=_("When were we told of the recall?"),
        called=_("The day we were told"),
        past=True,
        missing=_("Enter the day we were told"),
    )
    statement_wish = fields.Choice(
        label=_("A personal statement for the Parole Board: what did they choose?"),
        options=[(words, words) for words in STATEMENT_WISHES],
    )
    summary_wish = fields.Choice(
        label=_("A summary of the Board’s decision: what did they choose?"),
        options=[(words, words) for words in SUMMARY_WISHES],
    )
    told_about_disclosure = told_about_disclosure()


class MeetingEditor(Editor):
    document = "R05"
    repeats = (UNSPOKEN, BREACHES, DAYS_AHEAD)
    lines = ("conditions_now",)
    contact_since = fields.LongText(
        label=_("Contact with the victim since the last meeting"), required=False, max_length=4000
    )
    fears = fields.LongText(label=_("Current fears"), required=False, max_length=4000)
    contact_from_offender = fields.LongText(
        label=_("Contact from the offender or associates"), required=False, max_length=4000
    )
    moves = fields.LongText(
        label=_("Moves of home, work or school"),
        hint=_("Without addresses: that they moved and what it changes"),
        required=False,
        max_length=2000,
        rows=3,
    )
    conditions_now = fields.LongText(
        label=_("Conditions now"), hint=_("One on each line"), required=False, max_length=4000, rows=3
    )


FORMS: tuple[type[Editor], ...] = (
    ParoleEditor,
    TribunalEditor,
    PractitionerEditor,
    OpenConditionsEditor,
    RecallEditor,
    MeetingEditor,
)
EDITORS: Mapping[str, type[Editor]] = {form.document: form for form in FORMS}
