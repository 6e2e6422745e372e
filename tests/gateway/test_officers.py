import io

import pytest

from victimcontact.casework.access import officer_of
from victimcontact.gateway import officers
from victimcontact.gateway.refusal import Refusal
from victimcontact.records.models import Account

pytestmark = pytest.mark.django_db

AUDITOR = ["--name", "Made Up", "--email", "Auditor@example.org", "--role", "auditor"]
PASSWORD = "correct horse battery staple"


def create(*words: str, password: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    return officers.main(list(words))


def test_the_first_officer_can_be_made_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert create(*AUDITOR, password=PASSWORD, monkeypatch=monkeypatch) == 0

    account = Account.objects.get(handle="auditor@example.org")
    assert account.check_password(PASSWORD)
    assert officer_of(account).role == "auditor"


@pytest.mark.parametrize("password", ["", "short", "elevenchars", "123456789012"])
def test_a_password_that_is_easily_guessed_makes_no_officer(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refusal):
        create(*AUDITOR, password=password, monkeypatch=monkeypatch)

    assert not Account.objects.filter(kind="officer").exists()


def test_the_same_address_makes_no_second_officer(monkeypatch: pytest.MonkeyPatch) -> None:
    create(*AUDITOR, password=PASSWORD, monkeypatch=monkeypatch)

    with pytest.raises(Refusal, match="already"):
        create(*AUDITOR, password=PASSWORD, monkeypatch=monkeypatch)


def test_a_liaison_officer_needs_a_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [*AUDITOR[:-1], "victim_liaison_officer"]

    with pytest.raises(Refusal, match="unit"):
        create(*words, password=PASSWORD, monkeypatch=monkeypatch)

    assert not Account.objects.filter(kind="officer").exists()


def test_a_victim_cannot_be_made_an_officer_by_role(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        officers.main([*AUDITOR[:-1], "member"])

    assert "invalid choice: 'member'" in capsys.readouterr().err
