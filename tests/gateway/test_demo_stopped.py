"""The demonstration shows something that stopped by itself, and something wrong that is being put right."""

import pytest

from tests import builders
from victimcontact.gateway import demo, demo_stopped
from victimcontact.gateway.demo_area import Area
from victimcontact.records.models import Brake, Correction, Message

pytestmark = pytest.mark.django_db


def test_one_thing_has_stopped_by_itself_and_one_is_being_put_right() -> None:
    area = Area(builders.NOW)

    for tell in demo_stopped.STORIES:
        tell(area)

    assert list(Brake.objects.values_list("kind", "decided")) == [("no_release_decision", "")]
    assert Correction.objects.filter(closed_at__isnull=True, members=1).count() == 1
    assert Message.objects.filter(document="C01", state="drafted").exists()


def test_the_stories_are_told_in_the_demonstration() -> None:
    assert set(demo_stopped.STORIES) <= set(demo.STORIES)
