"""A stand-in for GOV.UK Notify: a small server of our own on the loopback that answers as the documentation says.

It checks what the real one checks (the signed key, the shape of what is posted, templates, limits), keeps what it took, and can be
told to fail: to answer with any error, or to cut the connection before or after it took something. Test keys simulate failures by
number, and the smoke numbers are answered but not kept, as documented.
"""

import base64
import json
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

SERVICE, SECRET = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
KEY = f"made_up-{SERVICE}-{SECRET}"
EMAIL_TEMPLATE, TEXT_TEMPLATE = str(uuid.UUID(int=3)), str(uuid.UUID(int=4))
CLOCK_SECONDS = 30
RETRIES = 5
SMOKE = {"07700900000", "07700900111", "07700900222", "simulate-delivered@notifications.service.gov.uk"}
SIMULATED = {
    "07700900003": "temporary-failure",
    "07700900002": "permanent-failure",
    "temp-fail@simulator.notify": "temporary-failure",
    "perm-fail@simulator.notify": "permanent-failure",
}
STATUSES = {
    "email": {"created", "sending", "delivered", "permanent-failure", "temporary-failure", "technical-failure"},
    "sms": {"created", "sending", "pending", "sent", "delivered", "permanent-failure", "temporary-failure", "technical-failure"},
    "letter": {
        "accepted", "received", "cancelled", "technical-failure", "permanent-failure", "pending-virus-check",
        "virus-scan-failed", "validation-failed",
    },
}  # fmt: skip
NO_LINE_BEGINS = '@()=[]"\\/,<>'


class Wrong(Exception):
    """An error as Notify answers it."""

    def __init__(self, status: int, error: str, message: str = "in words that nobody may branch on") -> None:
        super().__init__(message)
        self.status = status
        self.body = {"status_code": status, "errors": [{"error": error, "message": message}]}


@dataclass
class Notify:
    """What it holds and how it behaves. `trouble` is what the next posts meet, one each."""

    address: str = ""
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    trouble: list[str | Wrong] = field(default_factory=list)
    templates: set[str] = field(default_factory=lambda: {EMAIL_TEMPLATE, TEXT_TEMPLATE})
    a_minute: int = 3_000
    a_day: dict[str, int] = field(default_factory=lambda: {"email": 250_000, "sms": 250_000, "letter": 20_000})
    before_answering: Callable[[dict[str, Any]], None] = lambda _taken: None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, reference: str) -> list[dict[str, Any]]:
        return [taken for taken in self.kept.values() if taken["reference"] == reference]

    def references(self) -> Counter[str]:
        return Counter(taken["reference"] for taken in self.kept.values())

    def becomes(self, reference: str, status: str) -> dict[str, Any]:
        """Something became of what was taken; answers the delivery receipt that is posted to us (letters have none)."""
        (taken,) = self.of(reference)
        if status not in STATUSES[taken["type"]]:
            raise AssertionError(f"a {taken['type']} cannot be {status}")
        taken["status"] = status
        moment = datetime.now(UTC).isoformat()
        to = taken["email_address"] or taken["phone_number"]
        return {
            "id": taken["id"], "reference": reference, "to": to, "status": status, "created_at": moment,
            "completed_at": moment, "sent_at": moment, "notification_type": taken["type"],
            "template_id": EMAIL_TEMPLATE, "template_version": 1,
        }  # fmt: skip

    def comes_back(self, reference: str) -> dict[str, Any]:
        """A letter came back: what is posted to us weeks later."""
        (taken,) = self.of(reference)
        return {
            "notification_id": taken["id"], "reference": reference, "date_sent": "2026-11-01T09:00:00.000000Z",
            "sent_by": None, "template_name": "Pre-compiled PDF", "template_id": str(uuid.UUID(int=9)), "template_version": 1,
            "spreadsheet_file_name": None, "spreadsheet_row_number": None, "upload_letter_file_name": None,
        }  # fmt: skip

    def look_at_letters(self, fit: Callable[[bytes], bool]) -> None:
        """The virus scan and the check of the sheet, which come after the answer."""
        for taken in self.kept.values():
            if taken["status"] == "pending-virus-check":
                virus = b"EICAR" in taken["pdf"]
                taken["status"] = (
                    "virus-scan-failed" if virus else "accepted" if fit(taken["pdf"]) else "validation-failed"
                )


def call_back(receipt: Mapping[str, Any], post: Callable[[bytes], int]) -> list[int]:
    """Post a receipt until it is answered well, at most once and five times more; answers every status."""
    answers: list[int] = []
    while len(answers) <= RETRIES and not (answers and 200 <= answers[-1] < 300):
        answers.append(post(json.dumps(receipt).encode()))
    return answers


@contextmanager
def notify() -> Iterator[Notify]:
    """The server, for as long as a test needs it."""
    state = Notify()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"notify": state}))
    server.daemon_threads = True
    state.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    notify: Notify
    protocol_version = "HTTP/1.1"
    timeout = 5

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: what is asked holds who is written to."""

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        with self.notify.lock:
            trouble = self.notify.trouble.pop(0) if self.notify.trouble else ""
            if trouble == "cut before":
                return self._cut()
            try:
                if isinstance(trouble, Wrong):
                    raise trouble
                status, body = 201, self._take(content)
            except Wrong as wrong:
                status, body = wrong.status, wrong.body
            if trouble == "cut after":
                return self._cut()
        if status == 201:
            self.notify.before_answering(body)
        self._answer(status, body)

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        wanted = {name: values[0] for name, values in parse_qs(place.query).items()}
        with self.notify.lock:
            try:
                self._require_key()
                status, body = 200, self._find(place.path, wanted)
            except Wrong as wrong:
                status, body = wrong.status, wrong.body
        self._answer(status, body)

    def _cut(self) -> None:
        """The connection ends without an answer."""
        self.close_connection = True
        self.connection.shutdown(2)

    def _answer(self, status: int, body: Mapping[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _require_key(self) -> None:
        given = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            claims = jwt.decode(given, SECRET, algorithms=["HS256"], options={"verify_iat": False})
        except jwt.InvalidTokenError:
            raise Wrong(403, "AuthError", "Invalid token: API key not found") from None
        if claims.get("iss") != SERVICE:
            raise Wrong(403, "AuthError", "Invalid token: service not found")
        if abs(claims.get("iat", 0) - datetime.now(UTC).timestamp()) > CLOCK_SECONDS:
            raise Wrong(403, "BadRequestError", "Error: Your system clock must be accurate to within 30 seconds")

    def _take(self, content: bytes) -> dict[str, Any]:
        self._require_key()
        kind = self.path.removeprefix("/v2/notifications/")
        try:
            what = json.loads(content)
        except ValueError:
            raise Wrong(400, "BadRequestError", "Invalid JSON supplied in POST data") from None
        taken = {"email": _email, "sms": _text, "letter": _letter}[kind](what)
        self._require_template(kind, what)
        self._require_room(kind)
        taken = {"id": str(uuid.uuid4()), "type": kind, "reference": what.get("reference")} | taken
        self.notify.asked[kind] += 1
        if (taken["email_address"] or taken["phone_number"]) not in SMOKE:
            self.notify.kept[taken["id"]] = taken
        uri = f"{self.notify.address}/v2/notifications/{taken['id']}"
        return {"id": taken["id"], "reference": taken["reference"], "uri": uri, "scheduled_for": None}

    def _require_template(self, kind: str, what: Mapping[str, Any]) -> None:
        if kind != "letter" and what["template_id"] not in self.notify.templates:
            raise Wrong(400, "BadRequestError", "Template not found")

    def _require_room(self, kind: str) -> None:
        if sum(self.notify.asked.values()) >= self.notify.a_minute:
            raise Wrong(429, "RateLimitError")
        if self.notify.asked[kind] >= self.notify.a_day[kind]:
            raise Wrong(429, "TooManyRequestsError")

    def _find(self, path: str, wanted: Mapping[str, str]) -> dict[str, Any]:
        *_rest, what, name = ["", *path.strip("/").split("/")]
        if what == "template":
            if name not in self.notify.templates:
                raise Wrong(404, "NoResultFound")
            return {"id": name, "version": 1}
        if path == "/v2/notifications":
            found = [_shown(one) for one in self.notify.kept.values() if wanted.get("reference") == one["reference"]]
            return {"notifications": found, "links": {"current": f"{self.notify.address}{path}"}}
        if name in self.notify.kept:
            return _shown(self.notify.kept[name])
        raise Wrong(404, "NoResultFound")


def _shown(taken: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in taken.items() if name != "pdf"}


def _require(what: Mapping[str, Any], needed: set[str], more: set[str]) -> None:
    for name in sorted(needed - what.keys()):
        raise Wrong(400, "ValidationError", f"{name} is a required property")
    if set(what) - needed - more:
        raise Wrong(400, "ValidationError", "Additional properties are not allowed")


def _email(what: Mapping[str, Any]) -> dict[str, Any]:
    more = {"personalisation", "reference", "email_reply_to_id", "one_click_unsubscribe_url"}
    _require(what, {"email_address", "template_id"}, more)
    if "@" not in what["email_address"]:
        raise Wrong(400, "ValidationError", "email_address Not a valid email address")
    status = SIMULATED.get(what["email_address"], "created")
    return {"email_address": what["email_address"], "phone_number": None, "status": status,
            "body": what["personalisation"]}  # fmt: skip


def _text(what: Mapping[str, Any]) -> dict[str, Any]:
    _require(what, {"phone_number", "template_id"}, {"personalisation", "reference", "sms_sender_id"})
    number = what["phone_number"].replace("+44", "0")
    if not number.isdecimal():
        raise Wrong(400, "ValidationError", "phone_number Must not contain letters or symbols")
    if len(number) != 11:
        raise Wrong(400, "ValidationError", "phone_number Too many digits")
    status = SIMULATED.get(number, "created")
    return {"email_address": None, "phone_number": number, "status": status, "body": what["personalisation"]}


def _letter(what: Mapping[str, Any]) -> dict[str, Any]:
    _require(what, {"reference", "content"}, {"postage"})
    if what.get("postage", "second") not in ("first", "second", "economy"):
        raise Wrong(400, "ValidationError", "postage invalid. It must be either first, second or economy.")
    pdf = base64.b64decode(what["content"])
    if not pdf.startswith(b"%PDF"):
        raise Wrong(400, "BadRequestError", "Letter content is not a valid PDF")
    return {"email_address": None, "phone_number": None, "status": "pending-virus-check", "pdf": pdf}
