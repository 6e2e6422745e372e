"""Schedule 18, Part 1: violent offences, by Act. Titles are short names of ours. Paragraph "" was not read."""

from victimcontact.scheme.offences.entries import ADDED_FOR_CONVICTIONS_FROM, Entry, Kinds, Part

ARSON = Kinds(listed=r"\barson\b|\bby fire\b", unlisted=r"damag|destroy")
STEALING = r"^(?!.*(grievous|gbh|bodily harm|rape|(?<!no )violence)).*(steal|theft|stole|ordinary)"
ENDANGERING = Kinds(listed=r"endanger", unlisted=r"\bvalue\b|\bunder\b.*\d|\bgraffiti\b|\bsimple\b")
HARMFUL_BURGLARY = Kinds(
    listed=r"\bintent.*(grievous|gbh|bodily harm|damage)",
    unlisted=STEALING,
)
FATAL_TAKING = Kinds(listed=r"death|fatal|killed", unlisted=r"injur|damage|dangerous driving")
WITHOUT_MURDER = Kinds(listed=r"^(?!.*(murder|kill)).*|(other than|not|without)\b.*(murder|kill)")

COMMON_LAW: Part = {
    "Common law": (
        Entry(
            "",
            "1",
            "Manslaughter",
            kinds=Kinds(r"^((gross negligence|unlawful act|involuntary|voluntary|constructive) )?manslaughter\b"),
        ),
        Entry("", "2", "Kidnapping", kinds=Kinds(r"^kidnap(ping)?\b")),
        Entry("", "3", "False imprisonment", kinds=Kinds(r"^(false imprisonment|falsely imprison)")),
    ),
}

PERSON: Part = {
    "Offences against the Person Act 1861": (
        Entry("4", "4(a)", "Soliciting murder", also=("Solicitation to murder", "Solicit murder")),
        Entry("16", "4(b)", "Threats to kill", also=("Threat to kill", "Threatening to kill", "Make threats to kill")),
        Entry(
            "18",
            "4(c)",
            "Wounding or causing grievous bodily harm with intent",
            also=("Wounding with intent", "Wounding with intent to cause grievous bodily harm", "GBH with intent"),
        ),
        Entry(
            "20",
            "4(d)",
            "Malicious wounding or inflicting grievous bodily harm",
            also=("Malicious wounding", "Unlawful wounding", "Inflicting grievous bodily harm"),
        ),
        Entry(
            "21",
            "4(e)",
            "Attempting to choke in order to commit an offence",
            also=("Attempting to choke, suffocate or strangle",),
        ),
        Entry("22", "4(f)", "Using chloroform or the like in order to commit an offence"),
        Entry("23", "4(g)", "Giving poison that endangers life or does grievous harm"),
        Entry("27", "4(h)", "Abandoning a young child"),
        Entry("28", "4(i)", "Causing injury by explosives"),
        Entry("29", "4(j)", "Using explosives or corrosives with intent to do grievous harm"),
        Entry("30", "4(k)", "Placing explosives with intent to injure"),
        Entry("31", "4(l)", "Setting traps with intent to do grievous harm"),
        Entry("32", "4(m)", "Endangering railway passengers"),
        Entry("35", "4(n)", "Injury by wanton or furious driving"),
        Entry("37", "4(o)", "Assaulting an officer who preserves a wreck"),
        Entry("38", "4(p)", "Assault with intent to resist arrest"),
        Entry("47", "4(q)", "Assault occasioning actual bodily harm", also=("Actual bodily harm", "ABH")),
    ),
    "Infant Life (Preservation) Act 1929": (Entry("1", "6", "Child destruction"),),
    "Children and Young Persons Act 1933": (
        Entry("1", "7", "Cruelty to a child", also=("Child cruelty", "Cruelty to children")),
    ),
    "Infanticide Act 1938": (Entry("1", "8", "Infanticide"),),
    "Taking of Hostages Act 1982": (Entry("1", "12", "Taking hostages", also=("Hostage taking",)),),
    "Mental Health Act 1983": (Entry("127", "14", "Ill-treatment or neglect of a patient"),),
    "Prohibition of Female Circumcision Act 1985": (Entry("1", "15", "Female circumcision"),),
    "Criminal Justice Act 1988": (Entry("134", "17", "Torture"),),
    "Protection from Harassment Act 1997": (
        Entry(
            "4",
            "21",
            "Putting people in fear of violence",
            also=("Harassment put in fear of violence", "Harassment putting in fear of violence"),
        ),
        Entry(
            "4A",
            "21",
            "Stalking involving fear of violence or serious alarm or distress",
            also=("Stalking involving fear of violence", "Stalking involving serious alarm or distress"),
        ),
    ),
    "Crime and Disorder Act 1998": (
        Entry("29", "22(1)", "Racially or religiously aggravated assault"),
        Entry(
            "31(1)(a)",
            "22(2)",
            "Racially or religiously aggravated fear or provocation of violence",
            kinds=Kinds(r"\bfear\b|provo"),
        ),
        Entry(
            "31(1)(b)",
            "22(2)",
            "Racially or religiously aggravated intentional harassment, alarm or distress",
            kinds=Kinds(r"\bintent"),
        ),
    ),
    "International Criminal Court Act 2001": (
        Entry("51", "23", "Genocide, crime against humanity or war crime", kinds=WITHOUT_MURDER),
        Entry("52", "23", "Conduct ancillary to genocide or a like crime", kinds=WITHOUT_MURDER),
    ),
    "Female Genital Mutilation Act 2003": (
        Entry("1", "24(a)", "Female genital mutilation"),
        Entry("2", "24(b)", "Assisting a girl to mutilate herself"),
        Entry("3", "24(c)", "Assisting mutilation of a girl abroad"),
    ),
    "Domestic Violence, Crime and Victims Act 2004": (
        Entry("5", "25", "Causing or allowing the death or serious harm of a child or vulnerable adult"),
    ),
    "Modern Slavery Act 2015": (
        Entry("1", "26(1)", "Slavery, servitude or forced labour", also=("Modern slavery",)),
        Entry("2", "26(2), or 39 for sexual exploitation", "Human trafficking"),
    ),
    "Serious Crime Act 2015": (
        Entry(
            "75A",
            "",
            "Strangulation or suffocation",
            also=("Non-fatal strangulation", "Intentional strangulation", "Intentional suffocation"),
        ),
    ),
}

WEAPONS_AND_PROPERTY: Part = {
    "Explosive Substances Act 1883": (
        Entry("2", "5(a)", "Explosion likely to endanger life or property"),
        Entry("3", "5(b)", "Attempting an explosion, or keeping explosives with intent"),
        Entry("4", "5(c)", "Explosives made or held in suspicious circumstances"),
        Entry("5", "5(d)", "Accessory to an explosives offence", convicted_from=ADDED_FOR_CONVICTIONS_FROM),
    ),
    "Firearms Act 1968": (
        Entry("16", "9(a)", "Firearm with intent to endanger life"),
        Entry("16A", "9(b)", "Firearm with intent to cause fear of violence"),
        Entry("17", "9(c) and (d)", "Firearm used to resist arrest, or held while committing a listed offence"),
        Entry("18", "9(e)", "Carrying a firearm with criminal intent"),
    ),
    "Theft Act 1968": (
        Entry("8", "10(a)", "Robbery or assault with intent to rob", also=("Robbery", "Assault with intent to rob")),
        Entry("9", "10(b)", "Burglary with intent to do grievous harm or damage", kinds=HARMFUL_BURGLARY),
        Entry("10", "10(c)", "Aggravated burglary"),
        Entry("12A", "10(d)", "Aggravated vehicle-taking that causes a death", kinds=FATAL_TAKING),
    ),
    "Criminal Damage Act 1971": (
        Entry("1(2)", "11(2)", "Destroying or damaging property so as to endanger life", kinds=ENDANGERING),
        Entry("1(3)", "11(1)", "Damage by fire", kinds=ARSON),
        Entry("1", "11(1)", "Arson", kinds=ARSON),
    ),
    "Public Order Act 1986": (
        Entry("1", "16(a)", "Riot"),
        Entry("2", "16(b)", "Violent disorder"),
        Entry("3", "16(c)", "Affray"),
    ),
    "Road Traffic Act 1988": (
        Entry("1", "18(a)", "Causing death by dangerous driving"),
        Entry("3ZC", "18(b)", "Causing death by driving while disqualified"),
        Entry("3A", "18(c)", "Causing death by careless driving under the influence of drink or drugs"),
    ),
    "Anti-terrorism, Crime and Security Act 2001": (
        Entry("47", "", "Use and the like of nuclear weapons"),
        Entry("50", "", "Assisting weapons acts overseas"),
    ),
}

TRANSPORT: Part = {
    "Aviation Security Act 1982": (
        Entry("1", "13(a)", "Hijacking an aircraft"),
        Entry("2", "13(b)", "Destroying, damaging or endangering an aircraft"),
        Entry("3", "13(c)", "Other acts that endanger aircraft"),
        Entry("4", "13(d)", "Dangerous articles on aircraft or at aerodromes"),
        Entry(
            "6(2)",
            "13(e)",
            "Inducing or assisting an offence against aircraft",
            kinds=Kinds(r"induc|assist"),
            convicted_from=ADDED_FOR_CONVICTIONS_FROM,
        ),
    ),
    "Aviation and Maritime Security Act 1990": (
        Entry("1", "19(a)", "Endangering an aerodrome"),
        Entry("9", "19(b)", "Hijacking a ship"),
        Entry("10", "19(c)", "Seizing a fixed platform"),
        Entry("11", "19(d)", "Destroying or endangering a ship or fixed platform"),
        Entry("12", "19(e)", "Other acts that endanger navigation"),
        Entry("13", "19(f)", "Threats against ships or platforms"),
        Entry(
            "14(4)",
            "19(g)",
            "Inducing or assisting an offence against ships or platforms",
            kinds=Kinds(r"induc|assist"),
            convicted_from=ADDED_FOR_CONVICTIONS_FROM,
        ),
    ),
    "Channel Tunnel (Security) Order 1994": (Entry("Part 2", "20", "Offences against Channel Tunnel trains"),),
}

VIOLENT: Part = {**COMMON_LAW, **PERSON, **WEAPONS_AND_PROPERTY, **TRANSPORT}
