"""Passkeys, for devices and browsers that have them: added when signed in, used instead of a code. They need scripts; codes do not."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from victimcontact.casework import passkeys
from victimcontact.casework.passkeys import NotAccepted
from victimcontact.portal.door import device, signed_in, visitor
from victimcontact.portal.pages.entrance import come_in

# What a session holds while a device is being asked.
ASKED = "passkey"


@require_POST
def begin_adding(request: HttpRequest) -> JsonResponse:
    account, _now = signed_in(request)
    return _asked(request, passkeys.begin_adding(account))


@require_POST
def add(request: HttpRequest) -> JsonResponse:
    account, now = signed_in(request)
    try:
        passkeys.add(state=_state(request), response=_answer(request), by=account, now=now)
    except NotAccepted:
        return _refused()
    notices.success(request, gettext("From now on you can sign in with this passkey, without a code."))
    return JsonResponse({"leads_to": reverse("portal:ways-in")})


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    passkeys.remove(key=request.POST.get("key", ""), by=account, now=now)
    notices.success(request, gettext("This passkey no longer works. You can also delete it on the device."))
    return redirect("portal:ways-in")


@require_POST
def begin_entering(request: HttpRequest) -> JsonResponse:
    return _asked(request, passkeys.begin_entering())


@require_POST
def enter(request: HttpRequest) -> JsonResponse:
    state, response = _state(request), _answer(request)
    try:
        account = passkeys.enter(
            state=state, response=response, visitor=visitor(request), device=device(request), now=timezone.now()
        )
    except NotAccepted:
        return _refused()
    come_in(request, account)
    return JsonResponse({"leads_to": reverse("portal:own-cases")})


def _asked(request: HttpRequest, begun: passkeys.Begun) -> JsonResponse:
    request.session[ASKED] = begun.state
    return JsonResponse(begun.options)


def _state(request: HttpRequest) -> str:
    """What the device was asked; it answers once."""
    return str(request.session.pop(ASKED, ""))


def _answer(request: HttpRequest) -> str:
    return request.POST.get("credential", "")


def _refused() -> JsonResponse:
    return JsonResponse({}, status=400)


urlpatterns = [
    path("ways-in/passkey/ask/", begin_adding, name="begin-passkey"),
    path("ways-in/passkey/", add, name="add-passkey"),
    path("ways-in/passkey/remove/", remove, name="remove-passkey"),
    path("sign-in/passkey/ask/", begin_entering, name="ask-passkey"),
    path("sign-in/passkey/", enter, name="enter-passkey"),
]
