"""What the leak guard marked in a report or a statement, mark by mark: reworded, or let stand by two people who each say why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as plain
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, leak_releases
from victimcontact.casework.leak_releases import Mark
from victimcontact.design import fields, forms
from victimcontact.staff.door import signed_in

CHANGED = _("It was written again meanwhile. Look at its marks as they are now.")


class ReleaseForm(forms.Form):
    reason = fields.LongText(
        label=_("Why may these words stand?"),
        hint=_("For example, the name is that of the judge"),
        missing=_("Enter why these words may stand"),
        max_length=1000,
        rows=3,
    )
    content_hash = plain.CharField(widget=plain.HiddenInput)


@dataclass(frozen=True)
class Read:
    """Something with marks: its name, its marks in exactly this content, the verb that lets one stand, its pages and their words.

    `pages` are the addresses of the thing, of its marks and of one mark; `template` shows the thing below its marks.
    """

    reference: str
    called: str
    marked: tuple[Mark, ...]
    content_hash: str
    release: Callable[..., object]
    pages: tuple[str, str, str]
    template: str
    readers: str
    words: Mapping[str, Any]


def show(request: HttpRequest, read: Read) -> HttpResponse:
    """Every mark, who let it stand, and what is still needed."""
    account, _now = signed_in(request)
    context = {"read": read, "acts": accounts.granted(account), "me": account.pk}
    return render(request, read.template, context | dict(read.words))


def let_stand(request: HttpRequest, read: Read, mark: str) -> HttpResponse:
    """One mark, and why it may stand."""
    account, now = signed_in(request)
    found = next((each for each in read.marked if each.key == mark), None)
    if found is None:
        notices.warning(request, str(CHANGED))
        return redirect(read.pages[1], reference=read.reference)
    form = ReleaseForm(request.POST or None, initial={"content_hash": read.content_hash})
    if form.is_valid():
        try:
            read.release(mark=mark, by=account, now=now, **form.cleaned_data)
        except leak_releases.ReleasedAlready:
            form.add_error(
                None, said("You have let these words stand already. The second one has to be somebody else.")
            )
        except access.Stale:
            form.add_error(None, str(CHANGED))
        else:
            notices.success(request, said("It is recorded, with your reason."))
            return redirect(read.pages[1], reference=read.reference)
    return render(request, "staff/leaks/release.html", {"form": form, "read": read, "found": found} | dict(read.words))
