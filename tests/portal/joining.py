"""Somebody joins from the public site, answer by answer, as a browser sends them."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

PATH = "/join/questions/"
ANSWERS = {
    "who-relationship": "myself",
    "wish-wish": "join",
    "you-given_names": "Rhian",
    "you-family_name": "Tirion",
    "you-born_on-day": "2",
    "you-born_on-month": "4",
    "you-born_on-year": "1990",
    "reach-way": "phone",
    "reach-phone": "07700 900123",
    "reach-voicemail_is_safe": "no",
    "safe-shared": "yes",
    "safe-others": "My sister",
    "safe-safe_times": "Mornings",
    "safe-in_danger": "no",
    "case-offender": "Gareth Blake",
    "case-court": "Bristol Crown Court",
    "case-region": "",
    "case-sentenced": "Autumn 2026",
    "case-offence": "",
    "needs-language": "en",
    "needs-needs": "",
}


def posted(browser: Client, answers: dict[str, Any], at: str, **more: Any) -> HttpResponse:
    """The page after `at`, with everything answered so far."""
    seen = {name.partition("-")[0] for name in answers} - {at}
    return browser.post(PATH, {**answers, "at": at, "seen": sorted(seen), **more})


def sent(browser: Client, answers: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
    """Everything answered and sent."""
    return posted(browser, ANSWERS if answers is None else answers, "end", send="yes", **more)
