"""A duty that stands in a way the pages do not know would break the worklist of everybody who has one."""

from victimcontact.design.standings import STANDINGS
from victimcontact.scheme.duties import DutyStanding


def test_every_standing_that_a_duty_can_have_has_its_word_and_colour_and_no_other_has() -> None:
    assert set(STANDINGS) == set(DutyStanding)
