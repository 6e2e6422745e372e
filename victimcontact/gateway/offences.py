"""`victimcontact import-offences FILE`: the list of offence codes that referrals name; the file stays outside the program."""

import argparse
from pathlib import Path

from django.utils import timezone

from victimcontact.casework import access, offence_lists
from victimcontact.gateway.offence_files import UnreadableList, codes_in
from victimcontact.gateway.refusal import Refusal

LARGEST = 50_000_000


def main(words: list[str]) -> int:
    """Replace the list by the one in the file; 0 when it is in."""
    parser = argparse.ArgumentParser(prog="victimcontact import-offences", description=__doc__)
    parser.add_argument("file", type=Path, help="a CSV file; docs/howto/offence-lists.md describes the columns")
    file = parser.parse_args(words).file
    try:
        codes = codes_in(_read(file))
    except UnreadableList as error:
        raise Refusal(f"{file.name}: {error}.") from error
    entries = [offence_lists.Entry(listed.flags, listed.title) for listed in codes.values()]
    taken = offence_lists.replace(entries=entries, by=access.program(), now=timezone.now())
    print(f"{taken.codes} codes are in, {taken.new} of them new; {taken.gone} that were here before are gone.")
    return 0


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableList(f"larger than {LARGEST // 1_000_000} MB")
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableList(f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UnreadableList(f"not UTF-8 text (byte {error.start})") from error
