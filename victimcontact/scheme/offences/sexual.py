"""Schedule 18, Part 2: sexual offences, by Act. Titles are short names of ours.

The Acts of 1956 to 1967 stay: offences under them are still sentenced today.
"""

from victimcontact.scheme.offences.entries import Entry, Kinds, Part
from victimcontact.scheme.offences.violent import STEALING

OBSCENE_GOODS = Kinds(
    listed=r"indecent|obscene|child",
    unlisted=r"drug|class [abc]\b|cannabis|cocaine|heroin|tobacco|cigarette|alcohol|\bduty\b|counterfeit|seal skin",
)

EARLIER_ACTS: Part = {
    "Sexual Offences Act 1956": (
        Entry("1", "29(a)", "Rape"),
        Entry("2", "29(b)", "Procuring a woman by threats"),
        Entry("3", "29(c)", "Procuring a woman by false pretences"),
        Entry("4", "29(d)", "Giving drugs to make intercourse possible"),
        Entry("5", "29(e)", "Intercourse with a girl under 13"),
        Entry("6", "29(f)", "Intercourse with a girl under 16"),
        Entry("7", "29(g)", "Intercourse with a woman with a severe learning disability"),
        Entry("9", "29(h)", "Procuring a woman with a severe learning disability"),
        Entry("10", "29(i)", "Incest by a man", also=("Incest",)),
        Entry("11", "29(i)", "Incest by a woman"),
        Entry("14", "29(j)", "Indecent assault on a woman", also=("Indecent assault",)),
        Entry("15", "29(k)", "Indecent assault on a man"),
        Entry("16", "29(l)", "Assault with intent to commit buggery"),
        Entry("17", "29(m)", "Taking a woman away by force or for her property"),
        Entry("19", "29(n)", "Taking a girl under 18 from her parent"),
        Entry("20", "29(o)", "Taking a girl under 16 from her parent"),
        Entry("21", "29(p)", "Taking a person with a severe learning disability from a parent"),
        Entry("22", "29(q)", "Causing prostitution of women"),
        Entry("23", "29(r)", "Procuring a girl under 21"),
        Entry("24", "29(s)", "Holding a woman in a brothel"),
        Entry("25", "29(t)", "Premises used for intercourse with a girl under 13"),
        Entry("26", "29(u)", "Premises used for intercourse with a girl under 16"),
        Entry("27", "29(v)", "Premises used for intercourse with a person with a severe learning disability"),
        Entry("28", "29(w)", "Causing or encouraging sexual abuse of a girl under 16"),
        Entry("29", "29(x)", "Causing or encouraging prostitution of a person with a severe learning disability"),
        Entry("32", "29(y)", "Soliciting by men"),
        Entry("33A", "29(z)", "Brothel used for prostitution"),
    ),
    "Mental Health Act 1959": (Entry("128", "30", "Intercourse with a patient"),),
    "Indecency with Children Act 1960": (Entry("1", "31", "Indecency with a child"),),
    "Sexual Offences Act 1967": (
        Entry("4", "32(a)", "Procuring others to commit homosexual acts"),
        Entry("5", "32(b)", "Living on the earnings of male prostitution"),
    ),
    "Theft Act 1968": (
        Entry("9", "33", "Burglary with intent to rape", kinds=Kinds(r"\bintent.*\brape\b", unlisted=STEALING)),
    ),
    "Criminal Law Act 1977": (Entry("54", "34", "Inciting a girl under 16 to incest"),),
    "Protection of Children Act 1978": (Entry("1", "35", "Indecent photographs of children"),),
    "Customs and Excise Management Act 1979": (
        Entry("170", "36", "Importing indecent or obscene articles", kinds=OBSCENE_GOODS),
    ),
    "Criminal Justice Act 1988": (Entry("160", "37", "Possessing an indecent photograph of a child"),),
}

CONSENT_AND_CHILDREN = (
    Entry("1", "38(a)", "Rape"),
    Entry("2", "38(b)", "Assault by penetration"),
    Entry("3", "38(c)", "Sexual assault"),
    Entry("4", "38(d)", "Causing sexual activity without consent"),
    Entry("5", "38(e)", "Rape of a child under 13"),
    Entry("6", "38(f)", "Assault by penetration of a child under 13"),
    Entry("7", "38(g)", "Sexual assault of a child under 13"),
    Entry("8", "38(h)", "Causing or inciting a child under 13 to sexual activity"),
    Entry("9", "38(i)", "Sexual activity with a child"),
    Entry("10", "38(j)", "Causing or inciting a child to sexual activity"),
    Entry("11", "38(k)", "Sexual activity in front of a child"),
    Entry("12", "38(l)", "Making a child watch a sexual act"),
    Entry("13", "38(m)", "Child sex offence by a child or young person"),
    Entry("14", "38(n)", "Arranging or making possible a child sex offence"),
    Entry("15", "38(o)", "Meeting a child after sexual grooming"),
    Entry("15A", "38(p)", "Sexual communication with a child"),
    Entry("16", "38(q)", "Position of trust: sexual activity with a child"),
    Entry("17", "38(r)", "Position of trust: causing or inciting a child to sexual activity"),
    Entry("18", "38(s)", "Position of trust: sexual activity in front of a child"),
    Entry("19", "38(t)", "Position of trust: making a child watch a sexual act"),
    Entry("25", "38(u)", "Sexual activity with a child of the family"),
    Entry("26", "38(v)", "Inciting a child of the family to sexual activity"),
)

MENTAL_DISORDER = (
    Entry("30", "38(w)", "Sexual activity with a person whose mental disorder impedes choice"),
    Entry("31", "38(x)", "Causing or inciting such a person to sexual activity"),
    Entry("32", "38(y)", "Sexual activity in front of such a person"),
    Entry("33", "38(z)", "Making such a person watch a sexual act"),
    Entry("34", "38(aa)", "Inducing, threatening or deceiving a person with a mental disorder into sexual activity"),
    Entry("35", "38(ab)", "Making a person with a mental disorder take part by inducement, threat or deception"),
    Entry("36", "38(ac)", "Sexual activity in front of such a person by inducement, threat or deception"),
    Entry("37", "38(ad)", "Making such a person watch a sexual act by inducement, threat or deception"),
    Entry("38", "38(ae)", "Care worker: sexual activity with a person with a mental disorder"),
    Entry("39", "38(af)", "Care worker: causing or inciting sexual activity"),
    Entry("40", "38(ag)", "Care worker: sexual activity in front of a person with a mental disorder"),
    Entry("41", "38(ah)", "Care worker: making a person with a mental disorder watch a sexual act"),
)

EXPLOITATION_AND_OTHERS = (
    Entry("47", "38(ai)", "Paying for sexual services of a child"),
    Entry("48", "38(aj)", "Causing or inciting sexual exploitation of a child"),
    Entry("49", "38(ak)", "Controlling a child in sexual exploitation"),
    Entry("50", "38(al)", "Arranging sexual exploitation of a child"),
    Entry("52", "38(am)", "Causing or inciting prostitution for gain"),
    Entry("53", "38(an)", "Controlling prostitution for gain"),
    Entry("57", "38(ao)", "Trafficking into the UK for sexual exploitation"),
    Entry("58", "38(ap)", "Trafficking within the UK for sexual exploitation"),
    Entry("59", "38(aq)", "Trafficking out of the UK for sexual exploitation"),
    Entry("59A", "38(ar)", "Trafficking for sexual exploitation"),
    Entry("61", "38(as)", "Giving a substance with intent to make sexual activity possible"),
    Entry("62", "38(at)", "Offence committed with intent to commit a sexual offence"),
    Entry("63", "38(au)", "Trespass with intent to commit a sexual offence"),
    Entry("64", "38(av)", "Sex with an adult relative: penetration"),
    Entry("65", "38(aw)", "Sex with an adult relative: consenting to penetration"),
    Entry("66", "38(ax)", "Exposure"),
    Entry("66A", "38(axa)", "Sending an image of genitals", also=("Cyber-flashing", "Cyberflashing")),
    Entry(
        "66B(2)",
        "38(axb)",
        "Sharing an intimate image to alarm, distress or humiliate",
        kinds=Kinds(r"alarm|distress|humiliat"),
    ),
    Entry("66B(3)", "38(axc)", "Sharing an intimate image for sexual gratification", kinds=Kinds(r"gratif")),
    Entry("67", "38(ay)", "Voyeurism"),
    Entry("69", "38(az)", "Intercourse with an animal"),
    Entry("70", "38(ba)", "Sexual penetration of a corpse"),
)

SEXUAL: Part = {
    **EARLIER_ACTS,
    "Sexual Offences Act 2003": CONSENT_AND_CHILDREN + MENTAL_DISORDER + EXPLOITATION_AND_OTHERS,
}
