"""Fields that are a choice: radios, checkboxes, a list, yes or no, a confirmation."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.design.fields.dress import Dressed, DressedBoundField, Params

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Option:
    """One answer to choose. `reveals` names fields of the same form that are asked only when it is chosen."""

    value: str
    text: "StrOrPromise"
    hint: "StrOrPromise" = ""
    reveals: tuple[str, ...] = ()


YES = _("Yes")
NO = _("No")
CHOOSE = _("Choose")

Offer = Option | tuple[str, "StrOrPromise"]


class Optioned(Dressed, forms.ChoiceField):
    """What the choices share: their options, which a form may also be given when it is made."""

    missing = _("Choose an answer")

    def __init__(self, *, options: Iterable[Offer] = (), **more: Any) -> None:
        more["error_messages"] = {
            "invalid_choice": _("Choose an answer from the list"),
            **more.get("error_messages", {}),
        }
        super().__init__(**more)
        self.offer(options)

    def offer(self, options: Iterable[Offer]) -> None:
        """Set what can be chosen, as options or as pairs of value and text."""
        self.options = tuple(made if isinstance(made, Option) else Option(*made) for made in options)
        self.choices = [(option.value, option.text) for option in self.options]

    def chosen(self, bound: DressedBoundField) -> frozenset[str]:
        """Answer the values that stand chosen on the page."""
        value = bound.value()
        if value is None:
            return frozenset()
        return (
            frozenset(map(str, value)) if isinstance(value, list | tuple | set | frozenset) else frozenset({str(value)})
        )

    def shown(self, value: Any) -> str:
        """Write the texts of the chosen options."""
        values = value if isinstance(value, list | tuple | set | frozenset) else [value]
        texts = {option.value: str(option.text) for option in self.options}
        return ", ".join(texts.get(str(one), "") for one in values)


def items(field: Optioned, bound: DressedBoundField) -> list[Params]:
    """Answer the radios or checkboxes, each with what it reveals."""
    chosen = field.chosen(bound)
    return [item(option, bound, chosen=option.value in chosen) for option in field.options]


def item(option: Option, bound: DressedBoundField, *, chosen: bool) -> Params:
    """Answer one radio or checkbox."""
    made: Params = {"value": option.value, "text": option.text, "checked": chosen}
    if option.hint:
        made["hint"] = {"text": option.hint}
    if option.reveals:
        inside = "".join(str(bound.form[name]) for name in option.reveals)
        made["conditional"] = {"html": SafeString(inside)}
    return made


class Choice(Optioned):
    """One answer out of a few, as radios."""

    component = "radios"

    def __init__(self, *, inline: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.arrangement = "govuk-radios--inline" if inline else ""

    def params(self, bound: DressedBoundField) -> Params:
        group = {"idPrefix": bound.identity, "fieldset": bound.fieldset_params(), "classes": self.arrangement}
        return {**bound.common(), **group, "items": items(self, bound)}


class YesNo(Choice):
    """Yes or no, answered as True or False, or None where it may be left out."""

    missing = _("Choose yes or no")
    nothing = None

    def __init__(
        self,
        *,
        yes: "StrOrPromise" = YES,
        no: "StrOrPromise" = NO,
        yes_reveals: tuple[str, ...] = (),
        no_reveals: tuple[str, ...] = (),
        **options: Any,
    ) -> None:
        options.setdefault("inline", not (yes_reveals or no_reveals))
        options["options"] = (Option("yes", yes, reveals=yes_reveals), Option("no", no, reveals=no_reveals))
        super().__init__(**options)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value

    def clean(self, value: Any, *initial: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value, *initial))

    def shown(self, value: Any) -> str:
        return super().shown(self.prepare_value(value))


class Choices(Optioned, forms.MultipleChoiceField):
    """Any number of answers, as checkboxes. Answered as a list."""

    component = "checkboxes"
    missing = _("Choose at least one answer")
    nothing = ()

    def params(self, bound: DressedBoundField) -> Params:
        group = {"idPrefix": bound.identity, "fieldset": bound.fieldset_params()}
        return {**bound.common(), **group, "items": items(self, bound)}


class Confirm(Dressed, forms.BooleanField):
    """One box to tick. The label is its text; required means that it must be ticked."""

    component = "checkboxes"
    missing = _("Tick the box to go on")
    marked = False
    nothing = False

    def params(self, bound: DressedBoundField) -> Params:
        box = {"value": "on", "text": bound.question, "checked": bool(bound.value())}
        return {**bound.common(), "idPrefix": bound.identity, "items": [box]}

    def shown(self, value: object) -> str:
        return gettext("Yes") if value else gettext("No")


class Select(Optioned):
    """One answer out of a long list. Begins with `blank`, so that nothing is chosen by not choosing."""

    component = "select"

    def __init__(self, *, blank: "StrOrPromise" = CHOOSE, **options: Any) -> None:
        super().__init__(**options)
        self.blank = blank

    def params(self, bound: DressedBoundField) -> Params:
        chosen = self.chosen(bound)
        listed: list[Params] = [{"value": "", "text": self.blank}] if self.blank else []
        listed += [
            {"value": option.value, "text": option.text, "selected": option.value in chosen} for option in self.options
        ]
        return {**bound.common(), "label": bound.label_params(), "items": listed}
