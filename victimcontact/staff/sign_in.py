"""How officers come in: the sign-in library's addresses we use and no others, officers only, a second step where it is required."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.urls import urlpatterns as every_address
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone

from victimcontact.casework import accounts
from victimcontact.casework.access import NotPermitted, officer_of

USED = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reauthenticate",
        "account_change_password",
        "mfa_index",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
    }
)
BEGAN = "began_at"


def addresses(patterns: Iterable[URLPattern | URLResolver] = tuple(every_address)) -> list[URLPattern | URLResolver]:
    """The library's addresses: those we use as they are, all others (sign-up, password by e-mail …) not there."""
    return [_shut(pattern) for pattern in patterns]


def _shut(pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(pattern, URLResolver):
        inner = addresses(pattern.url_patterns)
        return URLResolver(pattern.pattern, inner, namespace=pattern.namespace, app_name=pattern.app_name)
    if pattern.name in USED:
        return pattern
    return URLPattern(pattern.pattern, not_here, pattern.default_args, pattern.name)


def not_here(request: HttpRequest, **_parts: object) -> HttpResponse:
    raise Http404


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """No sign-up; nobody but officers; codes and messages of the library are not shown as banners."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **more: object) -> HttpResponse | None:
        try:
            officer_of(accounts.signed_in(user))
        except NotPermitted:
            return redirect("account_inactive")
        answer: HttpResponse | None = super().pre_login(request, user, **more)
        return answer

    def add_message(self, *_parts: object, **_more: object) -> None:
        return None


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Single sign-on opens accounts that exist; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False


def single_sign_on(request: HttpRequest) -> dict[str, list[tuple[str, str]]]:
    """The buttons for single sign-on, for the sign-in page."""
    if settings.DOOR != "staff":
        return {}
    apps = cast(list[dict[str, str]], settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])
    return {
        "single_sign_on": [
            (app["name"], reverse("openid_connect_login", kwargs={"provider_id": app["provider_id"]})) for app in apps
        ]
    }


class Session:
    """A session ends after a working day, and goes nowhere before the second step is set up where that is required."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        if self._is_over(request):
            logout(request)
            return redirect("account_login")
        if self._needs_second_step(request):
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    @staticmethod
    def _is_over(request: HttpRequest) -> bool:
        now = timezone.now()
        began_at = datetime.fromisoformat(request.session.setdefault(BEGAN, now.isoformat()))
        return (now - began_at).total_seconds() > settings.STAFF_LONGEST_SECONDS

    @staticmethod
    def _needs_second_step(request: HttpRequest) -> bool:
        open_meanwhile = {reverse(name) for name in ("mfa_activate_totp", "account_logout", "account_reauthenticate")}
        if not settings.REQUIRE_TOTP or request.path in open_meanwhile:
            return False
        return not is_mfa_enabled(request.user)
