"""How officers come in: the sign-in library's addresses we use and no others, officers only, a second step where it is required."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import ClassVar, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.urls import urlpatterns as every_address
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import accounts, officer_sign_ins

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
JUST_NOW = timedelta(minutes=5)


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


@login_not_required
def not_here(request: HttpRequest, **_parts: object) -> HttpResponse:
    raise Http404


class Adapter(DefaultAccountAdapter):
    """No sign-up; nobody but officers; who came in and who failed to is written down; no banners of the library."""

    error_messages: ClassVar[dict[str, object]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The email address or the password is not right"),
        "incorrect_password": _("The password is not right"),
        "too_many_login_attempts": _("There were too many attempts. Wait five minutes, then try again"),
        "enter_current_password": _("This is not the password you have now"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **more: object) -> HttpResponse | None:
        refused: HttpResponse | None = super().pre_login(request, user, **more)
        if refused is None and not accounts.is_officer(user):
            request.session.flush()
            refused = self.respond_user_inactive(request, user)
        return refused

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **more: object) -> HttpResponse:
        now = timezone.now()
        request.session[BEGAN] = now.isoformat()
        officer_sign_ins.came_in(accounts.signed_in(user), now=now)
        answer: HttpResponse = super().post_login(request, user, **more)
        return answer

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        officer_sign_ins.failed_to_come_in(credentials.get("email", ""), now=timezone.now())

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        super().set_password(user, password)
        officer_sign_ins.chose_password(accounts.signed_in(user), now=timezone.now())

    def is_reauthentication_required(self, *, app: str, **more: object) -> bool:
        """Whoever signed in just now has only just shown the password."""
        began_at = began(self.request)
        if began_at is not None and timezone.now() - began_at < JUST_NOW:
            return False
        return bool(super().is_reauthentication_required(app=app, **more))

    def add_message(self, *_parts: object, **_more: object) -> None:
        return None


class SecondStep(DefaultMFAAdapter):
    """The keys of authenticator apps and recovery codes are closed in the table."""

    error_messages: ClassVar[dict[str, object]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right. Enter the code the app shows now"),
    }

    def encrypt(self, text: str) -> str:
        return officer_sign_ins.close_second_step(text)

    def decrypt(self, encrypted_text: str) -> str:
        return officer_sign_ins.open_second_step(encrypted_text)


class SocialAdapter(DefaultSocialAccountAdapter):
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


def began(request: HttpRequest) -> datetime | None:
    """When this session was signed in."""
    text = request.session.get(BEGAN)
    return datetime.fromisoformat(text) if text else None


class Session:
    """A session ends after a working day; it goes nowhere before a given password is replaced and a required second step set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        if self._is_over(request):
            logout(request)
            return redirect("account_login")
        officer_sign_ins.known(accounts.signed_in(request.user))
        first = self._first(request)
        if first and request.path not in {reverse(name) for name in (first, *ALWAYS_OPEN)}:
            return redirect(first)
        return self.get_response(request)

    @staticmethod
    def _is_over(request: HttpRequest) -> bool:
        began_at = datetime.fromisoformat(request.session.setdefault(BEGAN, timezone.now().isoformat()))
        return (timezone.now() - began_at).total_seconds() > settings.STAFF_LONGEST_SECONDS

    @staticmethod
    def _first(request: HttpRequest) -> str:
        """The page that has to be done with before any other."""
        if officer_sign_ins.has_given_password(accounts.signed_in(request.user)):
            return "account_change_password"
        if settings.REQUIRE_TOTP and not is_mfa_enabled(request.user):
            return "mfa_activate_totp"
        return ""


ALWAYS_OPEN = ("account_logout", "account_reauthenticate")
