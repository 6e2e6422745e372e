"""Schedule 18 as data, and how forgiving the look-up is."""

import re
from datetime import date
from itertools import pairwise

import pytest

from victimcontact.scheme.offences import CodeFlags, Finding, Listing, Named, find
from victimcontact.scheme.offences.index import Placed, all_placed

pytestmark = pytest.mark.pure

SENTENCED = date(2026, 3, 26)
LISTED, UNLISTED, DOUBTFUL = Listing.LISTED, Listing.UNLISTED, Listing.DOUBTFUL

PERSON = "Offences against the Person Act 1861"
SEXUAL = "Sexual Offences Act 2003"
THEFT = "Theft Act 1968"
DAMAGE = "Criminal Damage Act 1971"
HARASSMENT = "Protection from Harassment Act 1997"


def looked_up(act: str | None, section: str | None, title: str = "As the court named it") -> Finding:
    return find(Named(title, act, section), SENTENCED)


def test_the_paragraphs_of_the_schedule_follow_one_another_without_a_gap() -> None:
    numbers = {int(found.group()) for place in all_placed() if (found := re.match(r"\d+", place.entry.paragraph))}

    inchoate = {27, 28, 40, 44}
    within_another = {39}  # trafficking for sexual exploitation stands with paragraph 26(2)
    assert numbers == set(range(1, 44)) - inchoate - within_another


@pytest.mark.parametrize(("paragraph", "last"), [("4", "q"), ("9", "e"), ("13", "e"), ("19", "g"), ("29", "z")])
def test_the_letters_of_a_paragraph_follow_one_another_without_a_gap(paragraph: str, last: str) -> None:
    named = " ".join(p.entry.paragraph for p in all_placed() if re.match(rf"{paragraph}\b", p.entry.paragraph))
    letters = sorted(set(re.findall(r"\(([a-z])\)", named)))

    assert letters[0] == "a"
    assert letters[-1] == last
    assert all(ord(after) - ord(before) == 1 for before, after in pairwise(letters))


@pytest.mark.parametrize("place", all_placed(), ids=lambda place: f"{place.act} {place.entry.section}")
def test_every_entry_is_found_by_its_own_act_section_and_title(place: Placed) -> None:
    entry = place.entry

    found = find(Named(entry.title, place.act, entry.section or None, convicted_on=SENTENCED), SENTENCED)

    assert found.listing is LISTED


@pytest.mark.parametrize(
    ("act", "section"),
    [
        (PERSON, "47"),
        (PERSON, "s.47"),
        (PERSON, "s47"),
        (PERSON, "Section 47"),
        ("OFFENCES AGAINST THE PERSON ACT 1861", "18(1)(a)"),
        ("the Offences Against The Person Act, 1861 (c. 100)", "ss. 18 and 20"),
        ("Offences against the Person Act", "20"),
        ("OAPA 1861", "47"),
        (SEXUAL, "s. 66B(2)"),
        (SEXUAL, "15a"),
        ("Domestic Violence, Crime & Victims Act 2004", "5(1)"),
        ("Anti-terrorism, Crime and Security Act 2001", "113"),
        ("Channel Tunnel (Security) Order 1994 (SI 1994/570)", "Part II"),
        (HARASSMENT, "4 or 4A"),
        ("Firearms Act 1968", "17"),
        ("Serious Crime Act 2015", "75A"),
        ("Road Traffic Act 1988", "3ZC"),
    ],
)
def test_an_act_and_section_are_known_however_they_are_written(act: str, section: str) -> None:
    assert looked_up(act, section).listing is LISTED


@pytest.mark.parametrize(
    ("act", "section", "title"),
    [
        ("Criminal Justice Act 1988", "39", "Common assault"),
        ("Assaults on Emergency Workers (Offences) Act 2018", "1", "Assault by beating of an emergency worker"),
        ("Road Traffic Act 1988", "2B", "Causing death by careless driving"),
        ("Road Traffic Act 1988", "1A", "Causing serious injury by dangerous driving"),
        ("Fraud Act 2006", "1", "Fraud by false representation"),
        ("Misuse of Drugs Act 1971", "4(3)", "Supplying a class A drug"),
        (THEFT, "1", "Theft"),
        (DAMAGE, "1(1)", "Criminal damage"),
        (DAMAGE, "2", "Threats to destroy or damage property"),
        (SEXUAL, "66B(1)", "Sharing an intimate photograph"),
        (SEXUAL, "71", "Sexual activity in a public lavatory"),
        ("Crime and Disorder Act 1998", "31(1)(c)", "Racially aggravated harassment, alarm or distress"),
        ("Aviation Security Act 1982", "6(1)", "Ancillary offence"),
        ("Theft Act 1978", "3", "Making off without payment"),
        ("Corporate Manslaughter and Corporate Homicide Act 2007", "1", "Corporate manslaughter"),
        ("Criminal Law Act 1967", "4", "Assisting an offender (murder)"),
        ("Common law", None, "Perverting the course of justice"),
        (None, None, "Common assault"),
        (None, None, "Causing death by careless driving"),
    ],
)
def test_an_offence_clearly_outside_the_schedule_is_not_listed(
    act: str | None, section: str | None, title: str
) -> None:
    assert looked_up(act, section, title).listing is UNLISTED


@pytest.mark.parametrize(
    ("act", "section", "title", "listing"),
    [
        (THEFT, "9", "Burglary with intent to inflict grievous bodily harm", LISTED),
        (THEFT, "9(1)(a)", "Burglary dwelling - with intent to cause damage", LISTED),
        (THEFT, "9", "Burglary with intent to commit rape", LISTED),
        (THEFT, "9(1)(b)", "Burglary dwelling and theft - no violence", UNLISTED),
        (THEFT, "9(1)(a)", "Burglary other than dwelling with intent to steal", UNLISTED),
        (THEFT, "9", "Burglary", DOUBTFUL),
        (THEFT, "9(1)(b)", "Burglary dwelling inflict grievous bodily harm", DOUBTFUL),
        (THEFT, "12A", "Aggravated vehicle taking: death caused by accident", LISTED),
        (THEFT, "12A", "Aggravated vehicle taking and injury", UNLISTED),
        (THEFT, "12A", "Aggravated vehicle taking", DOUBTFUL),
        (DAMAGE, "1", "Arson", LISTED),
        (DAMAGE, "1(1) and (3)", "Arson", LISTED),
        (DAMAGE, "1(2)", "Criminal damage", LISTED),
        (DAMAGE, "1", "Criminal damage being reckless as to whether life was endangered", LISTED),
        (DAMAGE, "1", "Criminal damage to property - value under £5000", UNLISTED),
        (DAMAGE, "1", "Criminal damage", DOUBTFUL),
        ("Customs and Excise Management Act 1979", "170", "Importing an obscene article", LISTED),
        ("Customs and Excise Management Act 1979", "170", "Importing a class A drug", UNLISTED),
        ("Customs and Excise Management Act 1979", "170(2)", "Fraudulent evasion of a prohibition", DOUBTFUL),
        ("International Criminal Court Act 2001", "51", "War crime", LISTED),
        ("International Criminal Court Act 2001", "51", "Crime against humanity: murder of civilians", DOUBTFUL),
        ("Crime and Disorder Act 1998", "31", "Racially aggravated intentional harassment", LISTED),
        ("Crime and Disorder Act 1998", "31(1)", "Racially aggravated public order offence", DOUBTFUL),
        (SEXUAL, "66B", "Sharing an intimate image to cause alarm, distress or humiliation", LISTED),
        (SEXUAL, "66B", "Sharing an intimate image", DOUBTFUL),
    ],
)
def test_where_only_some_kinds_are_listed_the_title_decides_or_a_person_must(
    act: str, section: str, title: str, listing: Listing
) -> None:
    assert looked_up(act, section, title).listing is listing


@pytest.mark.parametrize(
    ("act", "title", "listing"),
    [
        ("Common law", "Manslaughter", LISTED),
        ("Common law", "Manslaughter by diminished responsibility", LISTED),
        (None, "Gross negligence manslaughter", LISTED),
        ("common law", "Kidnap - common law", LISTED),
        ("Contrary to common law", "False imprisonment", LISTED),
        ("Common law", "Manslaugter", DOUBTFUL),
        (None, "Assisting an offender (manslaughter)", DOUBTFUL),
        (None, "Robbery", LISTED),
        (PERSON, "ABH", LISTED),
        (PERSON, "Assault", DOUBTFUL),
        (HARASSMENT, "Stalking", DOUBTFUL),
        (None, "An offence nobody has heard of", DOUBTFUL),
    ],
)
def test_without_a_section_only_an_unmistakable_title_decides(act: str | None, title: str, listing: Listing) -> None:
    assert looked_up(act, None, title).listing is listing


@pytest.mark.parametrize(
    ("act", "section", "title"),
    [
        ("Offences agianst the Person Act 1861", "47", "Beating"),
        ("Offences against the Person Act 1862", "47", "Beating"),
        (PERSON, "147", "Assault occasioning actual bodily harm"),
        (HARASSMENT, "2 or 4", "Harassment"),
        ("Sexual Offences Act", "12", "Buggery"),
    ],
)
def test_a_likely_slip_of_the_pen_is_left_to_a_person_and_never_a_no(act: str, section: str, title: str) -> None:
    assert looked_up(act, section, title).listing is DOUBTFUL


def test_an_act_without_its_year_is_settled_by_the_exact_title() -> None:
    assert looked_up("Sexual Offences Act", "3", "Sexual assault").source == "Sentencing Code Sch 18 para 38(c)"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Murder", "DVCVA 2004 s.45(2)"),
        ("Murder - victim one year of age or older", "DVCVA 2004 s.45(2)"),
        ("Attempted murder", "Sentencing Code Sch 18 para 28"),
        ("Conspiracy to murder", "Sentencing Code Sch 18 para 28"),
        ("Encouraging or assisting the commission of murder", "Sentencing Code Sch 18 para 28"),
        ("Soliciting murder", "Sentencing Code Sch 18 para 4(a)"),
    ],
)
def test_murder_and_what_leads_to_it_count_by_the_title(title: str, source: str) -> None:
    found = looked_up(None, None, title)

    assert (found.listing, found.source) == (LISTED, source)


@pytest.mark.parametrize(
    ("act", "section", "title", "paragraph"),
    [
        (SEXUAL, "1", "Attempted rape", "38(a) with 40"),
        ("Serious Crime Act 2015", "75A", "Attempted strangulation", "27"),
        ("Criminal Attempts Act 1981", "1(1)", "Attempted robbery", "10(a) with 27"),
        ("Criminal Law Act 1977", "1", "Conspiracy to commit robbery", "10(a) with 27"),
        ("Serious Crime Act 2007", "44", "Encouraging an assault with intent to rob", None),
        ("Terrorism Act 2006", "1", "Encouragement of terrorism", "43(a)"),
        (SEXUAL, "26", "Inciting a child of the family to sexual activity", "38(v)"),
    ],
)
def test_an_inchoate_offence_follows_the_offence_it_relates_to(
    act: str, section: str, title: str, paragraph: str | None
) -> None:
    found = looked_up(act, section, title)

    assert found.listing is (LISTED if paragraph else DOUBTFUL)
    assert found.source == "Sentencing Code Sch 18" + (f" para {paragraph}" if paragraph else "")


def test_an_attempt_at_an_unlisted_offence_is_unlisted() -> None:
    found = find(Named("Fraud", "Fraud Act 2006", "1", inchoate="attempt"), SENTENCED)

    assert found.listing is UNLISTED


@pytest.mark.parametrize("flag", [True, False])
def test_what_the_asker_says_about_murder_goes_before_the_title(flag: bool) -> None:
    title = "Homicide" if flag else "Murder"

    found = find(Named(title, murder=flag), SENTENCED)

    assert found.listing is (LISTED if flag else DOUBTFUL)


@pytest.mark.parametrize(
    ("section", "sentenced_on", "listing"),
    [
        ("1", date(2019, 4, 11), UNLISTED),
        ("1", date(2019, 4, 12), LISTED),
        ("5", date(2019, 4, 11), LISTED),
        ("5", date(2010, 1, 13), DOUBTFUL),
    ],
)
def test_a_terrorism_offence_counts_from_the_day_it_was_listed(
    section: str, sentenced_on: date, listing: Listing
) -> None:
    found = find(Named("Terrorism", "Terrorism Act 2006", section), sentenced_on)

    assert found.listing is listing
    assert listing is LISTED or found.rule == "R15"


@pytest.mark.parametrize(
    ("act", "section"),
    [
        ("Explosive Substances Act 1883", "5"),
        ("Aviation Security Act 1982", "6(2)"),
        ("Aviation and Maritime Security Act 1990", "14(4)"),
    ],
)
def test_later_entries_count_only_for_convictions_from_29_june_2021(act: str, section: str) -> None:
    def convicted(day: date | None, sentenced_on: date = SENTENCED) -> Listing:
        return find(Named("Accessory", act, section, convicted_on=day), sentenced_on).listing

    assert convicted(date(2021, 6, 28)) is UNLISTED
    assert convicted(date(2021, 6, 29)) is LISTED
    assert convicted(None) is DOUBTFUL
    assert convicted(None, sentenced_on=date(2021, 6, 28)) is UNLISTED


@pytest.mark.parametrize(
    ("act", "section", "title", "notification"),
    [
        (HARASSMENT, "2", "Harassment", LISTED),
        (HARASSMENT, "2A", "Stalking", LISTED),
        (HARASSMENT, "5A", "Breach of a restraining order after acquittal", LISTED),
        ("Sentencing Code", "363", "Breach of a restraining order", LISTED),
        ("Family Law Act 1996", "42A", "Breach of a non-molestation order", LISTED),
        ("Stalking Protection Act 2019", "8(1)", "Breach of stalking protection order", LISTED),
        ("Domestic Abuse Act 2021", "39", "Breach of a domestic abuse protection order", LISTED),
        ("Serious Crime Act 2015", "76", "Controlling or coercive behaviour", LISTED),
        ("Crime and Disorder Act 1998", "32", "Racially aggravated stalking", LISTED),
        (None, None, "Fail to comply with a restraining order", LISTED),
        (None, None, "Engage in controlling / coercive behaviour in an intimate relationship", LISTED),
        (None, None, "Stalking", DOUBTFUL),
        (None, None, "Harassment", DOUBTFUL),
        ("Public Order Act 1986", "5", "Harassment, alarm or distress", UNLISTED),
        ("Criminal Justice Act 1988", "39", "Common assault", UNLISTED),
        (SEXUAL, "103I", "Breach of a sexual harm prevention order", UNLISTED),
    ],
)
def test_the_offences_of_the_notification_scheme_are_known(
    act: str | None, section: str | None, title: str, notification: Listing
) -> None:
    found = looked_up(act, section, title)

    assert found.listing is not LISTED
    assert found.notification is notification


@pytest.mark.parametrize(
    ("offence", "flags", "listing"),
    [
        (Named("Unheard of"), CodeFlags("XX00001", scheduled=True), LISTED),
        (Named("Unheard of"), CodeFlags("XX00001", murder=True), LISTED),
        (Named("Unheard of"), CodeFlags("XX00001"), DOUBTFUL),
        (Named("Unheard of"), CodeFlags("XX00001", related_to_scheduled=True), DOUBTFUL),
        (Named("Fraud", "Fraud Act 2006", "1"), CodeFlags("XX00001"), UNLISTED),
        (Named("Fraud", "Fraud Act 2006", "1"), CodeFlags("XX00001", scheduled=True), DOUBTFUL),
        (Named("Rape", SEXUAL, "1"), CodeFlags("XX00001"), LISTED),
        (Named("Strangulation", "Serious Crime Act 2015", "75A"), CodeFlags("XX00001"), LISTED),
    ],
)
def test_a_flag_in_a_list_of_codes_may_settle_a_doubt_and_a_missing_one_is_never_a_no(
    offence: Named, flags: CodeFlags, listing: Listing
) -> None:
    named = Named(offence.title, offence.act, offence.section, flags=flags)

    assert find(named, SENTENCED).listing is listing


def test_a_flag_says_nothing_about_the_day_an_offence_was_listed() -> None:
    flags = CodeFlags("XX00001", scheduled=True, terrorism=True)
    before, after = date(2019, 4, 11), date(2019, 4, 12)
    by_section = Named("Terrorism", "Terrorism Act 2006", "1", flags=flags)

    assert find(Named("Unheard of", flags=flags), before).listing is DOUBTFUL
    assert find(Named("Unheard of", flags=flags), after).listing is LISTED
    assert find(by_section, before).listing is UNLISTED
    assert find(by_section, after).listing is LISTED
