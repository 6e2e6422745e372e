"""Who may let words stand that the leak guard marked: two people, and a manager among them where it leads to somebody's door.

Source: the scheme's own guard; R70, P111.
"""

from collections.abc import Mapping

from victimcontact.scheme.leaks import Hit, Kind

# By these somebody can be found at once.
LEADS_TO_THE_DOOR = frozenset({Kind.ADDRESS, Kind.POSTCODE, Kind.PHONE, Kind.EMAIL})
PEOPLE = 2


def needs_a_manager(hit: Hit) -> bool:
    """Whether one of the two has to be a manager: it surely leads to somebody's door or telephone (R70)."""
    return hit.certain and hit.kind in LEADS_TO_THE_DOOR


def may_stand(hit: Hit, released_by: Mapping[str, bool]) -> bool:
    """Whether a hit was released (R70, P111). `released_by` says of each person who released it whether they did so as a manager."""
    enough = len(released_by) >= PEOPLE
    return enough and (not needs_a_manager(hit) or any(released_by.values()))
