"""Letters as they were sent. Opening one says that it has arrived."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from victimcontact.casework import message_words, messages, timelines
from victimcontact.portal.door import visit


@require_safe
def index(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    context = {"reference": reference, "letters": timelines.letters_to(here.case)}
    return render(request, "portal/own/letters.html", context)


@require_safe
def read(request: HttpRequest, reference: str, letter: str) -> HttpResponse:
    here = visit(request, reference)
    message = messages.own_message(here.case, letter)
    context = {
        "reference": reference,
        "sent": timelines.letter_of(message),
        "letter": message_words.as_composed(message),
    }
    messages.acknowledge(message=message, by=here.account, now=here.now)
    return render(request, "portal/own/letter.html", context)


urlpatterns = [
    path("your-page/<slug:reference>/letters/", index, name="letters"),
    path("your-page/<slug:reference>/letters/<slug:letter>/", read, name="letter"),
]
