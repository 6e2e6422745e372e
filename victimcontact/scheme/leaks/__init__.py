"""Does this text give a victim away?

Whatever may reach the offender or those who act for them is compared with the victim's protected facts first. The text
is squeezed to its letters and digits, without accents, case, spaces, punctuation or line breaks, and every form in
which a fact is likely to be written is looked for between word boundaries (`forms`); words with a slip in them, or that
only sound like a name, and numbers written in words, are looked for beside (`misspelt`, `spoken`). Better one hit too
many than one too few: a hit stops the text until two people release it. How many leaks are found, and how many false
alarms there are, is measured (docs/leak-guard.md). Source: the scheme's own guard; R70, R72, P58, P111, P114.
"""

from collections.abc import Iterable, Iterator, Sequence

from victimcontact.scheme.leaks.forms import MEMBERSHIP_PHRASES as MEMBERSHIP_PHRASES
from victimcontact.scheme.leaks.forms import forms_of
from victimcontact.scheme.leaks.misspelt import Words
from victimcontact.scheme.leaks.spoken import Figures, rows_of_figures, where_said
from victimcontact.scheme.leaks.texts import Squeezed
from victimcontact.scheme.leaks.values import Hit as Hit
from victimcontact.scheme.leaks.values import Kind as Kind
from victimcontact.scheme.leaks.values import Piece as Piece
from victimcontact.scheme.leaks.values import ProtectedFact as ProtectedFact


def find(text: str, protected: Iterable[ProtectedFact]) -> tuple[Hit, ...]:
    """Every place where the text gives one of these facts away, in the order of the text.

    A find inside a longer one is left out. Positions count characters of `text` as it was given.
    """
    squeezed, words, figures = Squeezed(text), Words(text), rows_of_figures(text)
    found = {hit for fact in protected for hit in _hits_of(fact, squeezed, words, figures)}
    return tuple(hit for hit in sorted(found, key=_by_place) if not any(_covers(other, hit) for other in found))


def _hits_of(
    fact: ProtectedFact, squeezed: Squeezed, words: Words, figures: Sequence[Sequence[Figures]]
) -> Iterator[Hit]:
    for form in forms_of(fact):
        for start, end in squeezed.places(form):
            yield Hit(start, end, fact.kind, fact.label, form.certain)
    for start, end in words.misspelt(fact):
        yield Hit(start, end, fact.kind, fact.label, certain=False)
    if fact.kind is Kind.PHONE:
        for start, end in where_said(fact.value, figures):
            yield Hit(start, end, fact.kind, fact.label, certain=True)


def pieces(text: str, hits: Iterable[Hit]) -> tuple[Piece, ...]:
    """The text cut into pieces for showing, those that give something away with their hit."""
    made: list[Piece] = []
    at = 0
    for hit in sorted(hits, key=_by_place):
        start = max(hit.start, at)
        if start >= hit.end:
            continue
        made += [Piece(text[at:start], None), Piece(text[start : hit.end], hit)]
        at = hit.end
    made.append(Piece(text[at:], None))
    return tuple(piece for piece in made if piece.text)


def _by_place(hit: Hit) -> tuple[int, int, str, str, bool]:
    return hit.start, -hit.end, hit.kind, hit.label, not hit.certain


def _covers(other: Hit, hit: Hit) -> bool:
    """Whether the other hit says as much and more, or the same with more certainty."""
    if (other.start, other.end) == (hit.start, hit.end):
        return (other.kind, other.label) == (hit.kind, hit.label) and other.certain and not hit.certain
    return other.start <= hit.start and hit.end <= other.end and (other.certain or not hit.certain)
