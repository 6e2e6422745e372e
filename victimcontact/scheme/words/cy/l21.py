"""L21, a tribunal or a minister may decide, in Welsh (P76, P77, P78, P79)."""

from victimcontact.scheme.words.cy.frame import MEANING, NEXT
from victimcontact.scheme.words.document import Document, Heading, Paragraph, Variant, these

_SAYING = (
    Heading("Beth y gallwch ei ddweud"),
    Paragraph(
        "Gallwch ddweud pa reolau rydych am eu cael os bydd y person yn gadael yr ysbyty, a pham. Er enghraifft: "
        "peidio â chysylltu â chi, neu beidio â mynd i ryw le. Mae ffurflen ar gyfer hyn, a byddaf yn eich helpu i'w "
        "llenwi."
    ),
    Paragraph("Ni allwch ddweud a ddylai'r person adael. Ni allwch ysgrifennu am ei salwch na'i ofal."),
    Paragraph(
        "Gallwch hefyd wneud datganiad am yr hyn y mae'r niwed wedi ei wneud i chi. Fe'i gelwir yn ddatganiad "
        "effaith dioddefwr. Dim ond i benderfynu ar reolau y caiff y tribiwnlys ei ddefnyddio. Gallwch ofyn am gael "
        "ei ddarllen yn uchel. Rhaid iddynt gytuno, oni bai fod rheswm da dros beidio.",
        when=these("has_impact_statement"),
    ),
    Heading("Pwy fydd yn ei ddarllen"),
    Paragraph(
        "Bydd y person sydd yn yr ysbyty a'i gyfreithiwr yn gweld yr hyn rydych yn ei ysgrifennu gan amlaf. Gallwch "
        "ofyn iddynt beidio â'i weld, ond anaml y cytunir ar hynny. Peidiwch â rhoi eich cyfeiriad, na'r lleoedd lle "
        "rydych yn gweithio neu'n mynd iddynt. Byddaf yn gofyn ichi ddweud eich bod yn gwybod hyn cyn imi anfon dim."
    ),
    Heading("Y dyddiad olaf"),
    Paragraph("Dywedwch wrthyf erbyn {respond_by} beth rydych am ei ddweud.", when=these("respond_by")),
    Paragraph("Ni wn y dyddiad olaf eto. Ffoniwch fi'n fuan.", unless=these("respond_by")),
    Paragraph("Does dim rhaid ichi ddweud dim. Os na wnewch, nid yw hynny'n golygu nad oes ots gennych."),
)

_TRIBUNAL = (
    Paragraph("Mae'r gwrandawiad ar {hearing_on}.", when=these("hearing_on")),
    Paragraph(
        "Does dim dyddiad ar gyfer gwrandawiad eto. Byddaf yn dweud wrthych pan fydd un.", unless=these("hearing_on")
    ),
    Paragraph(
        "Math o lys yw tribiwnlys. Y Tribiwnlys Haen Gyntaf (Iechyd Meddwl) yw hwn.",
        unless=these("is_in_wales"),
    ),
    Paragraph(
        "Math o lys yw tribiwnlys. Tribiwnlys Adolygu Iechyd Meddwl Cymru yw hwn.",
        when=these("is_in_wales"),
    ),
    MEANING,
    Paragraph(
        "Does dim wedi cael ei benderfynu. Gall y tribiwnlys ddweud bod rhaid i'r person aros, neu adael iddo fynd o "
        "dan reolau neu heb rai."
    ),
    NEXT,
    Paragraph(
        "Mae dyddiadau'n newid yn aml. Byddaf yn dweud wrthych os bydd hwn yn newid, a beth gafodd ei benderfynu "
        "sy'n effeithio arnoch chi."
    ),
    Heading("Os ydych am fod yno", unless=these("has_impact_statement")),
    Paragraph(
        "Gallwch ofyn am gael dod i'r gwrandawiad. Anaml y cytunir ar hyn. Byddaf yn dweud wrthych beth gafodd ei "
        "benderfynu.",
        unless=these("has_impact_statement"),
    ),
)

DOCUMENT = Document(
    code="L21",
    language="cy",
    title="Gallwch ddweud eich dweud",
    timeline="Ysgrifennon ni atoch am yr hyn y gallwch ei ddweud cyn penderfyniad ynghylch gadael yr ysbyty.",
    decides=True,
    body=(),
    variants=(
        Variant(
            "tribunal_applied",
            "Bydd tribiwnlys yn edrych ar yr achos",
            (
                Paragraph(
                    "Mae'r person sydd yn yr ysbyty o dan orchymyn neu ddedfryd. Bydd tribiwnlys yn edrych a oes "
                    "rhaid iddo aros."
                ),
                *_TRIBUNAL,
            ),
            "Ysgrifennon ni atoch y bydd tribiwnlys yn edrych ar yr achos.",
        ),
        Variant(
            "tribunal_hearing_listed",
            "Mae dyddiad i'r tribiwnlys",
            (
                Paragraph(
                    "Bydd tribiwnlys yn edrych a oes rhaid i'r person sydd yn yr ysbyty aros yno. Mae wedi pennu "
                    "dyddiad yn awr."
                ),
                *_TRIBUNAL,
                Paragraph("Mae'r hyn rydych wedi ei anfon eisoes yn cyfrif o hyd."),
            ),
            "Ysgrifennon ni atoch gyda dyddiad y tribiwnlys.",
        ),
        Variant(
            "discharge_considered",
            "Gellid penderfynu ar adael yr ysbyty",
            (
                Paragraph(
                    "Mae'r rhai sy'n penderfynu dros y gweinidog yn edrych ar achos y person sydd yn yr ysbyty. "
                    "Gallent adael iddo fynd, dod â'r cyfyngiadau arno i ben, neu newid ei reolau."
                ),
                MEANING,
                Paragraph(
                    "Does dim wedi cael ei benderfynu. Does dim gwrandawiad ar gyfer hyn; caiff ei wneud ar bapur."
                ),
                NEXT,
                Paragraph(
                    "Ni wn pryd y byddant yn penderfynu. Byddaf yn dweud wrthych beth gafodd ei benderfynu sy'n "
                    "effeithio arnoch chi."
                ),
            ),
            "Ysgrifennon ni atoch y gellid penderfynu ar adael yr ysbyty.",
        ),
    ),
    ending=_SAYING,
)
