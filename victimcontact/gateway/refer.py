"""`victimcontact refer FILE`: many referrals from one file; good rows go in, the others are named with row and column."""

import argparse
from collections import Counter
from pathlib import Path

from django.utils import timezone

from victimcontact.casework import access, likenesses, referrals
from victimcontact.gateway.referral_files import BadRow, Row, UnreadableFile, rows_of, told
from victimcontact.gateway.refusal import Refusal
from victimcontact.scheme.eligibility import Contradiction

PROGRESS_EVERY = 200
IN, KNOWN, REFUSED = "taken in", "here already", "refused"


def main(words: list[str]) -> int:
    """Take in a file; 0 when every row is in or was already, 1 when some were refused."""
    parser = argparse.ArgumentParser(prog="victimcontact refer", description=__doc__)
    parser.add_argument(
        "file", type=Path, help="a .csv or .json file; docs/howto/referral-files.md describes the columns"
    )
    parser.add_argument("--source", default="witness_care_unit", help="who refers (default: witness_care_unit)")
    asked = parser.parse_args(words)
    began = timezone.now()
    try:
        done = _take_in(asked.file, asked.source)
    except UnreadableFile as error:
        raise Refusal(f"{error}.") from error
    print(f"{done[IN]} taken in, {done[KNOWN]} here already, {done[REFUSED]} refused.")
    if alike := likenesses.noted_since(began):
        print(f"{alike} may be somebody known: officers see them under Referrals, May be the same.")
    return 1 if done[REFUSED] else 0


def _take_in(file: Path, source: str) -> Counter[str]:
    done: Counter[str] = Counter()
    for row in rows_of(file):
        outcome, why = _row(row, source)
        done[outcome] += 1
        if outcome == REFUSED:
            print(f"row {row.number}, {why}")
        if done.total() % PROGRESS_EVERY == 0:
            print(f"{done.total()} rows read ...", flush=True)
    return done


def _row(row: Row, source: str) -> tuple[str, str]:
    try:
        referrals.receive(told=told(row, source=source), by=access.program(), now=timezone.now())
    except (referrals.AlreadyReferred, referrals.AlreadyACase):
        return KNOWN, ""
    except BadRow as error:
        return REFUSED, str(error)
    except referrals.IdentifiersDisagree:
        return REFUSED, "column prison_number: the numbers of this row belong to different offenders"
    except Contradiction as error:
        return REFUSED, f"the sentence contradicts itself: {error}"
    return IN, ""
