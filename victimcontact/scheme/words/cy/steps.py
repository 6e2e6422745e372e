"""What happens next, for the victim's own page, in Welsh."""

from collections.abc import Mapping
from types import MappingProxyType

NOTHING_KNOWN = "Ni wyddom eto pryd y bydd y cam nesaf. Byddwn yn dweud wrthych pan fyddwn yn gwybod."

TAKEN_BACK = (
    "Dywedom hyn wrthych, ac roedd yn anghywir. Mae'n ddrwg gennym. Ni ddigwyddodd, neu nid fel y dywedom. Mae'r hyn a ddywedom "
    "wrthych cyn hynny yn wir o hyd, hyd y gwyddom heddiw. Bydd eich swyddog yn dweud mwy wrthych os gofynnwch."
)

STEPS: Mapping[str, str] = MappingProxyType(
    {
        "make_first_contact": "Bydd eich swyddog yn ysgrifennu atoch neu'n eich ffonio erbyn {due_on}.",
        "explain_unduly_lenient_window": (
            "Os ydych yn meddwl bod y ddedfryd yn llawer rhy isel, gallwch ofyn i'r Twrnai Cyffredinol edrych arni. "
            "Gofynnwch erbyn {due_on}."
        ),
        "send_annual_letter": "Dylai eich llythyr blynyddol gyrraedd erbyn diwedd mis {due_month}.",
        "check_parole_opening": "Ym mis {due_month} byddwn yn cael gwybod pryd mae'r adolygiad parôl nesaf yn dechrau, ac yn dweud "
        "wrthych.",
        "prepare_for_release": "Ym mis {due_month} bydd eich swyddog yn siarad â chi am reolau a allai eich diogelu.",
        "get_statement_approved": "Cytunwch ar eiriau eich datganiad gyda'ch swyddog erbyn {due_on}.",
        "send_statement_to_parole_board": (
            "Os ydych am wneud datganiad, rhaid iddo fod gyda'r Bwrdd Parôl erbyn {last_on}. Eich swyddog sy'n ei "
            "anfon ar eich rhan."
        ),
        "prepare_non_disclosure_pack": (
            "Os na ddylai'r person weld eich datganiad, dywedwch wrth eich swyddog erbyn {due_on}. Anaml y cytunir "
            "ar hyn."
        ),
        "choose_if_non_disclosure_refused": (
            "Dewiswch erbyn {due_on} beth fydd yn digwydd i'ch datganiad os bydd y Bwrdd Parôl yn dweud y caiff y "
            "person ei weld."
        ),
        "apply_for_public_hearing": (
            "Os ydych am i'r gwrandawiad gael ei gynnal yn gyhoeddus, gofynnwch erbyn {last_on}. Gall eich swyddog "
            "eich helpu."
        ),
        "collect_views_on_public_hearing": (
            "Mae rhywun wedi gofyn am gynnal y gwrandawiad yn gyhoeddus. Bydd eich swyddog yn gofyn ichi erbyn "
            "{due_on} beth yw eich barn."
        ),
        "decide": "Dylai'r Bwrdd Parôl benderfynu erbyn {last_on}.",
        "apply_for_reconsideration": "Tan {last_on} gellir gofyn o hyd i'r Bwrdd Parôl edrych eto ar ei benderfyniad.",
        "send_reasons_to_reconsideration_team": (
            "Os ydych yn meddwl bod y penderfyniad yn anghywir, dywedwch pam wrth eich swyddog erbyn {due_on}."
        ),
        "ask_for_summary": "Gallwch ofyn am grynodeb byr o'r penderfyniad tan {last_on}.",
        "collect_views_on_hdc": "Dywedwch eich barn am ryddhau'n gynnar gyda thag wrth eich swyddog erbyn {last_on}.",
        "collect_views_on_variation": "Dywedwch eich barn am y newid i'r rheolau wrth eich swyddog erbyn {last_on}.",
        "send_representations_to_tribunal": (
            "Bydd eich swyddog yn anfon yr hyn rydych am ei ddweud am reolau erbyn {due_on}. Dywedwch wrtho neu "
            "wrthi cyn hynny."
        ),
        "offer_impact_statement": "Bydd eich swyddog yn gofyn ichi erbyn {due_on} a ydych am wneud datganiad i'r tribiwnlys.",
        "hand_over_to_hospital_managers": (
            "Erbyn {due_on} bydd eich swyddog yn rhoi eich enw, a ffordd o gysylltu â chi, i'r ysbyty, fel y gofynnoch."
        ),
        "review_conditions": "Mae rhywbeth wedi newid i chi, felly mae eich swyddog yn gwirio a yw'r rheolau amdanoch yn addas o hyd.",
    }
)
