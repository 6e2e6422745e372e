"""What a person at the keyboard is told when something cannot be done."""


class Refusal(Exception):
    """One line, in plain words, with what to do about it; it ends the command with status 1."""
