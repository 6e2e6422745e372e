"""L09, a parole review opens, in Welsh (P28, P30, P33, P37, P39)."""

from victimcontact.scheme.words.cy.frame import MEANING, NEXT
from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L09",
    language="cy",
    title="Mae adolygiad parôl wedi dechrau",
    timeline="Ysgrifennon ni atoch fod adolygiad parôl wedi dechrau, a beth allwch ei wneud.",
    decides=True,
    body=(
        Paragraph("Mae'r Bwrdd Parôl wedi dechrau edrych ar achos y person a gafodd y ddedfryd."),
        Paragraph(
            "Mae'r adolygiad wedi'i gynllunio ar gyfer mis {review_month}. Mae hyn yn newid yn aml.",
            when=these("review_month"),
        ),
        Paragraph(
            "Ni wn eto pryd y caiff ei benderfynu. Byddaf yn dweud wrthych pan fyddaf yn gwybod.",
            unless=these("review_month"),
        ),
        MEANING,
        Paragraph(
            "Mae'r Bwrdd yn annibynnol. Mae'n edrych ar un peth: a fyddai'r cyhoedd yn ddiogel pe bai'r person yn "
            "cael ei ryddhau? Nid yw'n cosbi eto am y drosedd. Efallai y gofynnir iddo hefyd a gaiff y person symud "
            "i garchar agored."
        ),
        Heading("Eich datganiad"),
        Paragraph(
            "Gallwch wneud Datganiad Personol Dioddefwr. Mae'n dweud beth wnaeth y drosedd i chi, sut rydych chi'n "
            "awr, a beth fyddai rhyddhau yn ei olygu i chi a'ch teulu. Gallwch ddefnyddio hen un eto. Dylai gymryd "
            "llai na 10 munud i'w ddarllen yn uchel."
        ),
        Paragraph(
            "Peidiwch â chynnwys a ddylai'r person gael ei ryddhau, na hanes hir o'r drosedd. Ni all y Bwrdd "
            "ddefnyddio'r rhain. Gallwch ofyn am ei ddarllen yn uchel, am i rywun arall ei ddarllen, neu am ei "
            "recordio. Caiff y rhan fwyaf o bobl wneud hynny, ond nid yw'n hawl."
        ),
        Paragraph(
            "Rhaid imi ei anfon erbyn {statement_by}. Hoffwn gytuno arno gyda chi ymhell cyn hynny.",
            when=these("statement_by"),
        ),
        Paragraph(
            "Rhaid imi ei anfon o leiaf 28 diwrnod cyn gwrandawiad. Byddaf yn dweud y dyddiad olaf wrthych.",
            unless=these("statement_by"),
        ),
        Heading("Pwy fydd yn ei ddarllen"),
        Paragraph(
            "Gall y person a gafodd y ddedfryd ddarllen eich datganiad, a'i gyfreithiwr hefyd. Gallwch ofyn na "
            "chaiff ei weld. Dim ond os byddai'n rhoi rhywun mewn perygl neu'n gwneud niwed go iawn y cytunir ar "
            "hyn. Tîm gweinidog sy'n gofyn i'r Bwrdd amdano."
        ),
        Paragraph(
            "Ar gyfer hynny, mae angen imi glywed gennych erbyn {non_disclosure_by}.", when=these("non_disclosure_by")
        ),
        Paragraph(
            "Os “na” yw'r ateb, chi sy'n dewis: ei dynnu'n ôl, ei newid, neu adael i'r person ei weld. Byddaf yn "
            "gofyn hyn ichi yn gyntaf. Ni fyddaf yn anfon eich geiriau nes imi wybod eich bod yn deall pwy sy'n eu "
            "darllen."
        ),
        Heading("Beth arall gewch chi ofyn amdano"),
        Bullets(
            (
                "rheolau rhag ofn y caiff y person ei ryddhau, fel peidio â chysylltu â chi",
                "gwylio'r gwrandawiad, gyda rhywun i'ch cefnogi",
                "cynnal y gwrandawiad yn gyhoeddus",
            )
        ),
        Paragraph("Os ydych am wylio, dywedwch wrthyf erbyn {observe_by}.", when=these("observe_by")),
        Paragraph(
            "Os ydych am gael gwrandawiad cyhoeddus, rhaid gofyn amdano erbyn {public_by}.", when=these("public_by")
        ),
        NEXT,
        Paragraph(
            "Gall y Bwrdd benderfynu ar sail y papurau neu gynnal gwrandawiad. Byddaf yn dweud y dyddiad wrthych, os "
            "bydd yn newid, a beth gaiff ei benderfynu. Does dim rhaid ichi wneud dim. Ni fydd y Bwrdd yn meddwl nad "
            "oes ots gennych."
        ),
    ),
)
