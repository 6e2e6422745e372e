"""The way in: a code from a letter once, then a code by e-mail or text each time. Known and unknown are answered alike."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import sign_ins
from victimcontact.casework.accounts import Account
from victimcontact.casework.sign_ins import Started, Where, WrongCode
from victimcontact.design import fields, forms
from victimcontact.design.days import time_in_words
from victimcontact.portal.door import LETTER_LANGUAGE, device, signed_in, visitor
from victimcontact.portal.pages import letter_code
from victimcontact.portal.places import WRONG, CodeForm, EmailOrPhone
from victimcontact.portal.sign_in import begin_session
from victimcontact.portal.site import ending

LETTERS_IN_A_CODE = 12
# What a session holds before anybody is signed in: an activation under way, and the mark of an address.
ACTIVATION, MARK = "activation", "mark"


class PlaceForm(forms.Form):
    where = EmailOrPhone(label=_("Email address or mobile number"), autocomplete="username", max_length=254)


class ActivationForm(forms.Form):
    code = fields.OneTimeCode(
        label=_("The code in your letter"),
        hint=_("12 letters and numbers. It does not matter if you type small letters, or leave out the dashes."),
        length=LETTERS_IN_A_CODE,
        letters=True,
    )


class SafePlaceForm(forms.Form):
    """Where codes go from now on. It is typed twice: a code that goes astray opens nothing, but somebody would wonder about it."""

    by = fields.Choice(
        label=_("How shall we send your codes?"),
        missing=_("Choose email or text message"),
        options=[
            fields.Option("email", _("By email"), reveals=("email", "email_again")),
            fields.Option("text", _("By text message"), reveals=("phone", "phone_again")),
        ],
    )
    email = fields.Email(label=_("Email address that nobody else can read"), autocomplete="email", max_length=254)
    email_again = fields.Email(
        label=_("The same address again"), missing=_("Enter the address again"), autocomplete="email", max_length=254
    )
    phone = fields.Phone(label=_("Mobile number of a phone that nobody else looks at"), autocomplete="tel")
    phone_again = fields.Phone(
        label=_("The same number again"), missing=_("Enter the number again"), autocomplete="tel"
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name, unlike in (
            ("email", _("The two addresses are not the same")),
            ("phone", _("The two numbers are not the same")),
        ):
            first, second = (str(self.cleaned_data.get(each) or "").casefold() for each in (name, f"{name}_again"))
            if first and second and first != second:
                self.add_error(f"{name}_again", unlike)
        return cleaned

    def where(self) -> Where:
        """The place that was given."""
        by = self.cleaned_data["by"]
        return Where(by, self.cleaned_data["email" if by == "email" else "phone"])


def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("portal:own-cases")
    form = PlaceForm(request.POST or None)
    if form.is_valid():
        where = form.cleaned_data["where"]
        sign_ins.request_code(where=where, visitor=visitor(request), now=timezone.now())
        request.session[MARK] = sign_ins.mark_of(where)
        return redirect("portal:enter-code")
    return render(request, "portal/entrance/sign_in.html", {"form": form})


def enter_code(request: HttpRequest) -> HttpResponse:
    mark = request.session.get(MARK)
    if mark is None:
        return redirect("portal:sign-in")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            account = sign_ins.enter(
                mark=mark, code=code, started=_started(request), device=device(request), now=timezone.now()
            )
        except WrongCode:
            form.add_error("code", WRONG)
        else:
            come_in(request, account)
            return redirect("portal:own-cases")
    context = {
        "form": form,
        "activating": ACTIVATION in request.session,
        "minutes": settings.PORTAL_IDLE_SECONDS // 60,
    }
    return render(request, "portal/entrance/code.html", context)


def _started(request: HttpRequest) -> Started | None:
    """The activation under way in this browser."""
    kept = request.session.get(ACTIVATION)
    return None if kept is None else Started(**kept)


def come_in(request: HttpRequest, account: Account) -> None:
    """Begin a new session for a member; nothing of the one before is kept."""
    begin_session(request, account)
    request.session[LETTER_LANGUAGE] = sign_ins.language_of(account)


def activate(request: HttpRequest) -> HttpResponse:
    """Two kinds of letter have a code: one opens the member's own pages, the others only say that they have arrived."""
    form = ActivationForm(request.POST or None)
    if form.is_valid():
        code, from_where = form.cleaned_data["code"], visitor(request)
        try:
            started = sign_ins.begin_activation(code=code, visitor=from_where, now=timezone.now())
        except WrongCode:
            arrived = letter_code.accepted(request, code)
            if arrived is not None:
                return arrived
            form.add_error(
                "code", gettext("This code is not right, or it no longer works. Check it, or call your officer.")
            )
        else:
            request.session[ACTIVATION] = {"invitation_id": started.invitation_id, "language": started.language}
            request.session[LETTER_LANGUAGE] = started.language
            return redirect("portal:safe-place")
    return render(request, "portal/entrance/activate.html", {"form": form})


def safe_place(request: HttpRequest) -> HttpResponse:
    started = _started(request)
    if started is None:
        return redirect("portal:activate")
    form = SafePlaceForm(request.POST or None)
    if form.is_valid():
        try:
            sign_ins.activate(started=started, where=form.where(), now=timezone.now())
        except WrongCode:
            del request.session[ACTIVATION]
            return redirect("portal:activate")
        request.session[MARK] = sign_ins.mark_of(form.where())
        return redirect("portal:enter-code")
    return render(request, "portal/entrance/safe_place.html", {"form": form})


@require_POST
def stay(request: HttpRequest) -> JsonResponse:
    """Somebody is still here: the session goes on, and this is when it ends now."""
    signed_in(request)
    return JsonResponse({"ends": time_in_words(ending().at)})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("portal:signed-out")


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/entrance/signed_out.html")


urlpatterns = [
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/code/", enter_code, name="enter-code"),
    path("activate/", activate, name="activate"),
    path("activate/place/", safe_place, name="safe-place"),
    path("stay/", stay, name="stay"),
    path("sign-out/", sign_out, name="sign-out"),
    path("signed-out/", signed_out, name="signed-out"),
]
