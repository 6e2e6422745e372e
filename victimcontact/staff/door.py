"""What every officers' page needs of a request, and what a visitor is told who may not come in."""

from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.defaults import server_error

from victimcontact.casework import accounts
from victimcontact.casework.access import NotFound, NotPermitted
from victimcontact.casework.accounts import Account
from victimcontact.casework.attempts import TooMany
from victimcontact.casework.days import day_of


def signed_in(request: HttpRequest) -> tuple[Account, datetime]:
    """Who acts, and the moment: the clock is read here and handed down."""
    return accounts.signed_in(request.user), timezone.now()


def today(now: datetime) -> date:
    """The day in London."""
    return day_of(now)


# The addresses that there are for somebody of a hospital; for them there is no other.
FOR_GUESTS = ("/hospital/", "/accounts/", "/start/")


class Answers:
    """Turns what casework refuses into pages: what is not yours is not there, what your role cannot do says so.

    Every page of this door is in English, whatever the browser asks for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override("en"):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """For a guest there is the desk and nothing beside it, whatever another page would ask for by itself."""
        own = request.path == "/" or request.path.startswith(FOR_GUESTS)
        return None if own or not accounts.is_guest(request.user) else not_found(request, NotFound())

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotFound):
            return not_found(request, error)
        if isinstance(error, NotPermitted):
            return render(request, "staff/not_permitted.html", status=403)
        if isinstance(error, TooMany):
            return render(request, "429.html", status=429)
        return None


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "staff/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something is wrong with the program: a page that asks nothing of it."""
    return server_error(request, template_name="staff/failed.html")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the mark that it is ours: most often the sign-in had ended meanwhile."""
    return render(request, "staff/form_too_old.html", status=403)
