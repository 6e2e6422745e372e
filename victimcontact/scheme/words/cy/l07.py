"""L07, the letter about a key stage, in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L07",
    language="cy",
    title="Newyddion am y ddedfryd",
    timeline="Ysgrifennon ni atoch gyda newyddion am y ddedfryd.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "eligible_for_open_conditions",
            "open_conditions_refused",
            "moved_to_open_conditions",
            "returned_to_closed_conditions",
            "moved_prison",
            "moved_to_adult_custody",
            "moved_to_another_jurisdiction",
            "temporary_release_planned",
            "home_detention_curfew_considered",
            "incident_in_custody",
            "name_changed",
            "release_date_set",
            "transferred_to_hospital",
            "returned_to_prison",
            "hospital_order_made",
            "condition_requested",
        ),
    ),
)
