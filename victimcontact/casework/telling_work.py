"""Tellings as rows of the worklist: to decide, to look at again, to see why no letter came, to put right."""

from datetime import date
from typing import Any

from django.db.models import BooleanField, Expression, F, Q, QuerySet, Value
from django.db.models import Case as Choose
from django.db.models import When as Condition
from django.db.models.functions import Coalesce

from victimcontact.casework.plausibility import UNDECIDED
from victimcontact.casework.reach import urgency_of
from victimcontact.casework.tellings import WAITS_FOR, WITHHOLD
from victimcontact.casework.work_columns import CASES, DAY, MANAGER, ON, came, columns, text, yes
from victimcontact.records.models import Telling
from victimcontact.scheme.keystages import REGISTER, Decision
from victimcontact.scheme.reach import Urgency

MANAGER_DECIDES = Decision.MANAGER_DECIDES.value


def waiting() -> QuerySet[Any]:
    """The tellings that wait, in the columns of the worklist; by the day a letter is due, or that on which to look again."""
    rows = Telling.objects.filter(waits_for_a_person(ON), case__in=CASES)
    decides = Condition(_by_manager(), stuck="", correction="", then=text(MANAGER))
    named = Coalesce("contact_by", "letter_by")
    return columns(
        rows.annotate(named=named),
        "telling",
        day=Choose(
            Condition(look_again_on__lte=ON, then=F("look_again_on")),
            default=Coalesce("named", came("made_at")),
            output_field=DAY,
        ),
        dated=Choose(
            Condition(Q(named__isnull=False) | Q(look_again_on__lte=ON), then=yes()),
            default=Value(False),
            output_field=BooleanField(),
        ),
        what=Choose(Condition(~Q(stuck=""), then=text("stuck")), default=text("decide_telling")),
        standing=text("open"),
        waits_for=Choose(decides, default=text("")),
    )


def _by_manager() -> Q:
    """What is a manager's to decide: as the gate left it, and whether something urgent goes on being withheld."""
    urgent = [code for code in REGISTER if urgency_of(code) is Urgency.SAFETY]
    left_to_them = Q(decision=MANAGER_DECIDES, settled__in=("", WITHHOLD))
    return left_to_them | Q(decision=Decision.TELL, settled=WITHHOLD, code__in=urgent)


def waits_for_a_person(on: date | Expression) -> Q:
    """The tellings that wait for a person: to decide, to look at again, to see why no letter came, to put right."""
    undecided = Q(decision__in=WAITS_FOR, settled="", ended_at__isnull=True)
    again = Q(look_again_on__lte=on, ended_at__isnull=True)
    stuck = ~Q(stuck="") & Q(ended_at__isnull=True)
    return (undecided | again | stuck | Q(correction="needed")) & ~UNDECIDED


def work_in(telling: Telling) -> str:
    """What a telling that waits for a person asks of them."""
    if telling.correction == "needed":
        return "Tell them that it was wrong"
    if telling.stuck:
        return "See why no letter could be drafted"
    if telling.look_again_on is not None:
        return "Look again at what is withheld"
    manager = telling.decision == MANAGER_DECIDES
    return "Your manager decides whether to tell" if manager else "Decide whether to tell"
