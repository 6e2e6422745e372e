"""L02, the second and last letter to somebody who has not answered, in Welsh (D6, P12)."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L02",
    language="cy",
    title="Gallwch ddewis cael gwybod beth sy'n digwydd o hyd",
    timeline="Ysgrifennon ni atoch yr ail waith i gynnig lle ichi yn y cynllun.",
    body=(
        Paragraph(
            "Ysgrifennais atoch ar {first_letter_on}. Nid wyf wedi clywed gennych, ac mae hynny'n iawn.",
            when=these("first_letter_on"),
        ),
        Paragraph(
            "Ysgrifennais atoch o'r blaen. Nid wyf wedi clywed gennych, ac mae hynny'n iawn.",
            unless=these("first_letter_on"),
        ),
        Paragraph(
            "Fy enw i yw {officer_name}. Rwy'n swyddog cyswllt dioddefwyr yn y Gwasanaeth Prawf. Gallwch ymuno â "
            "chynllun sy'n rhoi gwybod ichi am y person a wnaeth niwed i chi neu i rywun sy'n agos atoch. Mae am "
            "ddim, ac ni chaiff y person wybod."
        ),
        Heading("Beth y gallwch ei ddewis"),
        Bullets(
            (
                "dim ond y mis rhyddhau",
                "hynny, a llythyr unwaith y flwyddyn",
                "hynny i gyd, a phob cam mawr wrth iddo ddigwydd",
                "dim byd yn awr, a chael eich holi eto yn nes ymlaen",
                "dim byd o gwbl",
            )
        ),
        Heading("Sut i ateb"),
        Paragraph("Ffoniwch fi ar {office_phone}, neu ysgrifennwch at {office_email}."),
        Paragraph("Byddai'n help imi glywed gennych erbyn {reply_by}.", when=these("reply_by")),
        Heading("Os na fyddwch yn ateb"),
        Paragraph(
            "Ni fyddaf yn ysgrifennu eto. Gallwch ymuno o hyd tra bydd y ddedfryd neu'r gorchymyn yn para. Does ond "
            "rhaid ein ffonio. Os dysgaf am rywbeth a allai eich rhoi mewn perygl, efallai y byddaf yn cysylltu o "
            "hyd."
        ),
    ),
)
