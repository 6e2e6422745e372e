"""`victimcontact import-licence-policy FILE`: the licence service's own wording of conditions; the file stays outside the program."""

import argparse
from pathlib import Path

from django.utils import timezone

from victimcontact.casework import access, licence_policies
from victimcontact.gateway.policy_files import UnreadablePolicy, policy_in
from victimcontact.gateway.refusal import Refusal

LARGEST = 5_000_000


def main(words: list[str]) -> int:
    """Put the policy in the file in the place of the one of the same version; 0 when it is in."""
    parser = argparse.ArgumentParser(prog="victimcontact import-licence-policy", description=__doc__)
    parser.add_argument("file", type=Path, help="a JSON file; docs/howto/licence-policies.md describes it")
    file = parser.parse_args(words).file
    try:
        policy = policy_in(_read(file))
    except UnreadablePolicy as error:
        raise Refusal(f"{file.name}: {error}.") from error
    taken = licence_policies.take_in(policy=policy, by=access.program(), now=timezone.now())
    print(f"Policy {taken.version}: {taken.conditions} conditions are in.")
    for title in taken.missing:
        print(f"It has no wording for: {title}.")
    return 0


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadablePolicy(f"larger than {LARGEST // 1_000_000} MB")
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadablePolicy(f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UnreadablePolicy(f"not UTF-8 text (byte {error.start})") from error
