"""What every address of the door for other programs needs of a request: who asks, how often they were wrong, how much they bring."""

import hmac
import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from victimcontact.casework import attempts

LARGEST = 64 * 1024
WRONG_KEYS = 20  # of one visitor within a quarter of an hour


class Turned(Exception):
    """The request is answered with this and nothing else. It says nothing about anybody."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


def answer(status: int) -> HttpResponse:
    """An answer without a word."""
    response = HttpResponse(status=status)
    response["Cache-Control"] = "no-store"
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def bearer_of(request: HttpRequest) -> str:
    """The key a program shows; empty when it shows none."""
    kind, _space, key = request.headers.get("Authorization", "").partition(" ")
    return key.strip() if kind.lower() == "bearer" else ""


def require_token(request: HttpRequest, token: str, *, of: str) -> None:
    """Let in whoever shows the token. Wrong ones are counted by where they come from. Raises `Turned`: 401, or 429."""
    shown = bearer_of(request)
    if token and hmac.compare_digest(shown.encode(), token.encode()):
        return
    raise wrong_key(request, of=of)


def wrong_key(request: HttpRequest, *, of: str) -> Turned:
    """What a program gets that showed a wrong key, counted."""
    try:
        attempts.count(f"key_{of}", visitor(request), now=timezone.now(), limit=WRONG_KEYS)
    except attempts.TooMany:
        return Turned(429)
    return Turned(401)


def body_of(request: HttpRequest) -> Mapping[str, Any]:
    """What a program brings, as an object of JSON. Raises `Turned`: 411, 413 or 400."""
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal():
        raise Turned(411)
    if int(length) > LARGEST:
        raise Turned(413)
    try:
        body = json.loads(request.body)
    except ValueError:
        raise Turned(400) from None
    if not isinstance(body, dict):
        raise Turned(400)
    return body


def visitor(request: HttpRequest) -> str:
    """Where a program asks from, as the last proxy of ours saw it."""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies: int = settings.TRUSTED_PROXIES
    if proxies and len(passed) >= proxies:
        return passed[-proxies]
    return str(request.META["REMOTE_ADDR"])


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(404)


def failed(request: HttpRequest) -> HttpResponse:
    return answer(500)
