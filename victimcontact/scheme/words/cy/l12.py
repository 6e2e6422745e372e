"""L12, the Parole Board did not release, in Welsh (R65, P49, P54)."""

from victimcontact.scheme.words.cy.frame import MEANING, NEXT
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L12",
    language="cy",
    title="Mae'r Bwrdd Parôl wedi penderfynu",
    timeline="Ysgrifennon ni atoch gyda phenderfyniad y Bwrdd Parôl.",
    decides=True,
    body=(
        Paragraph(
            "Mae'r Bwrdd Parôl wedi penderfynu peidio â rhyddhau'r person a gafodd y ddedfryd.",
            when=these("outcome:no_release"),
        ),
        Paragraph(
            "Nid yw'r Bwrdd Parôl wedi rhyddhau'r person a gafodd y ddedfryd. Mae wedi cynghori symud i garchar "
            "agored.",
            when=these("outcome:open_conditions"),
        ),
        Paragraph(
            "Mae'r Bwrdd Parôl wedi penderfynu. Ni allaf roi yma beth oedd y penderfyniad. Ffoniwch fi.",
            unless=these("outcome:no_release", "outcome:open_conditions"),
        ),
        MEANING,
        Paragraph(
            "Bydd yn aros yn y carchar. Ni chaiff y Bwrdd ryddhau rhywun oni bai ei fod o'r farn y byddai'r cyhoedd "
            "yn ddiogel.",
            when=these("outcome:no_release"),
        ),
        Paragraph(
            "Nid yw wedi symud. Gweinidog sy'n penderfynu a ddylid dilyn y cyngor, a gall wrthod. Mae llai o gloeon "
            "a waliau mewn carchar agored. Yn ddiweddarach efallai y caiff fynd allan am gyfnodau byr, o dan reolau.",
            when=these("outcome:open_conditions"),
        ),
        Paragraph(
            "Byddaf yn egluro beth mae'n ei olygu i chi pan fyddwn yn siarad.",
            unless=these("outcome:no_release", "outcome:open_conditions"),
        ),
        Paragraph(
            "Efallai nad yw'r penderfyniad hwn yn derfynol eto. Gall y person ofyn i'r Bwrdd edrych arno eto, o fewn "
            "21 diwrnod.",
            when=these("is_provisional"),
        ),
        NEXT,
        Paragraph(
            "Dylai'r adolygiad nesaf ddechrau erbyn mis {next_review_month}. Byddaf yn ysgrifennu atoch cyn hynny.",
            when=these("next_review_month"),
        ),
        Paragraph(
            "Ni wn eto pryd y bydd yr adolygiad nesaf. Byddaf yn dweud wrthych pan fyddaf yn gwybod.",
            unless=these("next_review_month"),
        ),
        Paragraph(
            "Byddaf yn dweud wrthych beth mae'r gweinidog yn ei benderfynu.", when=these("outcome:open_conditions")
        ),
        Heading("Os ydych am wybod y rhesymau"),
        Paragraph(
            "Gallwch gael crynodeb byr o pam y penderfynodd y Bwrdd hyn. Gofynnwch imi erbyn {summary_by}, a byddaf "
            "yn ei drosglwyddo.",
            when=these("summary_by"),
        ),
        Paragraph(
            "Gallwch gael crynodeb byr o pam y penderfynodd y Bwrdd hyn. Gofynnwch imi o fewn chwe mis, a byddaf yn "
            "ei drosglwyddo.",
            unless=these("summary_by"),
        ),
        Paragraph("Efallai y caiff rhai rhannau eu gadael allan, i gadw materion preifat pobl yn ddiogel."),
        Paragraph(
            "Diolch am yr hyn a anfonoch at y Bwrdd. Gallwch ei ddefnyddio eto yn yr adolygiad nesaf, neu ei newid.",
            when=these("has_made_statement"),
        ),
    ),
)
