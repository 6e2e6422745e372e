"""Two who may be the same: the queue, the two side by side, what making them one would change, and taking that back."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, likenesses, merge_previews, merges
from victimcontact.design import fields, forms
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages.likeness_words import BECAUSE, CHANGES, REFUSED

SIDES = ("first", "other")


class MergeForm(forms.VersionedForm):
    reason = fields.LongText(
        label=_("How do you know that they are the same?"),
        missing=_("Enter how you know that they are the same"),
        max_length=1000,
        rows=3,
    )
    sure = fields.Confirm(label=_("I have read what changes"), missing=_("Confirm that you have read what changes"))


class UndoForm(forms.Form):
    reason = fields.LongText(label=_("Why are they two?"), missing=_("Enter why they are two"), max_length=1000, rows=3)


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    context = {
        "pairs": [(likeness, likenesses.sides(likeness)) for likeness in likenesses.listed(account)],
        "merged": [(merge, merges.pair_behind(merge)) for merge in merges.listed(account)],
        "because": BECAUSE,
    }
    return render(request, "staff/likenesses/index.html", context)


def show(request: HttpRequest, likeness: UUID) -> HttpResponse:
    account, now = signed_in(request)
    found = likenesses.likeness_for(account, likeness, now=now)
    sides = [merge_previews.side_of(account, whose) for whose in likenesses.sides(found)]
    context = {"likeness": found, "sides": list(zip(SIDES, sides, strict=True)), "because": BECAUSE}
    return render(request, "staff/likenesses/show.html", context)


@require_POST
def different(request: HttpRequest, likeness: UUID) -> HttpResponse:
    account, now = signed_in(request)
    found = likenesses.likeness_for(account, likeness, now=now)
    try:
        likenesses.keep_apart(likeness=found, by=account, now=now)
    except likenesses.AlreadySettled:
        notices.warning(request, said("Somebody has decided about these two already."))
    else:
        notices.success(request, said("They are different people. You will not be asked about them again."))
    return redirect("staff:likenesses")


def merge(request: HttpRequest, likeness: UUID, keep: str) -> HttpResponse:
    """What would change, exactly; confirmed with a reason. What changed meanwhile is shown before it is confirmed again."""
    account, now = signed_in(request)
    if keep not in SIDES:
        raise access.NotFound(keep)
    found = likenesses.likeness_for(account, likeness, now=now)
    preview = merge_previews.preview(account, found, keep)
    form = MergeForm(request.POST or None, version=preview.version)
    if form.is_valid() and _merged(request, found, keep, form):
        return redirect("staff:likenesses")
    context = {
        "likeness": found,
        "preview": preview,
        "form": form,
        "changes": CHANGES,
        "refused": [REFUSED[why] for why in preview.refusals],
    }
    return render(request, "staff/likenesses/merge.html", context)


def _merged(request: HttpRequest, found: likenesses.Likeness, keep: str, form: MergeForm) -> bool:
    account, now = signed_in(request)
    reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
    try:
        merges.merge(likeness=found, keep=keep, reason=reason, version=version, by=account, now=now)
    except access.Stale:
        form.overtake(merge_previews.preview(account, found, keep).version)
        return False
    except merges.Refused as refusal:
        form.add_error(None, str(REFUSED[refusal.why[0]]))
        return False
    except likenesses.AlreadySettled:
        notices.warning(request, said("Somebody has decided about these two already."))
    else:
        notices.success(request, said("They are one now. It can be undone from this page."))
    return True


def undo(request: HttpRequest, merge: UUID) -> HttpResponse:
    account, now = signed_in(request)
    found = merges.merge_for(account, merge, now=now)
    form = UndoForm(request.POST or None)
    if form.is_valid():
        try:
            merges.undo(merge=found, reason=form.cleaned_data["reason"], by=account, now=now)
        except merges.NotTheLast:
            form.add_error(None, said("The one that was kept has been made one with another since. Undo that first."))
        except merges.AlreadyUndone:
            notices.warning(request, said("Somebody has undone this already."))
            return redirect("staff:likenesses")
        else:
            notices.success(request, said("They are two again."))
            return redirect("staff:likenesses")
    context = {"undoing": merge_previews.undoing(account, found), "form": form, "changes": CHANGES, "merge": found}
    return render(request, "staff/likenesses/undo.html", context)


urlpatterns = [
    path("likenesses/", index, name="likenesses"),
    path("likenesses/<uuid:likeness>/", show, name="likeness"),
    path("likenesses/<uuid:likeness>/different/", different, name="keep-apart"),
    path("likenesses/<uuid:likeness>/merge/<slug:keep>/", merge, name="merge"),
    path("merges/<uuid:merge>/undo/", undo, name="undo-merge"),
]
