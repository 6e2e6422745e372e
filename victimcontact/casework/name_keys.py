"""What people and offenders are found by: derived from every name they have or had, and written again whenever one changes."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework import indexes
from victimcontact.records.models import Address, FormerName, NameKeys, Offender, Person
from victimcontact.scheme import names

BATCH = 500


def write(about: Person | Offender) -> None:
    """Derive the keys of a person or offender again. Whoever was merged into another is found by the other alone."""
    if about.merged_into_id is not None:
        NameKeys.objects.filter(**_of(about)).delete()
        return
    keys = list(names.keys(about.given_names, about.family_name, _others(about)))
    NameKeys.objects.update_or_create(defaults={"keys": keys}, **_of(about))


def fill_missing() -> int:
    """Make the keys of everybody who has none, or has them made in an older way; answers how many.

    Addresses written before postcodes were looked up by get their index too. The nightly run calls it.
    """
    current = {"name_keys__keys__contains": [names.VERSION]}
    filled = _write_all(Person.objects.filter(merged_into__isnull=True).exclude(**current))
    filled += _write_all(Offender.objects.filter(merged_into__isnull=True).exclude(**current))
    _fill_postcodes()
    return filled


def _write_all(rows: QuerySet[Person] | QuerySet[Offender]) -> int:
    done = 0
    for row in rows.iterator(chunk_size=BATCH):
        with transaction.atomic():
            write(row)
        done += 1
    return done


def _fill_postcodes() -> None:
    for address in Address.objects.filter(postcode_index__isnull=True).iterator(chunk_size=BATCH):
        address.postcode_index = indexes.of_address(address.lines)
        if address.postcode_index is not None:
            address.save(update_fields=["postcode_index"])


def _others(about: Person | Offender) -> list[tuple[str, str]]:
    found = list(
        FormerName.objects.filter(ended_at__isnull=True, **_of(about)).values_list("given_names", "family_name")
    )
    preferred = about.preferred_name if isinstance(about, Person) else ""
    return [*found, ("", preferred)] if preferred else found


def _of(about: Person | Offender) -> dict[str, Any]:
    return {"person": about} if isinstance(about, Person) else {"offender": about}
