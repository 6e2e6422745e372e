"""The post: what is to be printed and posted, in batches or one by one, what came back, and carriers that stand still."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import (
    access,
    accounts,
    messages,
    posting_days,
    print_batches,
    returned_letters,
    sending,
    stops,
)
from victimcontact.casework.days import day_of
from victimcontact.design import fields, forms
from victimcontact.scheme.needs import goes_with
from victimcontact.scheme.roles import May
from victimcontact.scheme.words.months import day_in_words
from victimcontact.staff.door import signed_in


def show(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    waiting = sending.to_post(account, now=now)
    context = {
        "waiting": waiting,
        "later": posting_days.kept_for_later(waiting, now),
        "batches": print_batches.batches(account),
        "stopped": stops.standing_still(account),
        "goes_with": goes_with,
        "acts": accounts.granted(account),
    }
    return render(request, "staff/print_room/show.html", context)


@require_POST
def posted(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    try:
        sending.mark_posted(message=message, by=account, now=now)
    except messages.NotWaiting:
        notices.warning(
            request, said("Do not post it: it was marked by somebody else, or taken back because they moved.")
        )
    except posting_days.NotYet as refusal:
        day = day_in_words(day_of(refusal.until), "en")
        notices.warning(
            request, said("Do not post it before %(day)s: they asked us to avoid the days before.") % {"day": day}
        )
    else:
        notices.success(request, said("%(reference)s is marked as posted.") % {"reference": reference})
    return redirect("staff:print-room")


@require_POST
def make_batches(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    try:
        made = print_batches.make(by=account, now=now)
    except print_batches.NothingWaits:
        notices.warning(
            request, said("Nothing waits that may be posted today, or somebody else has just put it into a batch.")
        )
        return redirect("staff:print-room")
    if len(made) == 1:
        return redirect("staff:print-batch", reference=made[0].reference)
    notices.success(request, said("%(count)s batches are made.") % {"count": len(made)})
    return redirect("staff:print-room")


def batch(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    found = print_batches.batch_for(account, reference)
    letters = print_batches.letters_in(found, account, now=now)
    context = {
        "progress": print_batches.progress_of(found, account),
        "letters": letters,
        "later": posting_days.kept_for_later([each for each in letters if each.state == "in_print_room"], now),
        "goes_with": goes_with,
    }
    return render(request, "staff/print_room/batch.html", context)


def batch_letters(request: HttpRequest, reference: str) -> HttpResponse:
    """All letters of a batch as one file for the printer."""
    account, now = signed_in(request)
    found = print_batches.batch_for(account, reference)
    try:
        return _pdf(print_batches.for_the_printer(found, account, now=now), reference)
    except print_batches.AlreadyPosted:
        return redirect("staff:print-batch", reference=reference)


def batch_list(request: HttpRequest, reference: str) -> HttpResponse:
    """The list that goes with the letters; it names nobody."""
    account, _now = signed_in(request)
    found = print_batches.batch_for(account, reference)
    try:
        return _pdf(print_batches.cover_list(found, account), f"{reference}-list")
    except print_batches.AlreadyPosted:
        return redirect("staff:print-batch", reference=reference)


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


@require_POST
def batch_posted(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    try:
        print_batches.mark_posted(batch=print_batches.batch_for(account, reference), by=account, now=now)
    except print_batches.TakeOut as wrong:
        notices.warning(request, said("Do not post %(letters)s: take them out of the pile first.") % {"letters": wrong})
    except print_batches.AlreadyPosted:
        notices.warning(request, said("Somebody else has marked this batch already."))
    else:
        notices.success(request, said("The batch is marked as posted. Its letters are marked one after the other."))
    return redirect("staff:print-batch", reference=reference)


@require_POST
def left_out(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    try:
        left = print_batches.leave_out(message=message, by=account, now=now)
    except print_batches.AlreadyPosted:
        notices.warning(request, said("This letter is in no batch any more, or its batch is in the post."))
    else:
        waits = left.state == "in_print_room"
        then = said("It waits again.") if waits else said("Destroy it: its officer writes to them anew.")
        notices.success(request, said("%(reference)s is taken out. %(then)s") % {"reference": reference, "then": then})
    return redirect("staff:print-room")


class ReturnedForm(forms.Form):
    reference = fields.Text(
        label=_("Reference on the letter"),
        hint=_("It stands under the date and at the foot of every page, for example VC-7K3M-9QXT"),
        missing=_("Enter the reference on the letter"),
        width=20,
        max_length=20,
    )


def returned(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_CONTACT)
    form = ReturnedForm(request.POST or None)
    reference = form.cleaned_data["reference"] if form.is_valid() else ""
    found = returned_letters.find(account, reference, now=now) if reference else None
    return render(request, "staff/print_room/returned.html", {"form": form, "found": found})


@require_POST
def came_back(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    try:
        returned_letters.take_in(message=message, by=account, now=now)
    except messages.NotWaiting:
        notices.warning(request, said("This letter was not posted, or is marked already."))
    else:
        notices.success(
            request, said("Marked as returned. Nothing goes to that address any more; phone by the next working day.")
        )
    return redirect("staff:case", reference=message.case.reference)


@require_POST
def carrier_again(request: HttpRequest, carrier: str) -> HttpResponse:
    """Somebody has put right what made a carrier stand still."""
    account, now = signed_in(request)
    try:
        stops.end_by_hand(carrier=carrier, by=account, now=now)
    except stops.AlreadyEnded:
        notices.warning(request, said("It works again already."))
    else:
        notices.success(request, said("It is tried again now."))
    return redirect("staff:print-room")


urlpatterns = [
    path("print-room/", show, name="print-room"),
    path("print-room/<slug:reference>/posted/", posted, name="posted"),
    path("print-room/<slug:reference>/leave-out/", left_out, name="leave-out-of-batch"),
    path("print-room/<slug:reference>/came-back/", came_back, name="came-back"),
    path("print-room/returned/", returned, name="returned-letters"),
    path("print-room/carriers/<slug:carrier>/again/", carrier_again, name="carrier-again"),
    path("print-room/batches/", make_batches, name="make-print-batches"),
    path("print-room/batches/<slug:reference>/", batch, name="print-batch"),
    path("print-room/batches/<slug:reference>/letters.pdf", batch_letters, name="print-batch-letters"),
    path("print-room/batches/<slug:reference>/list.pdf", batch_list, name="print-batch-list"),
    path("print-room/batches/<slug:reference>/posted/", batch_posted, name="print-batch-posted"),
]
