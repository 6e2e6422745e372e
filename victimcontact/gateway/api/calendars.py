"""The days of an officer's hearings for a calendar program, which signs in nowhere: the address itself is the key.

An address that is wrong, was renewed or was ended is answered alike, with nothing.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from victimcontact.casework import attempts, hearing_feeds
from victimcontact.gateway.api import door


@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    try:
        text = hearing_feeds.fetch(token=token, visitor=door.visitor(request), now=timezone.now())
    except hearing_feeds.NotThere:
        return door.answer(404)
    except attempts.TooMany:
        return door.answer(429)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


urlpatterns = [path("calendars/<slug:token>.ics", show, name="calendar")]
