"""C03, our answer to your complaint, and who can look at it next, in Welsh (R35, R82, T19)."""

from victimcontact.scheme.words.cy.frame import NEXT
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="C03",
    language="cy",
    title="Ein hateb i'ch cwyn",
    timeline="Ysgrifennon ni atoch gyda'n hateb i'ch cwyn.",
    sign_off=("Yn gywir", "{officer_name}", "Rheolwr"),
    names_offender=False,
    body=(
        Paragraph("Dywedoch wrthym ar {received_on} fod rhywbeth wedi mynd o'i le.", when=these("received_on")),
        Paragraph("Dywedoch wrthym fod rhywbeth wedi mynd o'i le.", unless=these("received_on")),
        Paragraph("Rwyf wedi edrych ar y mater. Diolch ichi am ddweud wrthym."),
        Heading("Yr hyn a welais", when=these("answer")),
        Paragraph("{answer}", when=these("answer")),
        Heading("Yr hyn rydym yn ei gywiro", when=these("put_right")),
        Paragraph("{put_right}", when=these("put_right")),
        NEXT,
        Paragraph(
            "Os nad ydych yn fodlon ar yr ateb hwn, dywedwch wrthyf. Bydd rhywun arall wedyn yn edrych arno eto, ac yn "
            "ateb o fewn 10 diwrnod gwaith.",
            unless=these("is_final"),
        ),
        Paragraph(
            "Dyma ein hateb olaf. Os nad ydych yn fodlon arno, gall yr Ombwdsmon Seneddol a Gwasanaeth Iechyd edrych ar "
            "y mater. Nid yw'r Ombwdsmon yn rhan ohonom ni.",
            when=these("is_final"),
        ),
        Paragraph(
            "Rhaid i'ch aelod seneddol ei drosglwyddo ar eich rhan. Gallwch ffonio'r Ombwdsmon ar 0345 015 4033 i ofyn "
            "sut mae gwneud hyn. Gofynnwch yn fuan: gall fod diwrnod olaf.",
            when=these("is_final"),
        ),
        Paragraph("Nid yw'n newid y ffordd rydym yn eich trin."),
    ),
)
