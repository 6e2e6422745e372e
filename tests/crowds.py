"""Many members at once: one made through the verbs, the others copied from that one row by row, each with a number of its own.

For tests and drills that need hundreds or thousands. Copies hold what news is weighed against and letters are written from; their
ledgers are derived the first time something happens in them.
"""

import uuid
from collections.abc import Iterator
from typing import Any, TypeVar

from django.db.models import Model

from tests import builders
from victimcontact.casework import references
from victimcontact.records.models import (
    Address,
    Case,
    ContactPoint,
    Fact,
    Offender,
    OffenderIdentifier,
    Person,
    Referral,
    SafeContactPlan,
    Sentence,
)

BATCH = 1000
Row = TypeVar("Row", bound=Model)


def members(count: int, **more: Any) -> list[Case]:
    """So many members, each of an offender and sentence of their own; the first is the one the others are copied from."""
    first = builders.joined(**more)
    made = [first]
    while len(made) < count:
        made += _copied(first, min(BATCH, count - len(made)), beginning=len(made))
    return made


def numbers_of(cases: list[Case]) -> list[str]:
    """The prison number of each case's offender, in the order of the cases."""
    rows = OffenderIdentifier.objects.filter(offender__sentences__cases__in=cases, kind="prison_number")
    by_case = dict(rows.values_list("offender__sentences__cases", "value"))
    return [by_case[case.pk] for case in cases]


def _copied(first: Case, count: int, *, beginning: int) -> list[Case]:
    offenders = _copies(first.sentence.offender, count)
    sentences = [_copy(first.sentence, offender=offender) for offender in Offender.objects.bulk_create(offenders)]
    Sentence.objects.bulk_create(sentences)
    OffenderIdentifier.objects.bulk_create(_identifiers(first, offenders, beginning))
    persons = Person.objects.bulk_create(_copies(first.person, count, account=None))
    for model in (Address, ContactPoint, SafeContactPlan):
        rows = list(model._default_manager.filter(person=first.person))
        model._default_manager.bulk_create(_copy(row, person=person) for row in rows for person in persons)
    referrals = Referral.objects.bulk_create(
        _copy(first.referral, sentence=sentence, digest=uuid.uuid4().bytes * 2) for sentence in sentences
    )
    cases = Case.objects.bulk_create(
        _copy(first, sentence=sentence, person=person, referral=referral)
        for sentence, person, referral in zip(sentences, persons, referrals, strict=True)
    )
    _copy_facts(first, cases)
    return cases


def _identifiers(first: Case, offenders: list[Offender], beginning: int) -> Iterator[OffenderIdentifier]:
    known = OffenderIdentifier.objects.get(offender=first.sentence.offender_id, kind="prison_number")
    for place, offender in enumerate(offenders, start=beginning):
        value = f"B{place // 100 % 10000:04}{chr(65 + place // 10 % 10)}{chr(65 + place % 10)}"
        yield _copy(known, offender=offender, value=value)


def _copy_facts(first: Case, cases: list[Case]) -> None:
    of_sentence = list(Fact.objects.filter(sentence=first.sentence_id))
    of_case = list(Fact.objects.filter(case=first))
    Fact.objects.bulk_create(_copy(row, sentence=case.sentence) for row in of_sentence for case in cases)
    Fact.objects.bulk_create(_copy(row, case=case) for row in of_case for case in cases)


def _copies(row: Row, count: int, **changes: Any) -> list[Row]:
    return [_copy(row, **changes) for _number in range(count)]


def _copy(row: Row, **changes: Any) -> Row:
    """A new row with the same values and a reference of its own; what is closed is opened and closed again under the new key."""
    values = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if not field.primary_key}
    if "reference" in values:
        values["reference"] = references.new(str(values["reference"]).partition("-")[0])
    return type(row)(**(values | changes))


def one_more(first: Case) -> Case:
    """One more member of the same sentence."""
    person = Person.objects.bulk_create([_copy(first.person, account=None)])[0]
    case = Case.objects.bulk_create([_copy(first, person=person)])[0]
    Fact.objects.bulk_create(_copy(row, case=case) for row in Fact.objects.filter(case=first))
    return case
