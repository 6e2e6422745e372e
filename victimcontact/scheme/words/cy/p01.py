"""P01, the letter with the code that opens "my contact", in Welsh."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph

DOCUMENT = Document(
    code="P01",
    language="cy",
    title="Gallwch ddarllen ein llythyrau ar-lein os dymunwch",
    timeline="Anfonon ni god atoch, er mwyn ichi allu darllen ein llythyrau ar-lein.",
    names_offender=False,
    body=(
        Paragraph(
            "Gallwch ddarllen yr hyn rydym yn ei ysgrifennu atoch ar-lein. Gallwch hefyd newid eich dewisiadau yno, "
            "ac anfon neges ataf."
        ),
        Paragraph("Does dim rhaid ichi. Os yw'n well gennych lythyrau neu alwadau, does dim yn newid."),
        Heading("Eich cod"),
        Paragraph("{activation_code}"),
        Paragraph(
            "Mae'n gweithio unwaith, tan {valid_until_on}. Peidiwch â'i roi i neb. Fyddwn ni byth yn gofyn ichi "
            "amdano ar y ffôn."
        ),
        Heading("Beth i'w wneud"),
        Bullets(
            (
                "Defnyddiwch ffôn neu gyfrifiadur nad oes neb arall yn edrych arno.",
                "Ewch i {portal_address}",
                "Teipiwch y cod, a chyfeiriad e-bost y gallwch chi yn unig ei agor.",
                "Byddwn yn anfon cod byr newydd yno bob tro y byddwch yn mewngofnodi. Nid yw'r e-bost yn dweud am "
                "beth y mae.",
            )
        ),
        Heading("A yw'n ddiogel i chi?"),
        Paragraph(
            "Mae rhai pobl yn rhannu ffôn, neu'n byw gyda rhywun sy'n cadw golwg arnynt. Os nad ydych yn siŵr, "
            "ffoniwch fi yn gyntaf. Mae botwm ar bob tudalen i'w gadael yn gyflym. Nid yw'n dileu'r hyn y mae'r ffôn "
            "neu'r cyfrifiadur yn ei gofio."
        ),
        Paragraph(
            "Os nad yw'r cod yn gweithio, neu os oedd y llythyr ar agor pan ddaeth, ffoniwch fi. Byddaf yn atal y "
            "cod ac yn anfon un newydd."
        ),
    ),
)
