"""L11, a parole hearing is put off, in Welsh (P7)."""

from victimcontact.scheme.words.cy.frame import MEANING, NEXT
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L11",
    language="cy",
    title="Mae'r gwrandawiad parôl wedi cael ei ohirio",
    timeline="Ysgrifennon ni atoch fod y gwrandawiad parôl wedi cael ei ohirio.",
    decides=True,
    body=(
        Paragraph(
            "Ni fydd y gwrandawiad parôl ar {previous_hearing_on} yn cael ei gynnal y diwrnod hwnnw.",
            when=these("previous_hearing_on"),
        ),
        Paragraph(
            "Ni fydd y gwrandawiad parôl yn cael ei gynnal ar y diwrnod a ddywedais wrthych.",
            unless=these("previous_hearing_on"),
        ),
        Paragraph("Dyma'r rheswm a roddwyd inni: {why}", when=these("why")),
        Paragraph(
            "Nid ydym wedi cael gwybod pam. Rwyf wedi gofyn, a byddaf yn dweud wrthych os caf.", unless=these("why")
        ),
        Paragraph("Mae'n ddrwg gennyf. Gwn mor anodd yw paratoi at ddiwrnod fel hwn ac wedyn gorfod aros."),
        MEANING,
        Paragraph("Does dim wedi cael ei benderfynu. Mae'r person a gafodd y ddedfryd yn aros yn y carchar am y tro."),
        Heading("Beth sy'n cyfrif o hyd"),
        Paragraph(
            "Mae eich datganiad a'r rheolau y gofynnoch amdanynt yn cyfrif o hyd. Does dim angen ichi eu hysgrifennu "
            "eto. Gallwch eu newid os ydych am wneud hynny."
        ),
        NEXT,
        Paragraph("Y dyddiad newydd yw {hearing_on}.", when=these("hearing_on")),
        Paragraph(
            "Does dim dyddiad newydd eto. Byddaf yn dweud wrthych cyn gynted ag y bydd un.", unless=these("hearing_on")
        ),
        Paragraph(
            "Os ydych am ychwanegu at eich datganiad neu ei newid, rhaid imi ei anfon erbyn {statement_by}.",
            when=these("statement_by"),
        ),
        Paragraph("Gall y dyddiad newydd newid hefyd. Byddaf yn dweud wrthych os bydd.", when=these("hearing_on")),
    ),
)
