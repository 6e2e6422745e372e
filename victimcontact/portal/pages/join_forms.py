"""The questions of somebody who joins or asks: short, each optional that can be, and how it is safe to reach them."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.portal.who import WHO
from victimcontact.scheme.enquiries import Way, Wish
from victimcontact.scheme.reoffers import Point

LETTERS_IN_A_CODE = 12
# By name, as units and courts are kept; said in the language of the page.
REGIONS = [
    ("East Midlands", _("East Midlands")),
    ("East of England", _("East of England")),
    ("Greater Manchester", _("Greater Manchester")),
    ("Kent, Surrey and Sussex", _("Kent, Surrey and Sussex")),
    ("London", _("London")),
    ("North East", _("North East")),
    ("North West", _("North West")),
    ("South Central", _("South Central")),
    ("South West", _("South West")),
    ("Wales", _("Wales")),
    ("West Midlands", _("West Midlands")),
    ("Yorkshire and the Humber", _("Yorkshire and the Humber")),
]


class WhoForm(forms.Form):
    relationship = fields.Choice(label=_("Who are you?"), heading=True, options=WHO)


class WishForm(forms.Form):
    wish = fields.Choice(
        label=_("What would you like?"),
        hint=_("You can change your mind at any time."),
        heading=True,
        options=[
            Option(Wish.JOIN, _("To join, or to hear more about joining")),
            Option(
                Wish.LATER,
                _("Not now: ask me again later"),
                hint=_("We do not get in touch before then, unless your safety needs it."),
                reveals=("ask_again_at", "ask_again_on"),
            ),
            Option(Wish.QUESTION, _("To ask something"), reveals=("question",)),
        ],
    )
    ask_again_at = fields.Choices(
        label=_("Ask me again when"),
        hint=_("You can choose several, or leave this empty and enter a day."),
        options=[
            (Point.OPEN_CONDITIONS, _("a move to an open prison comes up")),
            (Point.PAROLE, _("parole comes up")),
            (Point.BEFORE_RELEASE, _("the release is six months away")),
            (Point.RELEASE, _("the release comes")),
        ],
        required=False,
    )
    ask_again_on = fields.Day(
        label=_("Ask me again from"), hint=_("For example, 1 3 2028"), called=_("The day"), future=True, required=False
    )
    question = fields.LongText(
        label=_("Your question"),
        hint=_("You need not tell what happened to you."),
        missing=_("Enter your question"),
        max_length=2000,
    )
    mark_optional = False

    def clean(self) -> dict[str, Any] | None:
        """Somebody who wants to be asked later says when."""
        cleaned, given = super().clean(), self.cleaned_data
        says_when = given.get("ask_again_at") or given.get("ask_again_on")
        if given.get("wish") == Wish.LATER and not says_when and "ask_again_on" not in self.errors:
            self.add_error("ask_again_at", gettext("Choose when we may ask you again, or enter a day"))
        return cleaned


class YouForm(forms.Form):
    given_names = fields.Text(label=_("Your first names"), missing=_("Enter your first names"), max_length=120)
    family_name = fields.Text(label=_("Your last name"), missing=_("Enter your last name"), max_length=120)
    born_on = fields.Day(
        label=_("Your date of birth"),
        hint=_("So that we do not take you for somebody else of the same name. For example, 27 3 1990"),
        called=_("Your date of birth"),
        past=True,
        required=False,
    )


class HarmedForm(forms.Form):
    acts_for = fields.Text(
        label=_("Name of the person who was harmed or who died"),
        missing=_("Enter their name"),
        max_length=160,
    )
    acts_for_born_on = fields.Day(
        label=_("Their date of birth"),
        hint=_("For example, 27 3 2012"),
        called=_("Their date of birth"),
        past=True,
        required=False,
    )


class ReachForm(forms.Form):
    way = fields.Choice(
        label=_("How may we reach you?"),
        hint=_("Choose a way that only you use."),
        heading=True,
        options=[
            Option(Way.PHONE, _("By phone"), reveals=("phone", "voicemail_is_safe")),
            Option(Way.EMAIL, _("By email"), hint=_("It says nothing of what it is about."), reveals=("email",)),
            Option(Way.LETTER, _("By letter"), hint=_("In a plain envelope."), reveals=("address",)),
            Option(
                Way.NONE,
                _("Do not get in touch with me: I will call you"),
                hint=_("At the end you get a reference to say when you call."),
            ),
        ],
    )
    phone = fields.Phone(label=_("Phone number"), missing=_("Enter a phone number"))
    voicemail_is_safe = fields.YesNo(
        label=_("May we leave a message if nobody answers?"), yes=_("Yes, you may"), no=_("No, you may not")
    )
    email = fields.Email(label=_("Email address"), max_length=254)
    address = fields.LongText(
        label=_("Address"), hint=_("As on an envelope, without your name"), missing=_("Enter an address"), rows=5,
        max_length=500,
    )  # fmt: skip


class SafeForm(forms.Form):
    shared = fields.YesNo(
        label=_("Could anybody else see or hear it?"),
        hint=_("For example somebody who shares your phone, reads your email or opens the post"),
        yes=_("Yes, somebody could"),
        no=_("No, nobody could"),
        yes_reveals=("others",),
    )
    others = fields.Text(label=_("Who?"), missing=_("Enter who it could be"), max_length=200)
    safe_times = fields.Text(
        label=_("When is it safe, and when not?"),
        hint=_("For example: weekdays before 3pm, never on 4 May"),
        required=False,
        max_length=300,
    )
    in_danger = fields.YesNo(
        label=_("Does somebody who could hurt you live with you, or check on you?"),
        hint=_("Then an officer thinks first about how to reach you, and may ask you to call."),
        yes=_("Yes, somebody does"),
        no=_("No, nobody does"),
    )


class CaseForm(forms.Form):
    """Nothing of it has to be known, but something: else there is nothing to look for."""

    offender = fields.Text(label=_("Name of the person who was sentenced"), required=False, max_length=160)
    court = fields.Text(
        label=_("Which court was it?"), hint=_("For example, Bristol Crown Court"), required=False, max_length=160
    )
    region = fields.Select(
        label=_("Where in England or Wales is the court?"), options=REGIONS, blank=_("I do not know"), required=False
    )
    sentenced = fields.Text(
        label=_("When was it?"), hint=_("A month or a year is enough."), required=False, max_length=60, width=20
    )
    offence = fields.Text(
        label=_("What was the person sentenced for?"),
        hint=_("A word or two, for example robbery"),
        required=False,
        max_length=160,
    )
    mark_optional = False

    def clean(self) -> dict[str, Any] | None:
        cleaned, given = super().clean(), self.cleaned_data
        if not any(given.get(name) for name in ("offender", "court", "sentenced", "offence")):
            self.add_error("offender", gettext("Enter at least one thing that helps us to find the case"))
        return cleaned


class NeedsForm(forms.Form):
    language = fields.Choice(
        label=_("In which language should we write to you?"),
        options=[("en", _("English")), ("cy", _("Welsh"))],
        inline=True,
    )
    needs = fields.LongText(
        label=_("Is there anything that would help you?"),
        hint=_("For example an interpreter, British Sign Language, large print, easy words, or somebody with you"),
        rows=3,
        required=False,
        max_length=500,
    )


class ReturnForm(forms.Form):
    code = fields.OneTimeCode(
        label=_("The code you wrote down"),
        hint=_("12 letters and numbers. It does not matter if you type small letters, or leave out the dashes."),
        length=LETTERS_IN_A_CODE,
        letters=True,
    )
