"""Forms that render themselves, gather their errors for the summary, and notice when two officers write at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from victimcontact.design.fields.choices import Offer, Optioned
from victimcontact.design.fields.days import Day
from victimcontact.design.fields.dress import Dressed, DressedBoundField
from victimcontact.design.language import lower_first


@dataclass(frozen=True)
class Problem:
    """A line of the error summary; `href` is empty when the problem is with the whole form."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Difference:
    """What stands saved and what was typed, where another person saved first."""

    question: str
    saved: str
    typed: str


def told_apart(bound: DressedBoundField) -> str:
    """Write an error with its question before it."""
    return f"{bound.label}: {lower_first(bound.trouble)}"


class Form(forms.Form):
    """A form of ours. `on` is today, for days that must be past or future; `options` fills choices by field name.

    The options are values (references) and texts, as the reads of casework answer them. Set `mark_optional = False` on
    a form where everything may be left out, such as a search.
    """

    mark_optional = True

    def __init__(
        self,
        *posted: Any,
        on: date | None = None,
        options: Mapping[str, Iterable[Offer]] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*posted, **more)
        for name, offers in (options or {}).items():
            cast(Optioned, self.fields[name]).offer(offers)
        for field in self.fields.values():
            if isinstance(field, Day):
                field.know_today(on)
        if self.is_bound:
            self._leave_unasked()

    def asked(self) -> list[DressedBoundField]:
        """Answer the fields to show, in order; a field that an option reveals is shown by its option."""
        revealed = {name for _owner, _value, name in self._reveals()}
        return [bound for bound in self._dressed() if bound.name not in revealed]

    def problems(self) -> list[Problem]:
        """Answer the lines of the error summary, in the order of the page; lines that would be the same name their question."""
        whole = [Problem(str(text)) for text in self.non_field_errors()]
        wrong = [bound for bound in self._dressed() if bound.errors]
        said = Counter(bound.trouble for bound in wrong)
        return whole + [
            Problem(told_apart(bound) if said[bound.trouble] > 1 else bound.trouble, f"#{bound.anchor}")
            for bound in wrong
        ]

    def hidden(self) -> SafeString:
        """Render what travels with the form unseen; the form macro puts it in."""
        return format_html_join("", "{}", ((bound.as_widget(),) for bound in self.hidden_fields()))

    def render(self, *_unused: Any, **_unusable: Any) -> SafeString:
        """Render all the questions: `{{ form }}` in a template."""
        return format_html_join("\n", "{}", ((bound.render(),) for bound in self.asked()))

    def __str__(self) -> SafeString:
        return self.render()

    __html__ = __str__

    def _dressed(self) -> Iterator[DressedBoundField]:
        return (bound for bound in self if isinstance(bound, DressedBoundField))

    def _reveals(self) -> Iterator[tuple[str, str, str]]:
        for owner, field in self.fields.items():
            for option in field.options if isinstance(field, Optioned) else ():
                yield from ((owner, option.value, name) for name in option.reveals)

    def _leave_unasked(self) -> None:
        for owner, value, name in self._reveals():
            asking = cast(Dressed, self.fields[owner])
            chosen = cast(Optioned, asking).chosen(cast(DressedBoundField, self[owner]))
            cast(Dressed, self.fields[name]).unasked = asking.unasked or value not in chosen


class VersionedForm(Form):
    """A form over a record that two people may change at once. `version` is the record's, as it stands now.

    The page carries the version it was made from. If the record has moved on by the time the form comes back, the form
    is not valid: what was typed stays, `differences` shows it beside what is saved, and saving again is a choice.
    Give `initial` the values as they stand now. A view whose verb finds the record moved on at the last moment calls
    `overtake` itself.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *posted: Any, version: int, **more: Any) -> None:
        super().__init__(*posted, **more)
        self.current = version
        self.overtaken = False

    def clean(self) -> dict[str, Any] | None:
        """Refuse a form made from an older version."""
        cleaned = super().clean()
        if self.cleaned_data.get("version") != self.current:
            self.overtake(self.current)
        return cleaned

    def overtake(self, version: int) -> None:
        """Say that somebody else saved first; `version` is the record's now."""
        self.current = version
        self.overtaken = True
        self.add_error(None, _("Somebody else changed this while you were writing. Compare the two and save again."))

    def differences(self) -> list[Difference]:
        """Answer each question whose typed answer is not the saved one."""
        return [
            Difference(str(bound.label), bound.field.shown(bound.initial), bound.field.shown(bound.data))
            for bound in self._dressed()
            if bound.field.has_changed(bound.initial, bound.data)
        ]

    def hidden(self) -> SafeString:
        """Render the version as it stands now, so that saving a second time is done knowingly."""
        return format_html('<input type="hidden" name="{}" value="{}">', self.add_prefix("version"), self.current)
