"""L28, the last letter, in Welsh (R89, R90, D11)."""

from victimcontact.scheme.words.cy.frame import ENDED, HEADINGS, MEANING, NEXT, RETURNING
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Block, Document, Heading, Paragraph, Variant, these


def _closing(code: str, why: str, meaning: str, coming_back: tuple[Block, ...] = ENDED) -> Variant:
    next_step = Paragraph("Ni fyddwn yn ysgrifennu eto o dan y cynllun. Gallwch ein ffonio o hyd os bydd angen.")
    body = (Paragraph(why), MEANING, Paragraph(meaning), NEXT, next_step, *coming_back)
    return Variant(code, "Rydym yn cau eich achos", body, "Ysgrifennon ni atoch fod eich achos wedi cau.")


DOCUMENT = Document(
    code="L28",
    language="cy",
    title="Rydym yn cau eich achos",
    timeline="Ysgrifennon ni atoch fod eich achos wedi cau.",
    decides=True,
    closes=True,
    body=(Paragraph("Dyma'r llythyr olaf a anfonaf atoch am yr achos hwn."),),
    variants=(
        *HEADINGS.variants(picked("licence_ended", "sentence_ended"), closing=ENDED),
        _closing(
            "absolutely_discharged",
            "Mae'r gorchymyn ysbyty wedi dod i ben, ac mae'r person yn rhydd i adael yr ysbyty.",
            "Nid oes ganddo reolau i gadw atynt o'r gorchymyn hwn, ac ni ellir ei alw yn ôl o dano.",
        ),
        _closing(
            "restriction_ended",
            "Mae'r cyfyngiadau ar y person sydd yn yr ysbyty wedi dod i ben, ac mae ein rhan ni yn yr achos wedi dod "
            "i ben hefyd.",
            "Os dewisoch gael newyddion gan yr ysbyty, bydd yr ysbyty'n ysgrifennu atoch o hyn ymlaen.",
        ),
        _closing(
            "died",
            "Mae'r person wedi marw, fel y dywedais wrthych o'r blaen.",
            "Mae'r ddedfryd neu'r gorchymyn wedi dod i ben. Ni fydd neb yn cysylltu â chi eto am hyn.",
        ),
        _closing(
            "conviction_quashed",
            "Mae llys wedi penderfynu nad yw'r euogfarn yn sefyll mwyach, fel y dywedais wrthych o'r blaen.",
            "Nid oes dedfryd mwyach, felly ni allaf roi newyddion ichi. Mae'n ddrwg gennyf am yr hyn y mae hyn yn ei "
            "olygu i chi.",
        ),
        _closing(
            "left",
            "Dywedoch wrthyf nad ydych am glywed gennym mwyach.",
            "Ni fyddaf yn ysgrifennu nac yn ffonio am y ddedfryd. Efallai y cewch wybod am ryddhau gan rywun arall.",
            RETURNING,
        ),
        _closing(
            "transferred_out",
            "Bydd gweddill y ddedfryd yn cael ei threulio y tu allan i Gymru a Lloegr.",
            "Ni fyddaf yn clywed amdani mwyach. Os dymunwch, byddaf yn gofyn pwy yno all roi gwybod ichi.",
            RETURNING,
        ),
        _closing(
            "referred_in_error",
            "Cawsoch eich cyfeirio at y cynllun drwy gamgymeriad. Mae'n ddrwg gennyf am hynny.",
            "Nid yw'r cynllun yn cynnwys yr achos hwn. Gallaf ddweud wrthych pwy arall a allai eich helpu.",
        ),
        _closing(
            "victim_died",
            "Roedd yn ddrwg iawn gennyf glywed am farwolaeth y person yn eich teulu yr oeddwn yn arfer ysgrifennu ato.",
            "Ni fyddaf yn anfon rhagor o newyddion, oni bai eich bod chi neu rywun agos am eu cael.",
            RETURNING,
        ),
    ),
    ending=(
        Heading("Beth sy'n aros"),
        Paragraph(
            "Gallwch gadw pob llythyr. Gallwch ofyn am weld yr hyn sydd gennym amdanoch. "
            "Nid yw eich hawliau o dan y Cod Dioddefwyr yn dod i ben gyda'r llythyr hwn."
        ),
        Paragraph(
            "Os hoffech ddweud wrthym sut y gwnaethom, gallwch wneud hynny yn {survey_address}",
            when=these("survey_address"),
        ),
        Paragraph(
            "Os hoffech ddweud wrthym sut y gwnaethom, da neu ddrwg, ffoniwch neu ysgrifennwch.",
            unless=these("survey_address"),
        ),
        Paragraph("Diolch am adael inni fod mewn cysylltiad â chi. Dymunaf yn dda ichi."),
    ),
)
