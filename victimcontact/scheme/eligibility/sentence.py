"""Is the sentence a relevant one, and long enough: R3, R6, R10 to R12 and R23."""

from collections.abc import Iterator
from datetime import date

from victimcontact.scheme.eligibility.answer import Effect, Point, Route, carries, fails, passes
from victimcontact.scheme.eligibility.disposal import route_of
from victimcontact.scheme.eligibility.length import Length, compared, length_of, spoken
from victimcontact.scheme.eligibility.people import ADULT_AT, turns
from victimcontact.scheme.eligibility.question import Disposal, Kind, Term

_RELEVANT = "DVCVA 2004 s.45(1)"
_PRACTICE = "DVCVA 2004 Sch 12; scheme practice"

_WITHOUT_END = {
    Kind.LIFE: ("R11", "A life sentence is 12 months or more", _PRACTICE),
    Kind.IPP: ("R11", "Imprisonment for public protection is 12 months or more", _PRACTICE),
    Kind.CUSTODY_FOR_LIFE: ("R11", "Custody for life is 12 months or more", _PRACTICE),
    Kind.HMP_DETENTION: ("R10", "Detention during His Majesty’s pleasure needs no length", _RELEVANT),
}
_LONG_BY_LAW = {
    Kind.EXTENDED: "An extended sentence is accepted as a relevant sentence",
    Kind.SOPC: "A sentence for an offender of particular concern is accepted as a relevant sentence",
    Kind.S254: "A section 254 sentence is accepted, though s.45 does not name it: local practice",
}
_YOUTH = {
    Kind.DTO: "A detention and training order of 12 months or more is a relevant sentence",
    Kind.S250: "Detention under section 250 of 12 months or more is a relevant sentence",
    Kind.S252A: "Detention under section 252A of 12 months or more is a relevant sentence",
}
_ROUTE_LENGTH = {Route.A: "R3", Route.D: "R6", Route.E: "R6", Route.F: "R6", Route.G: "R6"}


def term_now(disposal: Disposal) -> Term | None:
    """The term as it stands: after appeal, else as activated, else as imposed."""
    if disposal.reduced_to is not None:
        return disposal.reduced_to
    return disposal.activated_term if disposal.kind is Kind.SUSPENDED else disposal.term


def length_now(disposal: Disposal) -> Length:
    """Whether the term reaches 12 months as it stands; a sentence without end, or long by law, does."""
    if disposal.reduced_to is None:
        long_by_law = disposal.kind in _LONG_BY_LAW and disposal.term is None
        if disposal.kind in _WITHOUT_END or long_by_law:
            return Length.ENOUGH
    return length_of(term_now(disposal))


def points_of_the_sentence(disposal: Disposal, convicted_on: date | None, born_on: date | None) -> Iterator[Point]:
    """Whether a custodial sentence is a relevant one of 12 months or more (R3 for route A, R6 for the others)."""
    yield from _points_of_the_kind(disposal, convicted_on, born_on)
    if disposal.reduced_to is not None:
        yield from _points_after_appeal(disposal)
    elif disposal.kind in _WITHOUT_END:
        yield from _points_of_a_sentence_without_end(disposal)
    elif disposal.kind in _LONG_BY_LAW:
        yield _point_of_a_sentence_long_by_law(disposal)
    else:
        yield from _points_of_length(disposal)


def _points_of_the_kind(disposal: Disposal, convicted_on: date | None, born_on: date | None) -> Iterator[Point]:
    if disposal.kind in _YOUTH:
        text = _YOUTH[disposal.kind]
        if convicted_on and born_on and convicted_on >= turns(ADULT_AT, born_on):
            text = f"{text}; the offender was 18 or over at conviction, so check the kind of sentence"
        yield passes("R10", text, _RELEVANT)
    elif disposal.kind is Kind.YOI_DETENTION:
        yield passes("R11", "Detention in a young offender institution counts as imprisonment", _PRACTICE)
    elif disposal.kind in _LONG_BY_LAW:
        yield passes("R11", _LONG_BY_LAW[disposal.kind], _PRACTICE)


def _points_after_appeal(disposal: Disposal) -> Iterator[Point]:
    text = f"On appeal the term became {compared(disposal.reduced_to)}"
    if length_of(disposal.reduced_to) is Length.ENOUGH:
        yield passes("R23", text, "Local practice")
        yield carries(_ROUTE_LENGTH[route_of(disposal)], _capital(compared(disposal.reduced_to)), _RELEVANT)
    else:
        yield fails("R23", text, "Local practice", Effect.REVIEW)


def _points_of_a_sentence_without_end(disposal: Disposal) -> Iterator[Point]:
    yield carries(*_WITHOUT_END[disposal.kind])
    if route_of(disposal) is not Route.A:
        yield carries("R6", "The direction came with a relevant sentence", _RELEVANT)


def _point_of_a_sentence_long_by_law(disposal: Disposal) -> Point:
    """Such a sentence always is 12 months or more: a missing term does not matter, a shorter one is a mistake."""
    rule = _ROUTE_LENGTH[route_of(disposal)]
    if disposal.term is None:
        return carries(rule, "By law a sentence of this kind is 12 months or more", _RELEVANT)
    if length_of(disposal.term) is Length.ENOUGH:
        return carries(rule, _capital(compared(disposal.term)), _RELEVANT)
    text = f"{_capital(compared(disposal.term))}, too short for a sentence of this kind: check it"
    return fails(rule, text, _RELEVANT, Effect.REVIEW)


def _points_of_length(disposal: Disposal) -> Iterator[Point]:
    term = term_now(disposal)
    rule, text = _ROUTE_LENGTH[route_of(disposal)], _capital(compared(term))
    length = length_of(term)
    if length is Length.ENOUGH:
        yield carries(rule, text, _RELEVANT)
    elif _reached_only_together(disposal):
        yield fails(rule, text, _RELEVANT, Effect.PASSES)
        total = f"The total is {spoken(disposal.aggregate_term)}, but no term for this offence alone reaches 12 months"
        yield fails("R12", total, "DVCVA 2004 s.35(1)", Effect.REVIEW)
    elif length is Length.SHORT or _is_short_in_any_case(disposal):
        yield fails(rule, text, _RELEVANT)
    else:
        yield fails(rule, text, _RELEVANT, Effect.REVIEW)


def _reached_only_together(disposal: Disposal) -> bool:
    return length_of(disposal.aggregate_term) in (Length.ENOUGH, Length.DOUBTFUL)


def _is_short_in_any_case(disposal: Disposal) -> bool:
    """The term is not known, but the total, or the whole of what could be activated, is too short."""
    whole = disposal.term if disposal.kind is Kind.SUSPENDED else None
    return term_now(disposal) is None and Length.SHORT in (length_of(disposal.aggregate_term), length_of(whole))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
