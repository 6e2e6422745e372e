"""The reading age of English text: Flesch-Kincaid grade + 5, with role names and fields left out."""

import re
from collections.abc import Iterable

ROLE_NAMES = (
    "Parliamentary and Health Service Ombudsman",
    "Criminal Cases Review Commission",
    "First-tier Tribunal (Mental Health)",
    "Mental Health Review Tribunal for Wales",
    "Mental Health Casework Section",
    "Victim Notification Scheme",
    "Victim Contact Scheme",
    "Victim Personal Statement",
    "victim impact statement",
    "Victim Liaison Officer",
    "victim liaison officer",
    "Secretary of State",
    "Victims' Code",
    "Victims’ Code",
    "Victim Support",
    "British Sign Language",
    "Attorney General",
    "Probation Service",
    "probation officer",
    "Court of Appeal",
    "Parole Board",
    "High Court",
    "Home Office",
    "Ministry of Justice",
)
_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    trimmed = re.sub(r"(?:[^laeiouy]es|[^td]ed|[^laeiouy]e|(?<=[aeiouy])le)$", lambda match: match[0][0], letters)
    return max(1, len(_VOWELS.findall(trimmed)))


def reading_age(texts: Iterable[str]) -> float:
    """The reading age in years of texts that each hold one sentence or more; fields in braces count for nothing."""
    sentences = [sentence for text in texts for sentence in _sentences(text)]
    words = [word for sentence in sentences for word in sentence]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5


def _sentences(text: str) -> list[list[str]]:
    plain = re.sub(r"\{[a-z_]+\}", "", text)
    for name in ROLE_NAMES:
        plain = plain.replace(name, "")
    plain = re.sub(r"\S+@\S+|\b[\d ]*\d\b", "", plain)
    pieces = (re.findall(r"[A-Za-z'’]+", piece) for piece in re.split(r"[.!?:]+(?:\s|$)", plain))
    return [piece for piece in pieces if piece]
