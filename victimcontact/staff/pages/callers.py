"""The helpline: whom a caller is put through to, and a note for that officer. Nothing of the case is shown."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, callers
from victimcontact.casework.callers import Caller
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today


class CallerForm(forms.Form):
    family_name = fields.Text(label=_("Their last name"), max_length=120)
    born_on = fields.Day(label=_("Their date of birth"), called=_("Their date of birth"), past=True)


class NoteForm(forms.Form):
    text = fields.LongText(
        label=_("What should the officer know?"),
        hint=_("Who called and when they can be called back. Leave out what they told you about the offence."),
        missing=_("Enter what the officer should know"),
        max_length=1000,
        rows=4,
    )


def find(request: HttpRequest) -> HttpResponse:
    """Searched by POST: a name never stands in an address or a log."""
    account, now = signed_in(request)
    access.require(account, May.SEARCH_FOR_CALLER)
    form = CallerForm(request.POST or None, on=today(now))
    ways = callers.find(account, _caller(form), now=now) if form.is_valid() else None
    context = {"form": form, "ways": ways, "typed": _typed(request), "acts": accounts.granted(account)}
    return render(request, "staff/callers/find.html", context)


@require_POST
def leave_note(request: HttpRequest) -> HttpResponse:
    """The search comes along unseen, so that nothing about the caller has to be kept between the two pages."""
    account, now = signed_in(request)
    access.require(account, May.SEARCH_FOR_CALLER)
    sought = CallerForm(request.POST, on=today(now))
    form = NoteForm(request.POST if "text" in request.POST else None)
    if not sought.is_valid():
        return redirect("staff:callers")
    if form.is_valid():
        _leave(request, _caller(sought), form.cleaned_data["text"])
        return redirect("staff:callers")
    return render(request, "staff/callers/note.html", {"form": form, "typed": _typed(request)})


def _leave(request: HttpRequest, caller: Caller, text: str) -> None:
    account, now = signed_in(request)
    try:
        callers.leave_note(caller=caller, way=request.POST.get("way", ""), text=text, by=account, now=now)
    except callers.NobodyThere:
        notices.warning(request, said("The case has just changed hands. Search again, then leave the note."))
    else:
        notices.success(request, said("The note is on the unit’s worklist."))


def _caller(form: CallerForm) -> Caller:
    return Caller(form.cleaned_data["family_name"], form.cleaned_data["born_on"])


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The search, and whom a note is for, to travel with the next form."""
    return [(name, str(value)) for name, value in request.POST.items() if name.partition("-")[0] in TRAVELS]


TRAVELS = ("family_name", "born_on", "way")


@require_POST
def read(request: HttpRequest, reference: str, note: UUID) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    callers.mark_read(note=callers.note_for(account, case, str(note)), by=account, now=now)
    return redirect("staff:case", reference=reference)


urlpatterns = [
    path("callers/", find, name="callers"),
    path("callers/note/", leave_note, name="leave-caller-note"),
    path("cases/<slug:reference>/caller-notes/<uuid:note>/read/", read, name="read-caller-note"),
]
