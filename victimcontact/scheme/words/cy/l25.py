"""L25, another officer takes over, in Welsh."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L25",
    language="cy",
    title="Bydd rhywun newydd mewn cysylltiad â chi",
    timeline="Ysgrifennon ni atoch am bwy yw eich swyddog yn awr.",
    body=(
        Paragraph(
            "Fi yw eich swyddog cyswllt dioddefwyr newydd. Fy enw i yw {officer_name}, a dyma fy swyddfa: "
            "{office_name}."
        ),
        Paragraph("Rwy'n cymryd lle {previous_officer_name}.", when=these("previous_officer_name")),
        Paragraph(
            "Mae eich achos gyda'r tîm mewn ardal arall erbyn hyn. Ni allaf ddweud mwy wrthych am y rheswm.",
            when=these("has_moved_area"),
        ),
        Heading("Beth sy'n aros yr un fath"),
        Paragraph(
            "Mae'r hyn y dewisoch ei glywed, sut rydym yn cysylltu â chi a'r rheolau y gofynnoch amdanynt i gyd yn "
            "aros fel y maent. Does dim rhaid ichi ddweud eich hanes eto. Rwyf wedi darllen yr hyn a ddywedoch "
            "wrthym."
        ),
        Heading("Sgwrs gyntaf"),
        Paragraph("Hoffwn eich ffonio ar {call_on}, os yw hynny'n gyfleus.", when=these("call_on")),
        Paragraph("Hoffwn siarad â chi unwaith. Ffoniwch fi pan fydd yn gyfleus.", unless=these("call_on")),
        Paragraph(
            "Os ydych yn poeni am y newid, neu os nad ydych am fy nghael i fel swyddog, gallwch ddweud wrth fy rheolwr."
        ),
    ),
)
