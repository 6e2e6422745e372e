"""C02, we have your complaint, and what happens with it, in Welsh (R35, T17, T18)."""

from victimcontact.scheme.words.cy.frame import NEXT
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="C02",
    language="cy",
    title="Mae eich cwyn gyda ni",
    timeline="Ysgrifennon ni atoch i ddweud bod eich cwyn gyda ni.",
    sign_off=("Yn gywir", "{officer_name}", "Rheolwr"),
    names_offender=False,
    body=(
        Paragraph("Dywedoch wrthym ar {received_on} fod rhywbeth wedi mynd o'i le.", when=these("received_on")),
        Paragraph("Dywedoch wrthym fod rhywbeth wedi mynd o'i le.", unless=these("received_on")),
        Paragraph("Diolch ichi am ddweud wrthym. Nid yw'n newid y ffordd rydym yn eich trin."),
        Heading("Pwy sy'n edrych arni", when=these("passed_to")),
        Paragraph(
            "Mae'n ymwneud â gwaith nad yw'n waith i ni, felly rwyf wedi ei throsglwyddo. Mae hi nawr gyda: {passed_to}.",
            when=these("passed_to"),
        ),
        Paragraph("Byddant yn eich ateb. Os na chlywch ganddynt, dywedwch wrthyf.", when=these("passed_to")),
        NEXT,
        Paragraph(
            "Rwy'n ceisio gweld beth aeth o'i le. Byddaf yn gofyn i'r bobl sy'n gwybod, ac yn darllen yr hyn a gofnodwyd.",
            unless=these("passed_to"),
        ),
        Paragraph("Cewch ateb llawn gennyf erbyn {answer_by}.", when=these("answer_by")),
        Paragraph(
            "Gallwch fy ffonio i ofyn pa mor bell yr ydym, neu i ychwanegu rhywbeth. Os ydych mewn perygl oherwydd "
            "rhywbeth a wnaethom, ffoniwch 999."
        ),
    ),
)
