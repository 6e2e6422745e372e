"""Does somebody ask by text that no more texts are sent? Only what says nothing else counts: "stop him" is no such thing (R31, R73)."""

_STOP = frozenset(
    {
        "cancel",
        "do not text me",
        "dont text me",
        "end",
        "no more",
        "no more messages",
        "no more texts",
        "opt out",
        "optout",
        "quit",
        "remove me",
        "stop",
        "stop all",
        "stop messages",
        "stop texting",
        "stop texting me",
        "stop texts",
        "stopall",
        "unsubscribe",
        # In Welsh.
        "dim mwy",
        "dim mwy o negeseuon",
        "peidiwch",
        "peidiwch a thecstio",
        "peidiwch ag anfon",
        "stopio",
        "stopiwch",
    }
)
_POLITE = frozenset({"please", "pls", "plz", "thanks", "thank", "you", "now", "os", "gwelwch", "yn", "dda", "diolch"})


def asks_to_stop(text: str) -> bool:
    """Whether a text asks for no more texts, in English or Welsh, however it is written and however politely."""
    kept = "".join(letter for letter in text.casefold().replace("â", "a") if letter.isalnum() or letter.isspace())
    words = [word for word in kept.split() if word not in _POLITE]
    return " ".join(words) in _STOP
