"""C01, what we told somebody was wrong, and we are sorry, in Welsh (B17)."""

from victimcontact.scheme.words.cy.frame import MEANING, NEXT
from victimcontact.scheme.words.document import Document, Paragraph, these

DOCUMENT = Document(
    code="C01",
    language="cy",
    title="Dywedom rywbeth anghywir wrthych",
    timeline="Ysgrifennon ni atoch i gywiro rhywbeth a oedd yn anghywir.",
    decides=True,
    body=(
        Paragraph(
            "Ysgrifennais atoch ar {told_on}. Enw'r llythyr oedd: {wrong_title}.", when=these("told_on", "wrong_title")
        ),
        Paragraph("Ysgrifennais atoch ychydig yn ôl.", unless=these("told_on", "wrong_title")),
        Paragraph(
            "Roedd yr hyn a ddywedais ynddo yn anghywir. Mae'n ddrwg gennyf. Ni ddylech fod wedi gorfod ei ddarllen."
        ),
        MEANING,
        Paragraph("Ni ddigwyddodd yr hyn a ysgrifennais, neu nid fel y dywedais. Peidiwch â dibynnu arno."),
        Paragraph("Mae'r hyn a ddywedais wrthych cyn y llythyr hwnnw yn wir o hyd, hyd y gwn i heddiw."),
        Paragraph("Roedd camgymeriad mewn cofnod, ac ni welsom ef mewn pryd. Nid eich camgymeriad chi ydoedd."),
        NEXT,
        Paragraph(
            "Rydym yn ceisio gweld sut y digwyddodd hyn, fel na fydd yn digwydd eto. Mae fy rheolwr yn gwybod amdano."
        ),
        Paragraph(
            "Os ydych wedi newid eich cynlluniau oherwydd fy llythyr, neu os ydych yn teimlo'n llai diogel nawr, ffoniwch "
            "fi. Os ydych mewn perygl, ffoniwch 999."
        ),
        Paragraph(
            "Gallwch ofyn imi beth aeth o'i le a beth rydym wedi'i wneud am y peth. Byddaf yn dweud yr hyn y gallaf."
        ),
    ),
)
