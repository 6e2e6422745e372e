"""Every address of the portal, filled in for one member."""

import re
from collections.abc import Iterator

from django.urls import get_resolver

from tests.portal.whole import Whole
from victimcontact.portal import content

SIGNED_IN = (
    "officer/",
    "letters/",
    "messages/",
    "choices/",
    "choices/change/",
    "choices/leave/",
    "hearings/",
    "reach/",
)


def every_address(whole: Whole) -> list[str]:
    """Each address that the portal knows, public pages one by one."""
    return [path for route in routes() for path in filled(route, whole)]


def routes() -> Iterator[str]:
    """The addresses as the portal writes them."""
    (portal,) = get_resolver("victimcontact.portal.urls").url_patterns
    for pattern in portal.url_patterns:
        yield "/" + str(pattern.pattern)


def filled(route: str, whole: Whole) -> list[str]:
    """An address for this member; that of the public pages becomes many."""
    if "<slug:page>" in route:
        return [f"/{name}/" for name in sorted(content.NAMES - {"home"})]
    values = {
        "reference": whole.case.reference,
        "letter": whole.letter.reference,
        "report": whole.report.reference,
        "statement": whole.statement.reference,
        "review": whole.statement.review.reference,
        "part": "now",
        "way": "phone",
        "data": whole.copy.reference,
        "application": "AP-NONE",
        "question": whole.question.reference,
        "rule": whole.rule.reference,
        "zone": whole.zone.reference,
        "complaint": whole.complaint.reference,
    }
    return [re.sub(r"<slug:(\w+)>", lambda found: values[found[1]], route)]
