"""Streets under a map come from nowhere unless the office says from where; then from there and nowhere else."""

import json
import os
import subprocess
import sys

import pytest

from tests.house.source import PROJECT
from victimcontact.gateway.variables import tiles

TILES = "https://tiles.example.org/{z}/{x}/{y}.png"
ASK = (
    "import json; from victimcontact import settings;"
    "print(json.dumps([settings.MAP_TILES, settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src']]))"
)


def settings_with(**variables: str) -> list[object]:
    environment = {name: value for name, value in os.environ.items() if name != "MAP_TILES"} | variables
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=PROJECT,
        env=environment,
        text=True,
        capture_output=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def test_no_picture_comes_from_elsewhere_unless_it_is_set() -> None:
    assert settings_with() == ["", ["'self'", "data:"]]


def test_pictures_may_come_from_the_host_that_is_set_and_from_no_other() -> None:
    assert settings_with(MAP_TILES=TILES) == [TILES, ["'self'", "data:", "https://tiles.example.org"]]


@pytest.mark.parametrize(
    "value", ["http://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org/", "tiles", "https:///{z}/{x}/{y}"]
)
def test_an_address_that_could_not_work_or_would_be_overheard_ends_the_program(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("MAP_TILES", value)

    with pytest.raises(SystemExit, match="MAP_TILES"):
        tiles("MAP_TILES")
