"""The code at the end of a letter: it says that the letter has arrived, and lets its reader choose what to hear or ask for a call.

Nobody signs in, and nothing of the case is shown. The code travels in the form itself and is looked at each time.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcontact.casework import acknowledgements, letter_asks, wishes
from victimcontact.casework.acknowledgements import WrongCode
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.design.language import language
from victimcontact.portal.door import visitor
from victimcontact.scheme.words.choices import level_label

LETTERS_IN_A_CODE = 12
NOTHING, LEVEL, CALL = "nothing", "level", "call"


class CodeForm(forms.Form):
    code = fields.OneTimeCode(
        label=_("The code at the end of your letter"),
        hint=_("12 letters and numbers. It does not matter if you type small letters, or leave out the dashes."),
        length=LETTERS_IN_A_CODE,
        letters=True,
    )


class MoreForm(forms.Form):
    more = fields.Choice(
        label=_("Is there anything else?"),
        options=[
            (NOTHING, _("No, that is all")),
            Option(LEVEL, _("I want to choose what I hear, or to come back"), reveals=("level",)),
            Option(CALL, _("Please call me"), reveals=("number", "times")),
        ],
    )
    level = fields.Choice(
        label=_("What would you like to hear?"),
        hint=_(
            "More counts at once. If it is less than now, your officer asks you first, so that nobody else can choose it for you."
        ),
        options=[],
    )
    number = fields.Phone(
        label=_("On which number?"), hint=_("Leave it empty if we should use the one we have."), required=False
    )
    times = fields.Text(label=_("When is it safe to call?"), required=False, max_length=200)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_valid():
        arrived = accepted(request, form.cleaned_data["code"])
        if arrived is not None:
            return arrived
        form.add_error("code", gettext("This code is not right. Check it, or call your officer."))
    return render(request, "portal/letter_code/enter.html", {"form": form})


def accepted(request: HttpRequest, code: str) -> HttpResponse | None:
    """The page that thanks for a letter's code and asks for more; none where no letter has this code."""
    try:
        acknowledgements.enter_code(code=code, visitor=visitor(request), now=timezone.now())
    except WrongCode:
        return None
    return _asked(request, _form(), code)


@require_POST
def more(request: HttpRequest) -> HttpResponse:
    """What else somebody wants who has a letter in hand. A code that is not right any more begins anew."""
    code, form = request.POST.get("code", ""), _form(request.POST)
    if not form.is_valid():
        return _asked(request, form, code)
    wanted = form.cleaned_data
    try:
        _do(request, code, wanted)
    except WrongCode:
        return redirect("portal:letter-code")
    return render(request, "portal/letter_code/arrived.html", {"done": wanted["more"]})


@require_safe
def arrived(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/letter_code/arrived.html", {"done": NOTHING})


def _do(request: HttpRequest, code: str, wanted: dict[str, str]) -> None:
    who, now = visitor(request), timezone.now()
    if wanted["more"] == LEVEL:
        letter_asks.choose_level(code=code, level=wanted["level"], visitor=who, now=now)
    if wanted["more"] == CALL:
        letter_asks.ask_for_call(code=code, number=wanted["number"], times=wanted["times"], visitor=who, now=now)


def _form(*posted: object) -> MoreForm:
    levels = [(level, level_label(level, language())) for level in wishes.LEVELS]
    return MoreForm(*posted, options={"level": levels})


def _asked(request: HttpRequest, form: MoreForm, code: str) -> HttpResponse:
    return render(request, "portal/letter_code/more.html", {"form": form, "code": code})


urlpatterns = [
    path("letter/", enter, name="letter-code"),
    path("letter/more/", more, name="letter-more"),
    path("activate/thank-you/", arrived, name="letter-arrived"),
]
