"""What the person wishes, as they told an officer."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, wishes
from victimcontact.casework.wishes import Wish
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import NotAllowed
from victimcontact.staff.door import signed_in

LEVELS = [
    Option(
        "release_month", _("Only the month of release"), hint=_("And recall, and anything that bears on their safety")
    ),
    Option("annual", _("A letter every year as well")),
    Option("key_stages", _("Every key stage, and the yearly letter")),
]


class WishForm(forms.VersionedForm):
    wish = fields.Choice(
        label=_("What do they want?"),
        options=[
            Option(
                "join",
                _("To join the scheme, or to change what they hear"),
                reveals=("level", "channel", "wants_representations"),
            ),
            ("not_now", _("Not now; we may ask again later")),
            ("decline", _("No")),
            Option("never", _("Never to be contacted"), hint=_("Nobody will write or call again unless they ask")),
            ("leave", _("To leave the scheme")),
        ],
    )
    level = fields.Choice(label=_("What do they want to hear?"), options=LEVELS)
    channel = fields.Choice(
        label=_("How should letters reach them?"),
        options=[
            ("letter", _("By post")),
            ("email", _("By email, with the letter in their own pages")),
            ("text", _("By text message, with the letter in their own pages")),
            ("phone", _("By phone only: you call them, and nothing is sent")),
        ],
    )
    wants_representations = fields.YesNo(label=_("Do they want to be heard about release conditions?"))


def record(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_WISH)
    case = access.case_for(account, reference, now=now)
    initial = {"level": case.level, "channel": case.channel, "wants_representations": case.wants_representations}
    form = WishForm(request.POST or None, version=case.version, initial=initial)
    if form.is_valid():
        answers = form.cleaned_data
        try:
            wishes.record(case=case, wish=_wish(answers), version=answers["version"], by=account, now=now)
        except access.Stale:
            form.overtake(access.version_of(case))
        except wishes.NoPhone:
            form.add_error("channel", said("No phone number of theirs is safe yet. Record one in the plan first."))
        except NotAllowed:
            form.add_error(
                "wish",
                said("This is not possible from where the case stands (%(standing)s).") % {"standing": case.standing},
            )
        else:
            notices.success(request, said("Their wish is recorded."))
            return redirect("staff:case", reference=reference)
    return render(request, "staff/cases/wish.html", {"form": form, "case": case})


def _wish(answers: dict[str, object]) -> Wish:
    return Wish(
        wish=str(answers["wish"]),
        level=str(answers["level"] or ""),
        channel=str(answers["channel"] or ""),
        wants_representations=answers["wants_representations"] is not False,
    )


urlpatterns = [path("cases/<slug:reference>/wish/", record, name="wish")]
