"""The release gate for other programs: has everyone who must know been reached? Yes or no, never who and never how many.

A wrong key, no key, a gate that is closed and one that never was are answered alike, so that there is nothing to find out by guessing.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from victimcontact.casework import attempts, gates
from victimcontact.gateway.api import door


@require_GET
def show(request: HttpRequest, reference: str) -> HttpResponse:
    key, visitor = door.bearer_of(request), door.visitor(request)
    try:
        found = gates.ask_as_partner(reference=reference, key=key, visitor=visitor, now=timezone.now())
    except gates.Refused:
        return door.answer(404)
    except attempts.TooMany:
        return door.answer(429)
    said = {"reference": found.reference, "reached": found.reached, "asked_at": found.asked_at.isoformat()}
    response = JsonResponse(said)
    response["Cache-Control"] = "no-store"
    return response


urlpatterns = [path("release-gates/<slug:reference>", show, name="release-gate")]
