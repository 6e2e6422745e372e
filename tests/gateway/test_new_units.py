"""A unit is made from a terminal, before there is anybody who could sign in."""

import pytest

from victimcontact.gateway import new_units
from victimcontact.gateway.refusal import Refusal
from victimcontact.records.models import Court, Unit

pytestmark = pytest.mark.django_db

WORDS = [
    "bristol", "--name", "Victim Liaison Unit, Bristol", "--region", "South West", "--address", "PO Box 9999|Bristol|BS99 9ZZ",
    "--phone", "0117 496 0100", "--email", "bristol@example.org", "--hours", "9am to 5pm", "--court", "Bristol Crown Court",
]  # fmt: skip


def test_a_unit_is_made_with_its_courts():
    assert new_units.main(WORDS) == 0

    assert Unit.objects.get(reference="bristol").address == ["PO Box 9999", "Bristol", "BS99 9ZZ"]
    assert Court.objects.get(name="Bristol Crown Court").unit.reference == "bristol"


def test_the_same_unit_is_not_made_twice():
    new_units.main(WORDS)

    with pytest.raises(Refusal, match="already"):
        new_units.main(WORDS)
