"""Which of the two languages a page is in, and a detail of writing both."""

from typing import Literal

from django.utils import translation

Language = Literal["en", "cy"]


def language() -> Language:
    """Answer the language of this page."""
    return "cy" if (translation.get_language() or "en").startswith("cy") else "en"


def lower_first(words: str) -> str:
    """Begin with a small letter, to go on inside a sentence; what begins with an abbreviation stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
