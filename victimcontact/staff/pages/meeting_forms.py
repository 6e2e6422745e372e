"""What is asked about a meeting, its invitations, its actions and its end."""

from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework.access import Case
from victimcontact.casework.meeting_actions import Asked
from victimcontact.casework.meetings import Planned, Seat
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.meetings import TITLES, MeetingKind

KINDS = {kind.value: title for kind, title in TITLES.items()}
LEVELS = [("1", _("Level 1: one agency")), ("2", _("Level 2: several agencies")), ("3", _("Level 3: senior staff too"))]
CATEGORIES = [
    ("1", _("Category 1: registered for a sexual offence")),
    ("2", _("Category 2: violent or other sexual offence")),
    ("3", _("Category 3: other dangerous offender")),
    ("4", _("Category 4: terrorist risk")),
]
SPOKEN = {"phone": _("By telephone"), "visit": _("At a visit")}
ACCEPT, APOLOGIES = "accept", "apologies"
OFFENDERS_SIDE = "offender"


def _kind_options() -> list[Option]:
    reveals = {MeetingKind.MAPPA: ("level", "category")}
    return [Option(kind, title, reveals=reveals.get(MeetingKind(kind), ())) for kind, title in KINDS.items()]


class PlanForm(forms.Form):
    kind = fields.Choice(label=_("What kind of meeting?"), options=_kind_options())
    level = fields.Choice(label=_("At which level?"), options=LEVELS)
    category = fields.Choice(label=_("Which category is the offender in?"), options=CATEGORIES)
    held_on = fields.Day(label=_("When is the meeting?"), called=_("The day of the meeting"))
    chair = fields.Text(label=_("Who chairs it?"), required=False, max_length=120)
    invited_on = fields.Day(
        label=_("When did the invitation come?"),
        hint=_("Leave it empty if none has come. At MAPPA level 2 or 3 you are then reminded to ask the chair for it."),
        called=_("The day the invitation came"),
        past=True,
        required=False,
    )
    ours = fields.Choices(
        label=_("Which of our officers attend?"), hint=_("Only who attends can read the minutes."), required=False
    )
    others = fields.LongText(
        label=_("Who else attends?"),
        hint=_("One on each line: name, agency. For example, Sam Shaw, Police. A victim is never at the table."),
        required=False,
        max_length=4000,
    )

    def planned(self) -> Planned:
        answers = self.cleaned_data
        return Planned(
            kind=answers["kind"],
            held_on=answers["held_on"],
            level=int(answers["level"]) if answers["level"] else None,
            category=int(answers["category"]) if answers["category"] else None,
            chair=answers["chair"],
            invited_on=answers["invited_on"],
            seats=[Seat("", said("Victim liaison"), officer) for officer in answers["ours"]]
            + _seats(answers["others"]),
        )


def _seats(typed: str) -> list[Seat]:
    """Names and agencies, one on each line, divided by the last comma."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    parts = [line.rpartition(",") for line in lines]
    return [
        Seat((name or agency).strip()[:120], (agency if name else said("Not said")).strip()[:120])
        for name, _comma, agency in parts
    ]


class MoveForm(forms.Form):
    held_on = fields.Day(label=_("When is the meeting now?"), called=_("The day of the meeting"))


class InvitationForm(forms.Form):
    received_on = fields.Day(
        label=_("When did the invitation come?"), called=_("The day the invitation came"), past=True
    )


class AnswerForm(forms.Form):
    answer = fields.Choice(
        label=_("What do you answer?"),
        options=[
            Option(ACCEPT, _("Accepted"), reveals=("goes",)),
            Option(APOLOGIES, _("Apologies: the officer cannot go"), reveals=("stead",)),
        ],
    )
    goes = fields.Select(label=_("Who goes?"), missing=_("Choose who goes"))
    stead = fields.Select(
        label=_("Who goes in their stead?"),
        hint=_("Whoever goes can read the minutes; the officer who does not go cannot."),
        blank=_("Nobody yet: ask the manager"),
        required=False,
    )


class SeatForm(forms.Form):
    who = fields.Choice(label=_("Who attends?"))
    officer = fields.Select(label=_("Which officer?"), hint=_("They can read the minutes."))
    name = fields.Text(label=_("Name"), missing=_("Enter a name"), max_length=120)
    agency = fields.Text(label=_("Agency"), missing=_("Enter an agency"), max_length=120)

    def seat(self) -> Seat:
        answers = self.cleaned_data
        agency = answers["agency"] or said("Victim liaison")
        return Seat(answers["name"], agency, answers["officer"])


class AttendanceForm(forms.Form):
    came = fields.Choices(
        label=_("Who came?"), hint=_("Whoever is not ticked did not come, and cannot read the minutes."), required=False
    )


class ActionForm(forms.Form):
    text = fields.LongText(
        label=_("What is to be done?"), missing=_("Enter what is to be done"), max_length=2000, rows=3
    )
    whose = fields.Choice(
        label=_("Who does it?"),
        options=[
            Option("ours", _("One of our officers"), reveals=("officer",)),
            Option("other", _("Somebody from another agency"), reveals=("owner",)),
        ],
    )
    officer = fields.Select(label=_("Which officer?"), hint=_("It stands on their worklist until it is done."))
    owner = fields.Text(
        label=_("Name or agency"),
        hint=_("If it is late, you are reminded to ask after it."),
        missing=_("Enter who does it"),
        max_length=120,
    )
    due_on = fields.Day(label=_("By when?"), called=_("The day it is due"))
    about = fields.Choice(label=_("Whom is it about?"))
    for_safety = fields.YesNo(
        label=_("Does it keep this victim safe?"),
        hint=_("The record can be closed only when somebody has to do something for the safety of each victim."),
    )

    def action(self, case: Case | None) -> Asked:
        answers = self.cleaned_data
        return Asked(
            text=answers["text"],
            due_on=answers["due_on"],
            owner=answers["owner"],
            officer_id=answers["officer"],
            case=case,
            for_safety=answers["for_safety"],
        )


class DisclosureForm(forms.Form):
    item = fields.LongText(
        label=_("What was it about?"),
        hint=_("One thing at a time"),
        missing=_("Enter what it was about"),
        max_length=2000,
        rows=3,
    )
    case = fields.Choice(label=_("Which victim?"))
    may_be_told = fields.YesNo(label=_("May they be told?"))


class ToldForm(forms.Form):
    channel = fields.Choice(
        label=_("How did you tell them?"),
        hint=_("Nothing of these meetings goes into a letter."),
        options=list(SPOKEN.items()),
    )


class MinutesForm(forms.Form):
    text = fields.LongText(label=_("The minutes"), missing=_("Enter the minutes"), max_length=60000, rows=16)


class CloseForm(forms.Form):
    safety_measures = fields.LongText(
        label=_("What keeps the victim safe?"),
        hint=_("The measures the meeting agreed. The record cannot be closed without them."),
        missing=_("Enter what keeps the victim safe"),
        max_length=4000,
    )
    next_on = fields.Day(label=_("When is the next meeting?"), called=_("The day of the next meeting"), required=False)
