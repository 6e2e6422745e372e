"""Passkeys, with a device that is made up: it comes in instead of a code, for its own member, once asked, and at our address only."""

import hashlib
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.http import HttpResponse
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from tests import builders
from tests.portal import members
from victimcontact.casework import passkeys, recoveries
from victimcontact.casework.recoveries import Asked
from victimcontact.records.models import Account, AuditEntry, Case, Passkey, WaitingMail
from victimcontact.scheme.identity import Question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

ORIGIN = "http://localhost:8001"
FLAGS = AuthenticatorData.FLAG


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.PORTAL_ADDRESS = ORIGIN
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


@pytest.fixture
def case() -> Case:
    made = builders.joined()
    members.activated(made)
    return made


class Device:
    """A telephone with one passkey."""

    def __init__(self, *, origin: str = ORIGIN, verifies: bool = True, number: int = 1) -> None:
        self.key, self.origin = ec.generate_private_key(ec.SECP256R1()), origin
        self.id = bytes([number]) * 16
        self.flags = FLAGS.UP | (FLAGS.UV if verifies else FLAGS(0))

    def made(self, asked: dict[str, Any]) -> str:
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        data = AuthenticatorData.create(_of("localhost"), self.flags | FLAGS.AT, 0, bytes(credential))
        attested = AttestationObject.create("none", data, {})
        said = self._said(CollectedClientData.TYPE.CREATE, asked)
        return self._answer({"clientDataJSON": said, "attestationObject": bytes(attested)})

    def proves(self, asked: dict[str, Any]) -> str:
        said = self._said(CollectedClientData.TYPE.GET, asked)
        data = bytes(AuthenticatorData.create(_of("localhost"), self.flags, 1))
        signature = self.key.sign(data + said.hash, ec.ECDSA(SHA256()))
        return self._answer({"clientDataJSON": said, "authenticatorData": data, "signature": signature})

    def _said(self, kind: str, asked: dict[str, Any]) -> CollectedClientData:
        return CollectedClientData.create(kind, asked["publicKey"]["challenge"], self.origin)

    def _answer(self, response: dict[str, bytes]) -> str:
        coded = {name: websafe_encode(value) for name, value in response.items()}
        return json.dumps(
            {"id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key", "response": coded}
        )


def _of(host: str) -> bytes:
    return hashlib.sha256(host.encode()).digest()


def add(browser: Client, device: Device) -> HttpResponse:
    asked = browser.post("/ways-in/passkey/ask/").json()
    return browser.post("/ways-in/passkey/", {"credential": device.made(asked)})


def enter(browser: Client, device: Device) -> HttpResponse:
    asked = browser.post("/sign-in/passkey/ask/").json()
    return browser.post("/sign-in/passkey/", {"credential": device.proves(asked)})


def visitor() -> Client:
    return Client(REMOTE_ADDR="192.0.2.9")


def test_a_member_adds_a_passkey_and_comes_in_with_it_alone(case: Case) -> None:
    device, browser = Device(), visitor()

    added = add(members.client_of(case), device)
    came = enter(browser, device)

    page = browser.get("/ways-in/").content.decode()
    assert (added.status_code, came.json()) == (200, {"leads_to": "/your-page/"})
    assert browser.get(f"/your-page/{case.reference}/").status_code == 200
    assert "passkey" in page
    entry = AuditEntry.objects.filter(what="sign_ins.entered").latest("id")
    assert (entry.actor, entry.data["way"]) == (case.person.account_id, "passkey")


def test_what_a_device_shows_of_a_passkey_says_nothing(case: Case) -> None:
    asked = members.client_of(case).post("/ways-in/passkey/ask/").json()["publicKey"]

    assert (asked["rp"]["name"], asked["user"]["name"], asked["user"]["displayName"]) == ("My page",) * 3
    assert asked["authenticatorSelection"]["userVerification"] == "required"


def test_a_device_that_is_not_known_is_refused_as_a_wrong_answer_is(case: Case) -> None:
    known, stranger = Device(number=1), Device(number=2)
    add(members.client_of(case), known)
    known.key = stranger.key

    wrong, unknown = enter(visitor(), known), enter(visitor(), stranger)

    assert (wrong.status_code, wrong.content) == (unknown.status_code, unknown.content) == (400, b"{}")
    assert AuditEntry.objects.filter(what="passkeys.not_accepted").count() == 2


@pytest.mark.parametrize("device", [Device(origin="https://copy.example.org"), Device(verifies=False)])
def test_a_copy_of_our_pages_and_a_device_that_did_not_ask_who_holds_it_are_refused(case: Case, device: Device) -> None:
    assert add(members.client_of(case), device).status_code == 400
    assert not Passkey.objects.exists()


def test_an_answer_is_good_for_one_question(case: Case) -> None:
    device, browser = Device(), visitor()
    add(members.client_of(case), device)
    asked = browser.post("/sign-in/passkey/ask/").json()
    answer = device.proves(asked)
    browser.post("/sign-in/passkey/", {"credential": answer})
    browser.post("/sign-out/")

    assert browser.post("/sign-in/passkey/", {"credential": answer}).status_code == 400
    assert visitor().post("/sign-in/passkey/", {"credential": answer}).status_code == 400


@pytest.mark.parametrize(
    "sent", ["", "{}", "[]", '"x"', '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}']
)
def test_what_is_no_answer_of_a_device_is_refused(case: Case, sent: str) -> None:
    browser, own = visitor(), members.client_of(case)
    browser.post("/sign-in/passkey/ask/")
    own.post("/ways-in/passkey/ask/")

    assert browser.post("/sign-in/passkey/", {"credential": sent}).status_code == 400
    assert own.post("/ways-in/passkey/", {"credential": sent}).status_code == 400


def test_a_passkey_that_was_removed_opens_no_more_and_nobody_elses_can_be(case: Case) -> None:
    device, own, other = Device(), members.client_of(case), members.client_of(builders.joined())
    add(own, device)
    key = str(Passkey.objects.get().pk)

    theirs = other.post("/ways-in/passkey/remove/", {"key": key})
    still = enter(visitor(), device)
    own.post("/ways-in/passkey/remove/", {"key": key})

    assert (theirs.status_code, still.status_code, enter(visitor(), device).status_code) == (404, 200, 400)


def test_a_passkey_of_a_closed_account_and_one_from_before_a_recovery_open_nothing(case: Case) -> None:
    device, second = Device(number=1), Device(number=2)
    other = builders.joined()
    add(members.client_of(case), device)
    add(members.client_of(other), second)
    Account.objects.filter(pk=case.person.account_id).update(is_active=False)
    shown = Asked(right=frozenset({Question.NAME, Question.BORN_ON, Question.CODE_WORD}))
    recoveries.recover(case=other, asked=shown, lost=[], by=members.officer_of(other), now=builders.later(minutes=1))

    assert [enter(visitor(), each).status_code for each in (device, second)] == [400, 400]


def test_tries_are_counted_for_the_visitor(case: Case) -> None:
    answers = [enter(visitor(), Device(number=3)).status_code for _ in range(21)]

    assert answers == [400] * 20 + [429]


def test_who_is_not_signed_in_adds_nothing() -> None:
    assert visitor().post("/ways-in/passkey/ask/")["Location"] == "/sign-in/"
    assert visitor().post("/ways-in/passkey/", {"credential": "{}"})["Location"] == "/sign-in/"


def test_there_is_an_end_to_how_many_somebody_has(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passkeys, "MOST", 1)
    own = members.client_of(case)

    assert [add(own, Device(number=number)).status_code for number in (1, 2)] == [200, 400]


def test_where_codes_go_is_told_of_a_new_passkey(case: Case) -> None:
    browser = members.client_of(case)

    add(browser, Device(number=4))

    note = WaitingMail.objects.get(not_before__isnull=False)
    assert (note.to_address, note.subject) == (members.address_of(case), "Something has changed")
