"""A bereaved mother acts for two of her children, who want different things: two cases, clearly apart, in a real browser."""

from datetime import date

import pytest
from playwright.sync_api import Browser

from tests import builders
from tests.portal import members
from tests.portal.telephone import Telephone
from tests.portal.whole import posted_stage
from victimcontact.casework import access, allocations, notes, referrals, wishes
from victimcontact.casework.stages import Happened
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Case, Officer
from victimcontact.scheme.words.choices import level_label
from victimcontact.scheme.words.timeline import stage_entry

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door", "today")]

OPEN = Happened("moved_to_open_conditions", date(2026, 11, 20))


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


def children(language: str) -> tuple[Case, Case]:
    """Cai's case, of which everything is to be heard, and Nia's, of which only the month of release is, and nothing asked."""
    cai = builders.joined(victims=(builders.parent("Cai Rees", language=language),))
    manager = Officer.objects.get(role="manager")
    told = builders.parent("Nia Rees", language=language)
    nia = referrals.add_person(case=cai, victim=told, by=manager.account, now=builders.later(minutes=1))
    allocations.allocate(case=nia, officer_id=str(cai.officer_id), by=manager.account, now=builders.NOW)
    wish = Wish("join", "release_month", wants_representations=False)
    version = access.version_of(nia)
    wishes.record(case=nia, wish=wish, version=version, by=members.officer_of(cai), now=builders.NOW)
    nia.refresh_from_db()
    return cai, nia


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_mother_chooses_for_each_of_her_children_and_nothing_of_one_is_with_the_other(
    chromium: Browser, language: str
) -> None:
    cai, nia = children(language)
    members.activated(cai)
    posted_stage(cai, OPEN)
    told = stage_entry(OPEN.code, language, {}).title
    mother = Telephone(chromium, language)
    for_cai, for_nia = (mother.said("For %(name)s", name=f"{name} Rees") for name in ("Cai", "Nia"))

    mother.sign_in(cai)
    chooses = mother.words
    mother.go(f"/your-page/{nia.reference}/")
    of_nia = mother.words
    mother.follow("Look at your choices, or change them")
    mother.press("Change your choices")
    mother.choose("What would you like to hear?", level_label("annual", language))
    mother.choose(
        "How should our letters reach you?", mother.said("By phone only: your officer calls you, and we send nothing")
    )
    mother.press("Save my choices")
    changed = mother.words
    mother.follow("Your other pages")
    mother.follow("For %(name)s", name="Cai Rees")
    of_cai = mother.words
    mother.go(f"/your-page/{cai.reference}/messages/")
    mother.page.locator("textarea").fill("Cai does not sleep.")
    mother.press("Send")
    mother.go(f"/your-page/{nia.reference}/messages/")
    messages_of_nia = mother.words

    assert for_cai in chooses and for_nia in chooses
    assert for_nia in of_nia and for_nia in changed and told not in of_nia
    assert for_cai in of_cai and told in of_cai
    assert "Cai" not in of_nia + changed + messages_of_nia and "Nia" not in of_cai
    cai.refresh_from_db()
    nia.refresh_from_db()
    assert (cai.level, cai.channel, cai.wants_representations) == ("key_stages", "letter", True)
    assert (nia.level, nia.channel, nia.wants_representations) == ("annual", "phone", False)
    assert (len(notes.between(cai)), len(notes.between(nia))) == (1, 0)
    assert mother.found == []
