"""The questions about reaching a member, a part of the plan on each page, in words that need no explanation."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from victimcontact.design import fields, forms

LANGUAGES = {"en": _("English"), "cy": _("Welsh")}
FORMATS = {
    "standard": _("Ordinary print"),
    "large_print": _("Large print"),
    "easy_read": _("Easy read"),
    "audio": _("A recording"),
    "braille": _("Braille"),
    "bsl": _("British Sign Language"),
}


def safe(label: Any, missing: Any) -> fields.YesNo:
    """Whether something is safe to use."""
    return fields.YesNo(label=label, missing=missing, yes=_("Yes, it is"), no=_("No, it is not"))


class PartForm(forms.Form):
    """A part of the plan. `know` is said once more before it is saved. `new` is the field of a place to which codes may go."""

    title: ClassVar[Any]
    new: ClassVar[str] = ""
    intro: ClassVar[Any] = ""
    know: ClassVar[tuple[Any, ...]] = ()
    mark_optional = False

    def __init__(self, *posted: Any, initial: Mapping[str, Any], **more: Any) -> None:
        """`yes` and `no` begin as they stand; what nobody has asked yet begins unanswered."""
        told = {"yes": True, "no": False, "unknown": None}
        begin = {name: told.get(value, value) if name.endswith("_safe") else value for name, value in initial.items()}
        super().__init__(*posted, initial=begin, **more)
        if self.new and not initial[f"had_{self.new}"]:
            del self.fields["old_place_safe"]

    def clean(self) -> dict[str, Any] | None:
        """Whoever gives a new place says whether a note may go to the old one."""
        cleaned, given = super().clean(), self.cleaned_data
        if self.new and given.get(self.new) and "old_place_safe" in given and given["old_place_safe"] is None:
            self.add_error("old_place_safe", _("Choose whether we may send a last note there"))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """The answers as the plan keeps them."""
        said = {True: "yes", False: "no", None: "unknown"}
        return {
            name: said[value] if name.endswith("_safe") else value
            for name, value in self.cleaned_data.items()
            if name in self.fields
        }


def old_place(label: Any) -> fields.YesNo:
    """Whether it is safe to tell the place where codes went that they go elsewhere."""
    hint = _(
        "Answer this if you change it. The note says only that how you sign in has changed. If it is not safe, we send nothing, and your "
        "officer makes sure with you that it was you."
    )
    return fields.YesNo(label=label, hint=hint, required=False)


class PostForm(PartForm):
    title = _("Post")
    intro = _("To change the address itself, tell us that you have moved.")
    address_safe = safe(_("Is it safe to write to you by post?"), _("Choose whether it is safe to write to you"))
    address_seen_by = fields.Text(
        label=_("Who else opens or sees your post?"),
        hint=_("Leave it empty if nobody does"),
        required=False,
        max_length=200,
    )
    plain_envelope = fields.YesNo(
        label=_("Shall we use a plain envelope that does not say who we are?"),
        missing=_("Choose whether to use a plain envelope"),
        yes=_("Yes, use one"),
        no=_("No, there is no need"),
    )


class PhoneForm(PartForm):
    title = _("Phone")
    new = "phone"
    intro = _("We do not show your number here, in case somebody sees this page.")
    phone = fields.Phone(label=_("A new number"), hint=_("Leave it empty to keep the one we have"), required=False)
    old_place_safe = old_place(_("Is it safe to send a last short text to the old number?"))
    phone_safe = safe(_("Is it safe to call you?"), _("Choose whether it is safe to call you"))
    voicemail = safe(_("Is it safe to leave a voicemail?"), _("Choose whether it is safe to leave a voicemail"))
    text_safe = safe(
        _("Is it safe to send you text messages?"), _("Choose whether it is safe to send you text messages")
    )
    phone_seen_by = fields.Text(
        label=_("Who else answers the phone, or looks at it?"),
        hint=_("Leave it empty if nobody does"),
        required=False,
        max_length=200,
    )


class EmailForm(PartForm):
    title = _("Email")
    intro = _("We do not show your address here, in case somebody sees this page.")
    new = "email"
    know = (_("If you give a new address, we send a code there first. Once you have entered it, your codes go there."),)
    email = fields.Email(label=_("A new address"), hint=_("Leave it empty to keep the one we have"), required=False)
    old_place_safe = old_place(_("Is it safe to send a last short email to the old address?"))
    email_safe = safe(_("Is it safe to email you?"), _("Choose whether it is safe to email you"))
    email_seen_by = fields.Text(
        label=_("Who else can read your email?"), hint=_("Leave it empty if nobody can"), required=False, max_length=200
    )


class WhenForm(PartForm):
    title = _("When")
    hours_from = fields.TimeOfDay(label=_("The earliest time to call or message you"), required=False)
    hours_to = fields.TimeOfDay(label=_("The latest time to call or message you"), required=False)
    dates_to_avoid = fields.DaysOfTheYear(
        label=_("Days on which you do not want to hear from us"),
        hint=_("Such as a birthday or an anniversary. One on each line, for example 27 March. It counts every year."),
        required=False,
        rows=4,
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if (self.cleaned_data.get("hours_from") is None) != (self.cleaned_data.get("hours_to") is None):
            self.add_error("hours_to", _("Enter both the earliest and the latest time, or neither"))
        return cleaned


class WordsForm(PartForm):
    title = _("Language and format")
    know = (
        _("The next letter is in this language. If it has to be prepared specially, it can take some days longer."),
    )
    language = fields.Choice(label=_("In which language shall we write to you?"), options=list(LANGUAGES.items()))
    letter_format = fields.Choice(label=_("In which form?"), options=list(FORMATS.items()))


class DangerForm(PartForm):
    title = _("Somebody near you")
    intro = _("If you are in danger now, call 999. Nobody reads this page at night or at weekends.")
    know = (_("If you say yes, we tell your officer."),)
    in_danger = fields.YesNo(
        label=_("Is there somebody near you who must not find out that we write or call?"),
        missing=_("Choose whether there is somebody"),
        yes=_("Yes, there is"),
        no=_("No, there is not"),
    )


class MoveForm(forms.Form):
    """A member has moved. Whoever does not want to type an address here tells their officer on the telephone."""

    know = (
        _("Nothing goes to the old address any more, from now on."),
        _("Without a new address your officer calls you instead of writing."),
        _("Areas that you asked to be kept out of are looked at again on the same day."),
    )
    mark_optional = False
    address = fields.LongText(
        label=_("Your new address"),
        hint=_(
            "Leave it empty if you would rather tell your officer on the phone. One line for each line of an envelope."
        ),
        rows=5,
        required=False,
        max_length=400,
    )
    address_safe = safe(_("Is it safe to write to you there?"), _("Choose whether it is safe to write to you there"))
    address_seen_by = fields.Text(
        label=_("Who else opens or sees your post there?"),
        hint=_("Leave it empty if nobody does"),
        required=False,
        max_length=200,
    )


PARTS: dict[str, type[PartForm]] = {
    "post": PostForm,
    "phone": PhoneForm,
    "email": EmailForm,
    "when": WhenForm,
    "words": WordsForm,
    "danger": DangerForm,
}
