"""Where our mail reaches those who decide: as the installation says, and a slip in it ends the program before anything goes astray."""

import pytest

from victimcontact.gateway.variables import DECIDERS, addresses
from victimcontact.scheme.licences import Decider

KNOWN = ("governor", "parole_board")


def test_each_who_has_their_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_OF", "governor=g@example.org, parole_board = cases@board.example.org")

    assert addresses("MAIL_OF", KNOWN) == {"governor": "g@example.org", "parole_board": "cases@board.example.org"}


def test_everybody_who_decides_but_the_practitioner_can_be_told_of() -> None:
    assert set(DECIDERS) == set(Decider) - {Decider.PROBATION}


@pytest.mark.parametrize("value", ["", " , "])
def test_nothing_said_is_nobody_known(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("MAIL_OF", value)

    assert addresses("MAIL_OF", KNOWN) == {}


@pytest.mark.parametrize(
    "value",
    [
        "governor",
        "governer=g@example.org",
        "governor=g",
        "governor=a@example.org,governor=c@example.org",
        "=g@example.org",
    ],
)
def test_a_slip_ends_the_program(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("MAIL_OF", value)

    with pytest.raises(SystemExit, match="MAIL_OF"):
        addresses("MAIL_OF", KNOWN)
