"""The officers' menu: short enough to read, and nothing that a role may do is left out of it."""

import pytest
from django.urls import reverse

from tests import builders
from tests.staff.officers_site import visit
from victimcontact.scheme.roles import GRANTS, May, Role
from victimcontact.staff import menu

pytestmark = pytest.mark.usefixtures("staff_door")

OFFICERS = sorted(set(Role) - {Role.MEMBER, Role.SYSTEM}, key=str)


def hrefs(role: Role, here: str = "/") -> list[str]:
    return [link.href for link in menu.navigation(GRANTS[role], here=here)]


def current(role: Role, here: str) -> list[str]:
    return [str(link.text) for link in menu.navigation(GRANTS[role], here=here) if link.current]


@pytest.mark.parametrize("role", OFFICERS)
def test_whatever_a_role_may_open_is_in_the_menu_or_on_the_page_behind_it(role: Role) -> None:
    shown = hrefs(role)
    behind = [reverse(part.address) for _heading, parts in menu.groups(GRANTS[role]) for part in parts]
    reached = {*shown, *(behind if reverse("staff:more") in shown else ())}
    every = [*menu.DAILY, *(part for _heading, parts in menu.GROUPS for part in parts)]
    assert reached - {reverse("staff:more")} == {reverse(part.address) for part in every if part.act in GRANTS[role]}


@pytest.mark.parametrize("role", OFFICERS)
def test_no_menu_has_more_links_than_can_stand_side_by_side(role: Role) -> None:
    assert len(hrefs(role)) <= menu.SIDE_BY_SIDE


@pytest.mark.parametrize(
    ("role", "here", "marked"),
    [
        (Role.MANAGER, "/", "Worklist"),
        (Role.MANAGER, "/cases/", "Cases"),
        (Role.MANAGER, "/brakes/", "More"),
        (Role.MANAGER, "/more/", "More"),
        (Role.MANAGER, "/corrections/CR-1/", "More"),
        (Role.MANAGER, "/bars/", "Board"),
        (Role.VICTIM_LIAISON_OFFICER, "/enquiries/EN-1/", "Referrals"),
        (Role.VICTIM_LIAISON_OFFICER, "/likenesses/", "Referrals"),
        (Role.ANALYST, "/statistics/", "Statistics"),
    ],
)
def test_the_menu_marks_the_part_a_page_is_in(role: Role, here: str, marked: str) -> None:
    assert current(role, here) == [marked]


@pytest.mark.django_db
def test_the_page_behind_the_menu_offers_a_manager_what_an_officer_of_the_unit_does_not_get() -> None:
    manager, officer = (
        visit(builders.officer(role)).get("/more/").content.decode()
        for role in (Role.MANAGER, Role.VICTIM_LIAISON_OFFICER)
    )
    settings = f'href="{reverse("staff:settings")}"'
    assert May.CHANGE_SETTINGS not in GRANTS[Role.VICTIM_LIAISON_OFFICER]
    assert settings in manager and settings not in officer
    assert f'href="{reverse("staff:reviews")}"' in officer
