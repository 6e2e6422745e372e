"""L27, what a higher court or the Criminal Cases Review Commission decided or may decide, in Welsh (P105, P107, R23)."""

from victimcontact.scheme.words.cy.frame import ASKING, HEADINGS, MEANING, NEXT
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document, Paragraph, Variant

_TALK = (
    ASKING,
    Paragraph(
        "Ffoniwch fi os ydych am fynd drwyddo. Ni allaf roi cyngor cyfreithiol ichi, ond gallaf ddweud wrthych pwy "
        "all wneud hynny."
    ),
)

DOCUMENT = Document(
    code="L27",
    language="cy",
    title="Newyddion o'r llysoedd",
    timeline="Ysgrifennon ni atoch gyda newyddion o'r llysoedd.",
    decides=True,
    body=(),
    variants=(
        *HEADINGS.variants(picked("sentence_changed", "conviction_quashed")),
        Variant(
            "appeal_started",
            "Mae apêl wedi cael ei gwneud",
            (
                Paragraph(
                    "Mae'r person a gafodd y ddedfryd wedi gofyn i lys uwch edrych eto ar yr achos. Gelwir hyn yn apêl."
                ),
                MEANING,
                Paragraph("Does dim wedi newid eto. Mae'r ddedfryd yn parhau tra bydd y llys yn edrych arni."),
                NEXT,
                Paragraph(
                    "Ni wn pryd y bydd y llys yn penderfynu. Byddaf yn dweud wrthych beth y mae'n ei benderfynu, a "
                    "beth mae hynny'n ei olygu i chi."
                ),
                *_TALK,
            ),
            "Ysgrifennon ni atoch fod apêl wedi cael ei gwneud.",
        ),
        Variant(
            "appeal_refused",
            "Ni lwyddodd yr apêl",
            (
                Paragraph(
                    "Roedd y person a gafodd y ddedfryd wedi gofyn i lys uwch edrych eto ar yr achos. Gwrthododd y "
                    "llys."
                ),
                MEANING,
                Paragraph("Mae'r ddedfryd yn aros fel yr oedd, a'r dyddiadau a ddywedais wrthych hefyd."),
                NEXT,
                Paragraph(
                    "Does dim rhaid ichi wneud dim. Byddaf yn ysgrifennu gyda'r newyddion y dewisoch eu clywed, fel "
                    "o'r blaen."
                ),
                *_TALK,
            ),
            "Ysgrifennon ni atoch na lwyddodd yr apêl.",
        ),
        Variant(
            "unduly_lenient_unchanged",
            "Mae'r ddedfryd yn aros fel yr oedd",
            (
                Paragraph(
                    "Gofynnwyd i'r Twrnai Cyffredinol a oedd y ddedfryd yn llawer rhy isel. Ni chafodd ei newid."
                ),
                MEANING,
                Paragraph(
                    "Mae'r ddedfryd yn aros fel yr oedd, a'r dyddiadau a ddywedais wrthych hefyd. Gwn efallai nad "
                    "dyma'r hyn yr oeddech yn gobeithio amdano."
                ),
                NEXT,
                Paragraph("Byddaf yn ysgrifennu gyda'r newyddion y dewisoch eu clywed, fel o'r blaen."),
                *_TALK,
            ),
            "Ysgrifennon ni atoch fod y ddedfryd yn aros fel yr oedd.",
        ),
        Variant(
            "commission_referred",
            "Mae'r achos yn mynd yn ôl i lys",
            (
                Paragraph(
                    "Mae'r Comisiwn Adolygu Achosion Troseddol yn edrych ar achosion lle gallai rhywbeth fod o'i le. "
                    "Mae wedi anfon yr achos hwn i lys."
                ),
                MEANING,
                Paragraph(
                    "Does dim wedi newid eto. Mae'r euogfarn a'r ddedfryd yn sefyll nes bydd y llys yn penderfynu."
                ),
                NEXT,
                Paragraph("Ni wn pryd y bydd y llys yn penderfynu. Byddaf yn dweud wrthych cyn gynted ag y clywaf."),
                *_TALK,
            ),
            "Ysgrifennon ni atoch fod yr achos yn mynd yn ôl i lys.",
        ),
    ),
)
