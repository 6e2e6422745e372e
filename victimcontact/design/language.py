"""Which of the two languages a page is in."""

from typing import Literal

from django.utils import translation

Language = Literal["en", "cy"]


def language() -> Language:
    """Answer the language of this page."""
    return "cy" if (translation.get_language() or "en").startswith("cy") else "en"
