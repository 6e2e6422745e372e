"""Telephone numbers are written as people read them out, and stand in their boxes like that."""

import pytest

from tests.design.markup import Page
from victimcontact.design import fields, forms
from victimcontact.design.phones import phone_in_words


@pytest.mark.parametrize(
    ("kept", "written"),
    [
        ("+447700900123", "07700 900123"),
        ("447700900999", "07700 900999"),
        ("+441174960100", "0117 496 0100"),
        ("+48123456789", "+48 12 345 67 89"),
        ("rhian@example.org", "rhian@example.org"),
        ("A1234BC", "A1234BC"),
        ("", ""),
    ],
)
def test_a_number_is_written_as_it_is_read_out_and_all_else_as_it_is(kept: str, written: str) -> None:
    assert phone_in_words(kept) == written


def test_a_number_that_is_kept_stands_in_its_box_as_it_is_read_out() -> None:
    asking: type[forms.Form] = type("Asking", (forms.Form,), {"phone": fields.Phone(label="Telephone")})

    assert Page(asking(initial={"phone": "+447700900123"})).one(id="id_phone")["value"] == "07700 900123"
    assert Page(asking({"phone": "0117 4"})).one(id="id_phone")["value"] == "0117 4"


def test_days_of_every_year_are_typed_in_words_and_stand_in_their_box_in_words() -> None:
    asking: type[forms.Form] = type("Asking", (forms.Form,), {"days": fields.DaysOfTheYear(label="Days")})
    typed = asking({"days": "27 March\n25 12\n\n29 February"})

    assert typed.is_valid(), typed.errors
    assert typed.cleaned_data["days"] == ["03-27", "12-25", "02-29"]
    assert "27 March&#10;25 December" in str(asking(initial={"days": ["03-27", "12-25"]}))
    assert asking({"days": "30 February"}).problems()[0].text == "30 February is not a day, such as 27 March"
