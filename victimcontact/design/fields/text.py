"""Fields that are one line or one box of text."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.design.fields.dress import Dressed, DressedBoundField, Params
from victimcontact.design.phones import phone_in_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MADE_UP = re.compile(r"(7700900|1632960)[0-9]{3}")
LONGEST_EMAIL = 254  # what a mail system takes, and our tables with it
TOO_LONG = _("Your answer must be %(limit_value)d characters or fewer")


class Typed(Dressed):
    """What the one-line inputs share. `width` is in characters; `autocomplete` and the like are those of HTML."""

    kind: ClassVar[str] = "text"
    defaults: ClassVar[Mapping[str, object]] = MappingProxyType({})

    def __init__(
        self,
        *,
        width: int = 0,
        autocomplete: str = "",
        prefix: "StrOrPromise" = "",
        suffix: "StrOrPromise" = "",
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.width = width
        self.extras: Params = {**self.defaults}
        if autocomplete:
            self.extras["autocomplete"] = autocomplete
        if prefix:
            self.extras["prefix"] = {"text": prefix}
        if suffix:
            self.extras["suffix"] = {"text": suffix}

    def params(self, bound: DressedBoundField) -> Params:
        classes = f"govuk-input--width-{self.width}" if self.width else ""
        typed = {"value": typed_in(bound), "type": self.kind, "classes": classes}
        return {**bound.common(), "label": bound.label_params(), **typed, **self.extras}


def typed_in(bound: DressedBoundField) -> str:
    """Answer what is to stand in the box: what was typed, or the value the form began with."""
    value = bound.value()
    return "" if value is None else str(value)


class Text(Typed, forms.CharField):
    """One line of text."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("error_messages", {}).setdefault("max_length", TOO_LONG)
        super().__init__(**options)


class Email(Typed, forms.EmailField):
    """An e-mail address."""

    kind = "email"
    missing = _("Enter an email address")
    defaults = MappingProxyType({"spellcheck": False, "autocapitalize": "none"})

    def __init__(self, **options: Any) -> None:
        wrong = _("Enter an email address in the correct format, like name@example.org")
        messages = options.setdefault("error_messages", {})
        messages.setdefault("invalid", wrong)
        messages.setdefault("max_length", TOO_LONG)
        super().__init__(**{"max_length": LONGEST_EMAIL} | options)


class Phone(Typed, forms.CharField):
    """A telephone number, answered as +447700900123. Ofcom's numbers for drama will do, so that made-up people can have one.

    A number with a figure too few is refused: a message to it would reach nobody, or somebody else.
    """

    kind = "tel"
    missing = _("Enter a telephone number")
    wrong = _("Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192")

    def __init__(self, *, width: int = 20, **options: Any) -> None:
        super().__init__(width=width, **options)

    def prepare_value(self, value: Any) -> Any:
        """A number that is kept stands in the box as it is read out."""
        return phone_in_words(value) if isinstance(value, str) and value.startswith("+") else value

    def clean(self, value: Any, *initial: Any) -> Any:
        typed = super().clean(value, *initial)
        return self._international(typed) if typed else typed

    def _international(self, typed: str) -> str:
        try:
            number = phonenumbers.parse(typed, "GB")
        except phonenumbers.NumberParseException:
            raise ValidationError(self.wrong, code="invalid") from None
        if not (phonenumbers.is_valid_number(number) or MADE_UP.fullmatch(str(number.national_number))):
            raise ValidationError(self.wrong, code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class Number(Typed, forms.IntegerField):
    """A whole number."""

    missing = _("Enter a number")
    nothing = None
    defaults = MappingProxyType({"inputmode": "numeric", "spellcheck": False})

    def __init__(self, *, width: int = 4, **options: Any) -> None:
        messages = options.setdefault("error_messages", {})
        messages.setdefault("invalid", _("Your answer must be a whole number"))
        messages.setdefault("min_value", _("Your answer must be %(limit_value)d or more"))
        messages.setdefault("max_value", _("Your answer must be %(limit_value)d or fewer"))
        super().__init__(width=width, **options)


class OneTimeCode(Typed, forms.CharField):
    """A code we sent: spaces and dashes are forgiven, and it is never shown again after a wrong attempt."""

    missing = _("Enter the code")
    defaults = MappingProxyType({"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": False})

    def __init__(self, *, length: int = 6, letters: bool = False, **options: Any) -> None:
        super().__init__(width=10 if length <= 8 else 20, **options)
        self.length = length
        self.pattern = re.compile(r"[0-9A-Z]+" if letters else r"[0-9]+")
        if letters:
            self.extras = {**self.extras, "inputmode": "text", "autocapitalize": "characters"}

    def params(self, bound: DressedBoundField) -> Params:
        return {**super().params(bound), "value": ""}

    def clean(self, value: Any, *initial: Any) -> Any:
        code = re.sub(r"[\s-]", "", super().clean(value, *initial)).upper()
        if code and not (len(code) == self.length and self.pattern.fullmatch(code)):
            raise ValidationError(self.wrong(), code="invalid")
        return code

    def wrong(self) -> str:
        """Say how long a code is."""
        return gettext("The code has %(length)d characters. Check it and enter it again") % {"length": self.length}


class Password(Typed, forms.CharField):
    """A password: never stripped, never shown again. `autocomplete="new-password"` where one is chosen."""

    component = "password_input"
    missing = _("Enter your password")

    def __init__(self, *, autocomplete: str = "current-password", **options: Any) -> None:
        super().__init__(autocomplete=autocomplete, strip=False, **options)

    def params(self, bound: DressedBoundField) -> Params:
        return {**super().params(bound), "value": "", **password_words()}

    def shown(self, value: object) -> str:
        return ""


def password_words() -> Params:
    """Answer the words of the button that shows and hides a password."""
    return {
        "showPasswordText": gettext("Show"),
        "hidePasswordText": gettext("Hide"),
        "showPasswordAriaLabelText": gettext("Show password"),
        "hidePasswordAriaLabelText": gettext("Hide password"),
        "passwordShownAnnouncementText": gettext("Your password is visible"),
        "passwordHiddenAnnouncementText": gettext("Your password is hidden"),
    }


class LongText(Dressed, forms.CharField):
    """A box for several lines. With `max_length` it counts the characters down as they are typed."""

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        options.setdefault("error_messages", {}).setdefault("max_length", TOO_LONG)
        options.setdefault("widget", forms.Textarea)
        super().__init__(**options)
        self.rows = rows
        self.component = "character_count" if self.max_length else "textarea"

    def params(self, bound: DressedBoundField) -> Params:
        box = {"rows": self.rows, "value": unindentable(typed_in(bound)), "spellcheck": True}
        counting = counting_words(self.max_length) if self.max_length else {}
        return {**bound.common(), "label": bound.label_params(), **box, **counting}


def unindentable(text: str) -> SafeString:
    """Write line ends as character references: the macros indent what they nest, and would indent what was typed.

    A first line end is doubled, because a browser drops it.
    """
    lines = text.replace("\r\n", "\n")
    kept = f"\n{lines}" if lines.startswith("\n") else lines
    return SafeString(escape(kept).replace("\n", "&#10;"))


def counting_words(limit: int) -> Params:
    """Answer the limit and the words of the count in the language of the page."""
    under = {
        "one": gettext("You have %{count} character remaining"),
        "other": gettext("You have %{count} characters remaining"),
    }
    over = {
        "one": gettext("You have %{count} character too many"),
        "other": gettext("You have %{count} characters too many"),
    }
    return {
        "maxlength": limit,
        "textareaDescriptionText": gettext("You can enter up to %{count} characters"),
        "charactersUnderLimitText": under,
        "charactersAtLimitText": gettext("You have 0 characters remaining"),
        "charactersOverLimitText": over,
    }
