"""L15, before a release, in Welsh (R41, D9)."""

from victimcontact.scheme.words.cy.frame import CONDITIONS, MEANING, NEXT
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L15",
    language="cy",
    title="Paratoi at y rhyddhau",
    timeline="Ysgrifennon ni atoch am y rhyddhau sydd ar ddod, a'r rheolau sy'n ymwneud â chi.",
    decides=True,
    body=(
        Paragraph(
            "Dylai'r person a gafodd y ddedfryd gael ei ryddhau ym mis {release_month}.", when=these("release_month")
        ),
        Paragraph(
            "Efallai y caiff y person a gafodd y ddedfryd ei ryddhau'n fuan. Ni allaf ddweud y mis wrthych eto.",
            unless=these("release_month"),
        ),
        Paragraph("Gall fod rai dyddiau'n gynt, am nad yw pobl yn cael eu rhyddhau yn union cyn penwythnos neu ŵyl."),
        Paragraph(
            "Am fod hyn yn bwysig i'ch diogelwch, caf ddweud y diwrnod wrthych. {release_on} ydyw. Cadwch hyn i "
            "chi'ch hun.",
            when=these("release_on"),
        ),
        Paragraph("Ni allaf ddweud wrthych pa ddiwrnod.", unless=these("release_on")),
        Paragraph("Ni allaf ddweud wrthych pa garchar ydyw, na ble bydd y person yn byw."),
        MEANING,
        *CONDITIONS,
        Paragraph(
            "Mae un o'r rheolau'n enwi lleoedd y mae'n rhaid iddo gadw draw ohonynt. Mae wedi'i dangos ar fap y "
            "mae'r person yn ei gael hefyd. Mewn ychydig achosion, efallai y caiff fynd drwodd am gyfnod byr, er "
            "enghraifft i fynd i'r llys. Nid yw'r map yn dangos ble rydych yn byw.",
            when=these("has_exclusion_zone"),
        ),
        Heading("Os caiff rheol ei thorri"),
        Paragraph(
            "Mewn perygl, ffoniwch 999. Os nad ydych, ffoniwch 101 neu fi. Ysgrifennwch beth welsoch, a phryd. "
            "Cadwch negeseuon a llythyrau. Peidiwch â'u hateb. Gall y person gael ei anfon yn ôl i'r carchar am hyn."
        ),
        NEXT,
        Paragraph(
            "Ar ddiwrnod y rhyddhau byddaf yn eich ffonio, fel y gofynnoch.", when=these("is_called_on_release_day")
        ),
        Paragraph(
            "Byddaf yn dweud wrthych pan fydd y person wedi cael ei ryddhau.", unless=these("is_called_on_release_day")
        ),
        Paragraph(
            "Mae amser o hyd i ofyn am reol, neu i newid un. Ffoniwch fi erbyn {respond_by}.", when=these("respond_by")
        ),
        Paragraph("Os ydych am ofyn am reol, neu newid un, ffoniwch fi'n fuan.", unless=these("respond_by")),
        Paragraph(
            "A fyddai'n help cynllunio sut i gadw'n ddiogel gartref neu yn y gwaith? Ffoniwch fi, a gallwn ei wneud "
            "gyda'n gilydd."
        ),
    ),
)
