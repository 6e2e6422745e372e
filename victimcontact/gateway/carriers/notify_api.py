"""The interface of GOV.UK Notify: one signed request, and its answer as ours. Branches on status and error type, never on words.

Nothing of a request or an answer is ever logged or put into an exception: both hold who is written to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http import HTTPStatus
from typing import Any

import jwt
import requests
from django.conf import settings
from django.utils import timezone

from victimcontact.casework.carriage import Full, Misconfigured, NotNow, Refused, Uncertain
from victimcontact.gateway.variables import NOTIFY_KEY

CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 30.0
A_MINUTE = "minute"
OK = HTTPStatus.OK


@dataclass(frozen=True)
class Answer:
    """What Notify answered: the status, the kind of the first error, and the body."""

    status: int
    error: str
    body: Mapping[str, Any]


def post(path: str, what: Mapping[str, Any], *, a_day: str) -> Mapping[str, Any]:
    """Hand something over. `a_day` is the daily allowance it counts towards.

    Raises `Refused` (this parcel), `Misconfigured` (every parcel), `NotNow` (nothing was taken), `Full`, or `Uncertain`.
    """
    try:
        answer = _ask("POST", path, json=dict(what))
    except requests.exceptions.ConnectTimeout:
        raise NotNow from None
    except requests.exceptions.ConnectionError as error:
        raise (NotNow if _never_connected(error) else Uncertain) from None
    except requests.exceptions.RequestException:
        raise Uncertain from None
    if answer.status == HTTPStatus.CREATED:
        return answer.body
    raise _why_not(answer, a_day)


def get(path: str, **wanted: str) -> Answer:
    """Ask for something. Answers what was found, or 404; raises `NotNow` when it does not answer, `Misconfigured`."""
    try:
        answer = _ask("GET", path, params=wanted)
    except requests.exceptions.RequestException:
        raise NotNow from None
    if answer.status in (OK, HTTPStatus.NOT_FOUND):
        return answer
    raise _shut(answer) or NotNow()


def _ask(method: str, path: str, **more: Any) -> Answer:
    response = _session().request(
        method,
        f"{settings.NOTIFY_ADDRESS}{path}",
        headers={"Authorization": f"Bearer {token(settings.NOTIFY_API_KEY, now=timezone.now())}"},
        timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
        allow_redirects=False,
        **more,
    )
    body = _body(response)
    errors = body.get("errors")
    first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
    return Answer(response.status_code, str(first.get("error", "")), body)


def _body(response: requests.Response) -> Mapping[str, Any]:
    try:
        body = response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


@cache
def _session() -> requests.Session:
    """One a process, so that connections are used again."""
    session = requests.Session()
    session.trust_env = False  # no proxy and no netrc that somebody else's settings name
    return session


def token(key: str, *, now: datetime) -> str:
    """The signed statement of who asks and when; Notify takes it for thirty seconds. Raises `Misconfigured` for a key that is none."""
    parts = NOTIFY_KEY.match(key)
    if parts is None:
        raise Misconfigured("the key is none")
    claims = {"iss": parts["service"], "iat": int(now.timestamp())}
    return jwt.encode(claims, parts["secret"], algorithm="HS256")


def _why_not(answer: Answer, a_day: str) -> Exception:
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        return Full(a_day if answer.error == "TooManyRequestsError" else A_MINUTE)
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        # Said by Notify itself it was not taken; said by something on the way nobody knows.
        return NotNow() if answer.error else Uncertain()
    return _shut(answer) or Refused(f"{answer.status} {answer.error}")


def _shut(answer: Answer) -> Misconfigured | None:
    """Whether it is our key, our clock or our service that is refused, whatever we ask."""
    if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return Misconfigured(f"{answer.status} {answer.error}".strip())
    return None


def _never_connected(error: requests.exceptions.ConnectionError) -> bool:
    """Whether the connection was not even made: then nothing can have been taken."""
    cause = error.args[0] if error.args else None
    reason = getattr(cause, "reason", None)
    return type(reason).__name__ in ("NewConnectionError", "ConnectTimeoutError", "NameResolutionError")
