"""How a member signs in, who has signed in as them, and an end to all of it at once."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import own_sign_ins, passkeys
from victimcontact.portal.door import signed_in

WAYS = {"email": _("code by email"), "text": _("code by text message"), "passkey": _("passkey")}
DEVICES = {"phone": _("on a phone or tablet"), "computer": _("on a computer"), "": _("not known on what")}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    context = {
        "places": own_sign_ins.places(account, now=now),
        "unconfirmed": own_sign_ins.unconfirmed(account),
        "passkeys": passkeys.of_own(account),
        "recent": own_sign_ins.recent(account, now=now),
        "ways": WAYS,
        "devices": DEVICES,
    }
    return render(request, "portal/own/ways_in.html", context)


@require_POST
def end_everywhere(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    own_sign_ins.end_everywhere(by=account, now=now)
    logout(request)
    return redirect("portal:signed-out")


urlpatterns = [
    path("ways-in/", show, name="ways-in"),
    path("ways-in/end/", end_everywhere, name="end-everywhere"),
]
