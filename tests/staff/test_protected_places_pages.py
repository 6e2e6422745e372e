"""The page of places that nothing for the offender's side may name."""

import pytest

from tests import builders
from tests.staff.officers_site import holder, visit
from victimcontact.casework import protected_places

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def test_an_officer_adds_a_place_sees_it_and_takes_it_away() -> None:
    case = builders.allocated()
    client, address = visit(holder(case)), f"/cases/{case.reference}/protected-places/"

    assert client.post(address, {"kind": "school", "name": "Ysgol Bryn Derwen"}).status_code == 302
    assert "Ysgol Bryn Derwen" in client.get(address).content.decode()

    (place,) = protected_places.of(case)
    client.post(f"{address}{place.pk}/end/")
    assert protected_places.of(case) == []


def test_a_name_without_letters_is_refused_and_stays_on_the_screen() -> None:
    case = builders.allocated()
    page = visit(holder(case)).post(f"/cases/{case.reference}/protected-places/", {"kind": "work", "name": "12-34"})

    assert "Enter the name of the place in letters" in page.content.decode()
    assert 'value="12-34"' in page.content.decode()
    assert protected_places.of(case) == []


def test_nobody_else_finds_the_page() -> None:
    case = builders.allocated()
    elsewhere = visit(builders.officer(in_unit="cardiff"))

    assert elsewhere.get(f"/cases/{case.reference}/protected-places/").status_code == 404
