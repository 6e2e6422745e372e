"""References people can read out on the telephone. They say nothing about whom they belong to."""

import secrets

# No vowels (no words), no 0/O, 1/I/L, 2/Z, 5/S, 8/B look-alikes.
ALPHABET = "34679CDFGHJKMNPQRTVWXY"


def new(prefix: str) -> str:
    """A fresh reference such as `VC-7K3M-9QXT`: 22^8 possibilities; the column's UNIQUE refuses the rare repeat."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"
