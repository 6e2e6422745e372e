"""What every field shares: it renders itself as its GOV.UK component, with ids that the error summary can trust."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.forms.renderers import BaseRenderer
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.design.components import macro

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Params = dict[str, object]


class DressedBoundField(forms.BoundField):
    """A field of a form on a page. `{{ form.day }}` in a template renders label, hint, error and input together."""

    field: "Dressed"

    def render(
        self,
        template_name: str | None = None,
        context: Mapping[str, Any] | None = None,
        renderer: BaseRenderer | type[BaseRenderer] | None = None,
    ) -> SafeString:
        """Render the whole form group through its GOV.UK macro; the arguments are Django's and have no effect."""
        return SafeString(macro(self.field.component)(self.field.params(self)))

    def __str__(self) -> SafeString:
        return self.render()

    __html__ = __str__

    @property
    def identity(self) -> str:
        """The id of the component, from which its hint and its error take theirs."""
        return self.auto_id or self.html_name

    @property
    def anchor(self) -> str:
        """The id of the input to go to when this field is in trouble."""
        return self.field.anchor(self)

    @property
    def trouble(self) -> str:
        """The first error, or nothing."""
        return str(self.errors[0]) if self.errors else ""

    @property
    def question(self) -> str:
        """The label, marked when the answer may be left out."""
        if self.field.required or not self.field.marked or not getattr(self.form, "mark_optional", True):
            return str(self.label)
        return gettext("%(question)s (optional)") % {"question": self.label}

    def common(self) -> Params:
        """Answer the parameters that all components share."""
        shared: Params = {"id": self.identity, "name": self.html_name}
        if self.help_text:
            shared["hint"] = {"text": self.help_text}
        if self.errors:
            shared["errorMessage"] = {"text": self.trouble, "visuallyHiddenText": gettext("Error")}
        return shared

    def heading_params(self, base: str) -> Params:
        """Answer the parameters of a label ("govuk-label") or legend ("govuk-fieldset__legend")."""
        size = "l" if self.field.heading else self.field.size
        classes = f"{base}--{size}" if size else ""
        return {"text": self.question, "classes": classes, "isPageHeading": self.field.heading}

    def label_params(self) -> Params:
        """Answer the parameters of the label of a single input."""
        return self.heading_params("govuk-label")

    def fieldset_params(self) -> Params:
        """Answer the parameters of the fieldset around several inputs."""
        return {"legend": self.heading_params("govuk-fieldset__legend")}


class Dressed(forms.Field):
    """A Django field that knows its component; mixed in before a field of Django's.

    `hint` is the help under the label; `missing` what to say when a required answer is not given; `heading` makes the
    label the one heading of the page; `size` ("s", "m", "l", "") is the size of the label of a field among others.
    """

    component: str = "input"
    marked: ClassVar[bool] = True
    missing: ClassVar["StrOrPromise"] = _("Enter an answer")
    nothing: ClassVar[object] = ""
    bound_field_class = DressedBoundField

    def __init__(
        self,
        *,
        label: "StrOrPromise",
        hint: "StrOrPromise" = "",
        missing: "StrOrPromise" = "",
        heading: bool = False,
        size: str = "s",
        **options: Any,
    ) -> None:
        messages = {"required": missing or self.missing, **options.pop("error_messages", {})}
        super().__init__(label=label, help_text=hint, error_messages=messages, **options)
        self.heading = heading
        self.size = size
        self.unasked = False

    def params(self, bound: DressedBoundField) -> Params:
        """Answer what this field says to its GOV.UK macro."""
        raise NotImplementedError

    def anchor(self, bound: DressedBoundField) -> str:
        """Answer the id an error about this field leads to."""
        return bound.identity

    def shown(self, value: object) -> str:
        """Write a value of this field for people, as when two officers' answers are put side by side."""
        return "" if value is None else str(value)

    def clean(self, value: Any, *initial: Any) -> Any:
        """Check what was typed; the answer to a question that was not asked is nothing, whatever was sent."""
        return self.nothing if self.unasked else cast(Any, super()).clean(value, *initial)
