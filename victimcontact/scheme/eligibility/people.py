"""Who may be a member: R13 and R16 to R19; P15."""

from collections.abc import Iterator
from datetime import date

from victimcontact.scheme.eligibility.answer import Effect, Point, fails, passes
from victimcontact.scheme.eligibility.question import Relationship, Victim, VictimKind
from victimcontact.scheme.offences import written

ADULT_AT = 18

_MEMBERS = {
    Relationship.VICTIM: "The victim of the offence may be a member",
    Relationship.BEREAVED_RELATIVE: "A bereaved relative may be a member",
    Relationship.PARENT_OR_GUARDIAN: "A parent or guardian of the victim may be a member",
    Relationship.ACTING_FOR: "A person who acts for the victim may be a member",
}
_CODE = "Victims’ Code; DVCVA 2004 s.35(3)"


def points_of_the_person(victim: Victim, on: date) -> Iterator[Point]:
    """Whether this person may be the member (R16, R17), and who receives for a child (R18, R19)."""
    membership = _membership(victim)
    yield membership
    if not membership.holds:
        return
    if victim.died and victim.relationship is Relationship.VICTIM:
        yield passes("R16", "The victim has died: a close relative may be a member instead", _CODE)
    if victim.lacks_capacity and victim.relationship is Relationship.VICTIM:
        yield passes("R16", "The victim lacks capacity: somebody may act for the victim", _CODE)
    yield from _points_of_age(victim, on)
    if victim.suspected_of_same_conduct:
        yield fails(
            "R17",
            "A person suspected of the same conduct cannot act: another person must be found",
            "CPS guidance on the Victims’ Code",
            Effect.REVIEW,
        )


def _membership(victim: Victim) -> Point:
    if victim.kind is VictimKind.ORGANISATION:
        return fails("R16", "An organisation cannot be a member", _CODE)
    if victim.relationship not in _MEMBERS:
        return fails("R16", "Witnesses and others are not members by law", _CODE)
    return passes("R16", _MEMBERS[victim.relationship], _CODE)


def _points_of_age(victim: Victim, on: date) -> Iterator[Point]:
    acts_for_a_child = victim.relationship is Relationship.PARENT_OR_GUARDIAN
    if victim.died:
        return
    if victim.born_on is None:
        if acts_for_a_child:
            yield passes("R19", "The victim’s age is not known: the victim is treated as a child", "Armed Forces Code")
    elif on < turns(ADULT_AT, victim.born_on):
        adult_from = written(turns(ADULT_AT, victim.born_on))
        text = f"The victim is under 18: contact goes to the victim direct from {adult_from}"
        yield passes("R18", text, "Victims’ Code")
    elif acts_for_a_child:
        yield passes("R18", "The victim is 18 or over: contact goes to the victim direct", "Victims’ Code")


def turns(age: int, born_on: date) -> date:
    """The birthday on which a person reaches an age; 1 March for one born on 29 February in a common year."""
    year = born_on.year + age
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
