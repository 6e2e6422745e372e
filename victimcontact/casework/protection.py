"""What must never reach the offender's side: the protected facts of the people of a case, held against a text."""

from collections.abc import Iterator

from victimcontact.records.models import Case, Person
from victimcontact.scheme import leaks
from victimcontact.scheme.leaks import Hit, Kind, ProtectedFact

CHANNELS = {"phone": Kind.PHONE, "text": Kind.PHONE, "email": Kind.EMAIL}


def hits_in(case: Case, text: str) -> tuple[Hit, ...]:
    """Where a text gives away who or where the people of this case are, or that they are in the scheme (R70)."""
    return leaks.find(text, protected(case))


def protected(case: Case) -> tuple[ProtectedFact, ...]:
    """The names, addresses and numbers, old and new, of the person and of whoever acts with them; our reference; the membership itself."""
    people = [case.person, *([case.representative] if case.representative else [])]
    facts = [fact for person in people for fact in _of_person(person)]
    return (
        *facts,
        ProtectedFact(Kind.REFERENCE, case.reference, "our reference"),
        ProtectedFact(Kind.MEMBERSHIP, "", "being in the scheme"),
    )


def _of_person(person: Person) -> Iterator[ProtectedFact]:
    for name in {f"{person.given_names} {person.family_name}", person.preferred_name} - {""}:
        yield ProtectedFact(Kind.NAME, name, "name")
    for address in person.addresses.all():
        lines = [str(line) for line in address.lines]
        yield ProtectedFact(Kind.ADDRESS, "\n".join(lines), "old address" if address.replaced_at else "address")
        yield ProtectedFact(Kind.POSTCODE, lines[-1], "postcode")
    for point in person.contact_points.all():
        yield ProtectedFact(CHANNELS[point.channel], str(point.value), point.channel)
