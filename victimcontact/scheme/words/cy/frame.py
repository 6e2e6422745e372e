"""What stands around every letter in Welsh, and the nudge that says there is something to read."""

from victimcontact.scheme.words.document import Frame, Heading, Headings, Listed, Paragraph, these

MEANING = Heading("Beth mae hyn yn ei olygu")
NEXT = Heading("Beth fydd yn digwydd nesaf")
ASKING = Heading("Beth gewch chi ofyn amdano")

HEADINGS = Headings(meaning=MEANING, following=NEXT, asking=ASKING, wrote="Ysgrifennon ni atoch am hyn: {}.")

RETURNING = (
    Heading("Os ydych am ddod yn ôl"),
    Paragraph(
        "Cewch ddod yn ôl tra bydd y ddedfryd neu'r gorchymyn yn para. Does dim rhaid ichi ddweud pam. "
        "Ffoniwch ni ar {office_phone}, neu ysgrifennwch at vcsenquiries@justice.gov.uk."
    ),
)

ENDED = (
    Heading("Os ydych am ddod yn ôl"),
    Paragraph(
        "Mae'r ddedfryd neu'r gorchymyn hwn ar ben, felly does dim mwy i ymuno ag ef am y tro. Os bydd un newydd, "
        "neu os daw i'r amlwg bod hwn yn parhau, gallwch ymuno eto. Ffoniwch ni ar {office_phone}, neu ysgrifennwch "
        "at vcsenquiries@justice.gov.uk."
    ),
)

CONDITIONS = (
    Paragraph(
        "Rhaid i'r person gadw at reolau, a elwir yn amodau. Dyma'r rhai sy'n ymwneud â chi neu'ch teulu:",
        when=these("has_conditions", "conditions"),
    ),
    Listed("conditions", when=these("has_conditions", "conditions")),
    Paragraph(
        "Os caiff un o'r rhain ei thorri, dywedwch wrth yr heddlu neu wrthyf i. Os ydych mewn perygl, ffoniwch 999.",
        when=these("has_conditions", "conditions"),
    ),
    Paragraph(
        "Rhaid i'r person gadw at reolau, a elwir yn amodau. Nid oes yr un ohonynt yn ymwneud â chi neu'ch teulu.",
        when=these("has_conditions"),
        unless=these("conditions"),
    ),
    Paragraph("Nid oes rhaid i'r person gadw at unrhyw reolau o'r fath.", when=these("has_conditions:no")),
    Paragraph(
        "Ni wn eto at ba reolau y bydd yn rhaid i'r person gadw. Byddaf yn dweud wrthych a oes rhai, a pha rai sy'n "
        "ymwneud â chi.",
        unless=these("has_conditions", "has_conditions:no"),
    ),
)

RELEASE_CONDITIONS = (
    *CONDITIONS[:-1],
    Paragraph(
        "Rhaid i'r rhan fwyaf o bobl gadw at reolau ar ôl eu rhyddhau. Ni allaf ddweud yma beth ydynt. "
        "Byddaf yn dweud wrthych, mewn llythyr neu alwad, a oes rhai a pha rai sy'n ymwneud â chi.",
        unless=these("has_conditions", "has_conditions:no"),
    ),
)

FRAME = Frame(
    language="cy",
    subject="Rhywbeth ichi ei ddarllen",
    header=(
        Paragraph("Dyddiad: {written_on}"),
        Paragraph("Eich cyfeirnod: {case_reference}"),
        Paragraph("Oddi wrth: {officer_name}, {office_name}"),
    ),
    salutation="Annwyl {recipient_name}",
    opening=(Paragraph("Mae'r llythyr hwn am {offender_name}.", when=these("offender_name")),),
    sign_off=("Yn gywir", "{officer_name}", "Swyddog cyswllt dioddefwyr"),
    footer=(
        Heading("Sut i gysylltu â mi"),
        Paragraph(
            "Gallwch fy ffonio ar {office_phone}, {office_hours}. Gallwch hefyd ysgrifennu at {office_email}. "
            "Os byddaf i ffwrdd, bydd rhywun arall yn fy nhîm yn eich helpu."
        ),
        Paragraph(
            "Er mwyn cadw'n ddiogel, peidiwch ag anfon cyfeiriad wrth ateb: nid eich un chi, na chyfeiriad neb arall. "
            "Os byddwch yn symud, ffoniwch fi."
        ),
        Heading("Eich dewisiadau"),
        Paragraph(
            "Gallwch newid yr hyn rydych yn ei glywed gennym, a sut rydym yn cysylltu â chi. Gallwch roi'r gorau "
            "iddi, a gallwch ddod yn ôl. Does ond angen dweud wrthyf. Does dim rhaid ichi ddweud pam."
        ),
        Paragraph(
            "Gallwch gael y llythyr hwn yn Saesneg, mewn print bras, ar ffurf hawdd ei deall neu fel recordiad. "
            "Os hoffech gael iaith arall neu Iaith Arwyddion Prydain, dywedwch wrthyf."
        ),
        Heading("Cymorth a chefnogaeth"),
        Paragraph(
            "Mae Cymorth i Ddioddefwyr am ddim, ddydd a nos: 08 08 16 89 111. Does dim ots faint o amser sydd wedi "
            "mynd heibio."
        ),
        Paragraph(
            "Os bydd rhywun yn y carchar yn cysylltu â chi a chithau heb ddymuno hynny, ffoniwch 0300 060 6699. "
            "Os ydych mewn perygl, ffoniwch 999."
        ),
        Heading("Eich hawliau, a sut i gwyno"),
        Paragraph(
            "Mae'r Cod Dioddefwyr yn dweud sut mae'n rhaid inni eich trin. Mae'n rhoi'r hawl ichi gael gwybod am y "
            "ddedfryd neu'r gorchymyn, a'r hawl i gwyno."
        ),
        Paragraph(
            "Os gwnaethom rywbeth o'i le, dywedwch wrthyf, neu gofynnwch am fy rheolwr. Cyn pen 10 diwrnod gwaith "
            "byddwn yn ateb, neu'n dweud pryd y gwnawn ni hynny. Os nad ydych yn fodlon wedyn, gall eich AS ofyn i'r "
            "Ombwdsmon Seneddol a Gwasanaeth Iechyd edrych ar y mater."
        ),
    ),
    text_message=(
        "Mae rhywbeth yma ichi ei ddarllen. Does dim brys. Gallwch ein ffonio ar {office_phone}. "
        "Peidiwch ag ateb y neges hon."
    ),
    email=(
        "Helo,\n\nMae rhywbeth yma ichi ei ddarllen. Does dim brys. Os oes gennych ffordd o fewngofnodi, gallwch ei "
        "ddarllen yno. Neu gallwch ein ffonio ar {office_phone}, {office_hours}.\n\nPeidiwch ag ateb y neges hon, a "
        "pheidiwch byth ag anfon cyfeiriad."
    ),
    urgent_text_message=(
        "Ffoniwch ni ar {office_phone} cyn gynted ag y bydd yn ddiogel ichi. Peidiwch ag ateb y neges hon."
    ),
    urgent_email=(
        "Helo,\n\nFfoniwch ni ar {office_phone} cyn gynted ag y bydd yn ddiogel ichi."
        "\n\nPeidiwch ag ateb y neges hon, a pheidiwch byth ag anfon cyfeiriad."
    ),
)
