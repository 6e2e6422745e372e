"""What must never reach the offender's side: the protected facts of the people of a case, held against a text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from victimcontact.casework import people
from victimcontact.records.models import Case, Person
from victimcontact.scheme import leaks
from victimcontact.scheme.leaks import Hit, Kind, Piece, ProtectedFact
from victimcontact.scheme.words.months import day_in_words

PLACES = {"school": "school", "work": "place of work", "other": "place"}
CHANNELS = {"phone": Kind.PHONE, "text": Kind.PHONE, "email": Kind.EMAIL}


class GivesAway(Exception):
    """A text holds something that shows who or where the victim is; `hits` say what and where."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        super().__init__(f"The text gives something away in {len(hits)} places")
        self.hits = hits


def require_silence(case: Case, text: str) -> None:
    """Raise `GivesAway` when a text for the offender's side holds a protected fact of this case."""
    hits = hits_in(case, text)
    if hits:
        raise GivesAway(hits)


def hits_in(case: Case, text: str) -> tuple[Hit, ...]:
    """Where a text gives away who or where the people of this case are, or that they are in the scheme (R70)."""
    return leaks.find(text, protected(case))


def marker(case: Case) -> Callable[[str], tuple[Piece, ...]]:
    """A function that cuts a text into pieces, marking what gives something away; the protected facts are read once."""
    facts = protected(case)
    return lambda text: leaks.pieces(text, leaks.find(text, facts))


def protected(case: Case) -> tuple[ProtectedFact, ...]:
    """What no text for the offender's side may hold: who and where the people of this case are, and the other victims of the sentence.

    Names, addresses and numbers, old and new, of the person and of whoever acts with them; the places where they can be
    found; our reference; the membership itself.
    """
    others = Case.objects.filter(sentence=case.sentence_id).exclude(pk=case.pk).select_related("person")
    return (
        *of_its_people(case),
        *(_of_another(fact) for other in others for fact in _of_the_people(other, without=case.person)),
        _reference(case),
        ProtectedFact(Kind.MEMBERSHIP, "", "being in the scheme"),
    )


def of_its_people(case: Case) -> tuple[ProtectedFact, ...]:
    """Who and where the people of this case are, without the other victims of the sentence."""
    people_of_it = [case.person, *([case.representative] if case.representative else [])]
    return (*(fact for person in people_of_it for fact in _of_person(person)), *_of_the_victim(case))


def its_own(case: Case) -> frozenset[ProtectedFact]:
    """The same, with our reference: what another member of the sentence must not learn (B14)."""
    return frozenset({*of_its_people(case), _reference(case)})


def _reference(case: Case) -> ProtectedFact:
    return ProtectedFact(Kind.REFERENCE, case.reference, "our reference")


def _of_another(fact: ProtectedFact) -> ProtectedFact:
    return replace(fact, label=f"another victim’s {fact.label}")


def _of_the_people(case: Case, *, without: Person) -> Iterator[ProtectedFact]:
    """Who and where the person and the victim of a case are; of the person nothing where it is the one left out."""
    if case.person != without:
        yield from _of_person(case.person)
    yield from _of_the_victim(case)


def _of_the_victim(case: Case) -> Iterator[ProtectedFact]:
    """The victim of the offence, where the person of the case acts for somebody."""
    if case.acts_for:
        yield ProtectedFact(Kind.NAME, str(case.acts_for), "name of the person they act for")
    if case.victim_born_on is not None:
        yield from _birth(case.victim_born_on)


def _of_person(person: Person) -> Iterator[ProtectedFact]:
    """The facts of a person, and of whoever was found to be the same person: what was set aside then is old, and still theirs."""
    for each in (person, *person.merged.all()):
        yield from _recorded_of(each)


def _recorded_of(person: Person) -> Iterator[ProtectedFact]:
    for name in {f"{person.given_names} {person.family_name}", person.preferred_name} - {""}:
        yield ProtectedFact(Kind.NAME, name, "name")
    for other in person.former_names.filter(ended_at__isnull=True):
        name = f"{other.given_names or person.given_names} {other.family_name}"
        yield ProtectedFact(Kind.NAME, name, "other name")
    for address in person.addresses.all():
        lines = [str(line) for line in address.lines]
        yield ProtectedFact(Kind.ADDRESS, "\n".join(lines), "old address" if address.replaced_at else "address")
        yield ProtectedFact(Kind.POSTCODE, lines[-1], "postcode")
    for point in person.contact_points.all():
        yield ProtectedFact(CHANNELS[point.channel], str(point.value), point.channel)
    for place in person.protected_places.filter(ended_at__isnull=True):
        yield ProtectedFact(Kind.PLACE, str(place.name), PLACES[place.kind])
    if person.born_on is not None:
        yield from _birth(person.born_on)
    plan = people.live_plan(person)
    if plan is not None and plan.code_word:
        yield ProtectedFact(Kind.REFERENCE, str(plan.code_word), "code word")


def _birth(day: date) -> Iterator[ProtectedFact]:
    figures = (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", day.isoformat())
    for form in (*figures, day_in_words(day, "en"), day_in_words(day, "cy")):
        yield ProtectedFact(Kind.REFERENCE, form, "date of birth")
