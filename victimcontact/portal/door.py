"""What every page of this door needs of a request, and what a visitor reads where there is nothing for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.defaults import server_error

from victimcontact.casework import access, accounts, timelines
from victimcontact.casework.access import Case, NotFound, NotPermitted
from victimcontact.casework.accounts import Account
from victimcontact.casework.attempts import TooMany
from victimcontact.portal import looks, typed_text

LANGUAGES = ("en", "cy")
LETTER_LANGUAGE = "letter_language"
WHOSE = "victimcontact.whose"


@dataclass(frozen=True)
class Visit:
    """A member at one of their own cases, at a moment. For the view alone: templates get values made from it."""

    account: Account
    case: Case
    now: datetime


def signed_in(request: HttpRequest) -> tuple[Account, datetime]:
    """Who is signed in, and the moment: the clock is read here and handed down."""
    return accounts.signed_in(request.user), timezone.now()


def visit(request: HttpRequest, reference: str) -> Visit:
    """The member and the case of theirs that this page is about; the frame around it says whose that is, where they have several."""
    account, now = signed_in(request)
    case = access.own_case(account, reference, now=now)
    request.META[WHOSE] = timelines.whose(case, account)
    return Visit(account, case, now)


def visitor(request: HttpRequest) -> str:
    """Where somebody who is not signed in comes from: tries are counted by it."""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies: int = settings.TRUSTED_PROXIES
    if proxies and len(passed) >= proxies:
        return passed[-proxies]
    return str(request.META["REMOTE_ADDR"])


def device(request: HttpRequest) -> str:
    """What somebody came with, as far as it says: enough for its owner to know it by, and no more."""
    says = request.headers.get("User-Agent", "")
    if not says:
        return ""
    return "phone" if "Mobi" in says or "Android" in says else "computer"


class Answers:
    """Puts the page into the visitor's language, and turns what casework refuses into pages.

    A page that wants a member leads others to the sign-in; a case that is not theirs is not there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get("language", "")
        _speak(request, chosen)
        response = self.get_response(request)
        if chosen in LANGUAGES:
            _remember(response, chosen)
        looks.remember(request, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotPermitted):
            return redirect("portal:sign-in")
        if isinstance(error, NotFound):
            return not_found(request, error)
        if isinstance(error, TooMany):
            return render(request, "portal/entrance/too_many.html", status=429)
        return None


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "portal/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something is wrong with the program: a page that asks nothing of it."""
    return server_error(request, template_name="portal/failed.html")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the mark that it is ours: most often the browser had been closed, or the sign-in had ended.

    What was typed in a long answer is given back, to be sent once more; a form from another place gives nothing back.
    """
    if reason.startswith(typed_text.ONLY_TOO_OLD):
        kept = typed_text.given_back(request, signed_in=request.user.is_authenticated)
        if kept is not None:
            return kept
    return render(request, "portal/form_too_old.html", status=403)


def _speak(request: HttpRequest, chosen: str) -> None:
    """The language just chosen; else the one chosen before; else that of a member's letters; else that of the browser."""
    before = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    wanted = chosen or before or request.session.get(LETTER_LANGUAGE)
    if wanted in LANGUAGES:
        translation.activate(wanted)
        request.LANGUAGE_CODE = wanted


def _remember(response: HttpResponse, language: str) -> None:
    """Until the browser is closed."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
