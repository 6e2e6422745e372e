"""What waits for a manager and is about no single case, as rows of the worklist.

Brakes, corrections, questions about nobody here; and enquiries of the public site, which are of every officer of the unit.
"""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models import When as Condition
from django.db.models.functions import Coalesce

from victimcontact.casework import corrections, questions
from victimcontact.casework.work_columns import (
    ALLOCATES,
    ALLOCATOR,
    ANSWERING,
    ANSWERS,
    CASES,
    DAY,
    KEY,
    MANAGER,
    MANAGES,
    UNIT,
    came,
    columns,
    text,
    yes,
)
from victimcontact.records.models import Brake, Case, Correction, Enquiry

READ_IT, CLOSE_IT = "read_correction", "close_correction"
NOBODY: Any = {"case": Value(None, output_field=KEY), "officer": Value(None, output_field=KEY)}
OURS: Any = {**NOBODY, "standing": text("open"), "waits_for": text(MANAGER)}


def open_brakes() -> QuerySet[Any]:
    """Sending that stopped by itself: any manager's, from the day it stopped (B2)."""
    rows = Brake.objects.filter(MANAGES, decided="")
    return columns(rows, "brake", day=came("began_at"), dated=yes(), what=text("brake"), **OURS)


def open_corrections() -> QuerySet[Any]:
    """Something wrong was told: to be read that day, and to be closed once everybody knows (B17)."""
    of_fact = Case.objects.filter(sentence=OuterRef("fact__sentence"), pk__in=CASES)
    unread = Q(manager_seen_at__isnull=True)
    put_right = Exists(corrections.put_right_since(OuterRef("message__case"), OuterRef("made_at")))
    done = ~Exists(corrections.parts_left(OuterRef("fact"))) & (Q(message__isnull=True) | Q(put_right))
    ours = Q(Exists(of_fact)) | Q(message__case__in=CASES)
    rows = Correction.objects.filter(MANAGES, ours, unread | done, closed_at__isnull=True)
    return columns(
        rows,
        "correction",
        day=came("made_at"),
        dated=Choose(Condition(unread, then=yes()), default=Value(False)),
        what=Choose(Condition(unread, then=text(READ_IT)), default=text(CLOSE_IT)),
        **OURS,
    )


def unmatched_questions() -> QuerySet[Any]:
    """Questions before a decision with nobody here to ask: due when the decision is, where that is known (P55)."""
    known = Condition(decides_on__isnull=False, then=yes())
    return columns(
        questions.unmatched_rows().filter(MANAGES),
        "question",
        day=Coalesce(F("decides_on"), came("made_at"), output_field=DAY),
        dated=Choose(known, default=Value(False)),
        what=text("question"),
        **OURS,
    )


def open_enquiries() -> QuerySet[Any]:
    """Somebody asked on the public site, due when they are to have heard from us: any officer's of the unit, and while there is none, of
    whoever allocates."""
    of_unit, of_none = Q(ANSWERS, unit=UNIT), Q(ALLOCATES, unit__isnull=True)
    rows = Enquiry.objects.filter(of_unit | of_none, settled_at__isnull=True)
    whose = Choose(Condition(unit__isnull=True, then=text(ALLOCATOR)), default=text(ANSWERING))
    return columns(rows, "enquiry", day=F("due_on"), dated=yes(), what=text("enquiry"), **OURS | {"waits_for": whose})
