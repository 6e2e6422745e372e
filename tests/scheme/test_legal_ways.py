"""Which law opens the way for what is given to somebody outside (R75): without one nothing of a victim's may leave."""

import pytest

from victimcontact.scheme import legal_ways
from victimcontact.scheme.consultations import Kind
from victimcontact.scheme.keystages import UNRESTRICTED
from victimcontact.scheme.risk_information import Recipient


@pytest.mark.parametrize("route", sorted(UNRESTRICTED))
def test_a_handover_to_hospital_managers_has_its_section(route: str) -> None:
    assert legal_ways.for_hospital(route).startswith("DVCVA 2004 s")


@pytest.mark.parametrize("route", ["A", "B", "D", "E", "vns", ""])
def test_on_other_routes_nothing_opens_the_way_to_hospital_managers(route: str) -> None:
    with pytest.raises(KeyError):
        legal_ways.for_hospital(route)


@pytest.mark.parametrize("recipient", Recipient)
def test_everybody_who_is_told_of_risk_is_told_by_a_law(recipient: Recipient) -> None:
    assert legal_ways.for_risk(recipient)


def test_nobody_else_is_told_of_risk() -> None:
    with pytest.raises(ValueError):
        legal_ways.for_risk("newspaper")


@pytest.mark.parametrize(
    ("document", "route", "meeting", "law"),
    [
        ("R05", "A", "mappa", "Criminal Justice Act 2003 s.325"),
        ("R05", "A", "marac", "Crime and Disorder Act 1998 s.115"),
        ("R01", "A", "", "DVCVA 2004 s.35"),
        ("R02", "B", "", "DVCVA 2004 s.37"),
        ("R02", "E", "", "DVCVA 2004 s.43"),
        ("R04", "A", "", "DVCVA 2004 s.35"),
    ],
)
def test_a_report_goes_by_the_law_of_who_reads_it(document: str, route: str, meeting: str, law: str) -> None:
    assert legal_ways.for_report(document, route=route, meeting=meeting) == law


@pytest.mark.parametrize(
    ("kind", "route", "law"),
    [
        *((kind, "A", "DVCVA 2004 s.54") for kind in Kind if kind is not Kind.HOSPITAL_DISCHARGE),
        (Kind.HOSPITAL_DISCHARGE, "F", "DVCVA 2004 s.42A"),
        (Kind.HOSPITAL_DISCHARGE, "B", "DVCVA 2004 s.54"),
    ],
)
def test_an_answer_goes_by_the_law_of_who_asked(kind: Kind, route: str, law: str) -> None:
    assert legal_ways.for_answer(kind, route=route) == law
