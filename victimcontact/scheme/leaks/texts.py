"""A text without its accents, spaces, signs and line breaks, in which every letter still knows its place."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """One way a fact may be written: its squeezed letters, how sure a find is, and whether it must begin with a capital.

    `unless_before`: squeezed letters that make it a part of something else, as a town is of its court.
    """

    letters: str
    certain: bool = True
    as_a_name: bool = False
    unless_before: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Letters and digits only, without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if character.isalnum())


class Squeezed:
    """A text as its letters and digits, each with its place in the text and whether a word begins there."""

    def __init__(self, text: str) -> None:
        self._text = text
        letters: list[str] = []
        self._places: list[int] = []
        begins: list[bool] = []
        apart = True
        for place, character in enumerate(text):
            if _joins(character):
                continue
            letters_of_it = plain(character)
            if not letters_of_it:
                apart = True
            for letter in letters_of_it:
                begins.append(apart or letter.isdigit() != letters[-1].isdigit())
                letters.append(letter)
                self._places.append(place)
                apart = False
        self._letters = "".join(letters)
        self._begins = [*begins, True]

    def places(self, form: Form) -> Iterator[tuple[int, int]]:
        """Where the form stands between word boundaries, as places in the text."""
        at = self._letters.find(form.letters) if form.letters else -1
        while at >= 0:
            after = at + len(form.letters)
            if self._begins[at] and self._begins[after] and self._is_meant(form, at, after):
                yield self._places[at], self._end(after)
            at = self._letters.find(form.letters, at + 1)

    def _end(self, after: int) -> int:
        """The place behind the last letter, with the accents that belong to it."""
        end = self._places[after - 1] + 1
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return end

    def _is_meant(self, form: Form, at: int, after: int) -> bool:
        if form.as_a_name and not self._text[self._places[at]].isupper():
            return False
        return not self._letters.startswith(form.unless_before, after)


def _joins(character: str) -> bool:
    """Whether a character stands inside a word without dividing it: loose accents, soft hyphens, invisible joiners."""
    return bool(unicodedata.combining(character)) or unicodedata.category(character) == "Cf"
