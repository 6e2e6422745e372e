"""Putting values into words: which blocks are used, and what stands in the braces."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from victimcontact.scheme.words.document import FIELD, Block, Bullets, Heading, Listed, Paragraph
from victimcontact.scheme.words.months import NotADay, NotAMonth, day_in_words, month_in_words

Value = str | bool | int | date | Sequence[str] | None
Told = Mapping[str, Value]
Said = Heading | Paragraph | Bullets

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


class MissingField(LookupError):
    """Words ask for a field that was not given. Names the field, never a value."""

    def __init__(self, field: str) -> None:
        super().__init__(f"The field {field!r} is needed and was not given.")
        self.field = field


class SaysNothing(MissingField):
    """The words would say only that nothing has changed: none of the fields that say what comes next was given (P18, D5)."""

    def __init__(self) -> None:
        super().__init__("next_step")


class BadField(ValueError):
    """A field was given in a form these words cannot use. Names the field, never its value."""

    def __init__(self, field: str, wanted: str) -> None:
        super().__init__(f"The field {field!r} must be {wanted}.")
        self.field = field


@dataclass(frozen=True, slots=True)
class Filling:
    """The values of one composition in one language."""

    fields: Told
    language: str

    def text(self, template: str) -> str:
        """The template with every field in its place. Values go in once: braces inside a value stay as they are."""
        return FIELD.sub(lambda match: self._word(match[1]), template.replace("'", APOSTROPHE))

    def blocks(self, blocks: Iterable[Block]) -> tuple[Said, ...]:
        """The blocks whose conditions hold, with final text."""
        return tuple(self._said(block) for block in blocks if self.uses(block))

    def uses(self, block: Block) -> bool:
        """Whether the block's conditions hold."""
        return all(map(self._holds, block.when)) and not any(map(self._holds, block.unless))

    def _said(self, block: Block) -> Said:
        if isinstance(block, Listed):
            return Bullets(self._several(block.field))
        if isinstance(block, Bullets):
            return Bullets(tuple(map(self.text, block.items)))
        return type(block)(self.text(block.text))

    def _holds(self, condition: str) -> bool:
        name, _, wanted = condition.partition(":")
        value = self._given(name)
        if not wanted:
            return bool(value)
        if isinstance(value, bool):
            return wanted == ("yes" if value else "no")
        return value == wanted

    def _given(self, name: str) -> Value:
        value = self.fields.get(name)
        if name.startswith(("has_", "is_")) and not isinstance(value, bool | None):
            raise BadField(name, "true or false")
        return value

    def _word(self, name: str) -> str:
        value = self._given(name)
        if value is None or value == "":
            raise MissingField(name)
        try:
            return self._in_words(name, value)
        except (NotAMonth, NotADay):
            raise BadField(name, "a month YYYY-MM" if name.endswith("_month") else "a day YYYY-MM-DD") from None

    def _in_words(self, name: str, value: Value) -> str:
        if name.endswith("_month"):
            return month_in_words(str(value), self.language)
        if name.endswith(("_on", "_by")):
            return day_in_words(value if isinstance(value, date) else str(value), self.language)
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise BadField(name, "a text")
        return _one_line(str(value))

    def _several(self, name: str) -> tuple[str, ...]:
        value = self._given(name)
        if not value:
            raise MissingField(name)
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise BadField(name, "a list of texts")
        return tuple(map(_one_line, value))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
