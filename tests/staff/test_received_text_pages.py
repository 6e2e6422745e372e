"""The page of a text that somebody sent to our number."""

from typing import Any

import pytest

from tests import builders
from tests.casework.test_received_texts import came, texted
from tests.staff.officers_site import holder, visit
from victimcontact.records.models import Officer, ReceivedText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def page_of(officer: Officer, address: str, posted: dict[str, Any] | None = None) -> str:
    client = visit(officer)
    response = client.get(address) if posted is None else client.post(address, posted, follow=True)
    return " ".join(response.content.decode().split())


def test_an_officer_reads_it_and_says_what_they_did() -> None:
    case = texted()
    text = came("STOP")
    address = f"/texts/{text.reference}/"

    assert f'href="{address}"' in page_of(holder(case), "/")
    page = page_of(holder(case), address)
    nothing = page_of(holder(case), address, {"note": " "})
    page_of(holder(case), address, {"note": "Rang her: she only wants letters."})

    assert "Nothing is texted to this number any more." in page and "Safe contact at a glance" in page
    assert "Enter what you did" in nothing
    assert "she only wants letters" in page_of(holder(case), address)
    assert f'href="{address}"' not in page_of(holder(case), "/")


def test_a_manager_says_whose_it_is() -> None:
    case, manager = texted(), builders.officer("manager")
    text = came(number="447700900999")
    address = f"/texts/{text.reference}/"

    unknown = page_of(manager, address)
    wrong = page_of(manager, f"{address}match/", {"case": "VC-NONE"})
    right = page_of(manager, f"{address}match/", {"case": case.reference.lower()})

    assert "Nobody within your reach has, or had, this number." in unknown
    assert "There is no such case" in wrong
    assert case.reference in right and ReceivedText.objects.get().case == case


def test_a_manager_sets_aside_what_asks_nothing() -> None:
    manager, text = builders.officer("manager"), came("You have won", number="447700900999")
    address = f"/texts/{text.reference}/set-aside/"

    assert "Enter why it asks nothing of us" in page_of(manager, address, {"why": " "})
    page_of(manager, address, {"why": "An advertisement."})

    assert ReceivedText.objects.get().seen_at is not None
