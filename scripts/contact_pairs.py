"""Put plans and messages to the rule of safe contact by the million, beside a second opinion; docs/drills.md has the result.

.venv/bin/python scripts/contact_pairs.py --pairs 1000000
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.scheme.contact_pairs import harm, pairs
from victimcontact.scheme.safe_contact import check


def main(count: int, seed: int) -> int:
    began, counted, wrong = time.monotonic(), Counter[str](), 0
    for number, (plan, sent) in enumerate(pairs(seed, count), 1):
        verdict = check(plan, sent.channel, sent.moment, urgent=sent.urgent, reference=sent.reference)
        expected = harm(plan, sent)
        counted[expected or "may go"] += 1
        wrong += verdict.may_go == bool(expected)
        if number % 100_000 == 0:
            print(f"{number:,} pairs, {wrong} wrong ({time.monotonic() - began:.0f} s)", flush=True)
    for what, times in counted.most_common():
        print(f"{times:>10,}  {what}")
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    sys.exit(main(asked.pairs, asked.seed))
