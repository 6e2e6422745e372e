"""The look of the pages: the usual one, or a plain one for somebody who is not alone. Kept until the browser is closed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "look"
PLAIN, USUAL = "plain", "usual"


def is_plain(request: HttpRequest) -> bool:
    """Whether this page is to look like any page: as just chosen, else as chosen before."""
    chosen = request.GET.get("look", "")
    return (chosen if chosen in (PLAIN, USUAL) else request.COOKIES.get(COOKIE)) == PLAIN


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Keep what was just chosen until the browser is closed. The usual look leaves nothing behind."""
    chosen = request.GET.get("look", "")
    if chosen == PLAIN:
        response.set_cookie(COOKIE, PLAIN, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    elif chosen == USUAL:
        response.delete_cookie(COOKIE, samesite="Lax")
