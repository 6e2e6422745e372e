"""What happens next, for the victim's own page: one sentence for each kind of duty they may see. Kinds not named here are never shown."""

from collections.abc import Mapping
from types import MappingProxyType

NOTHING_KNOWN = "We do not know yet when the next step will be. We will tell you when we do."

# What stands in the place of something we told that was wrong (B17).
TAKEN_BACK = (
    "We told you this, and it was wrong. We are sorry. It did not happen, or not in the way we said. What we told you before it "
    "still holds, as far as we know today. Your officer will tell you more if you ask."
)

STEPS: Mapping[str, str] = MappingProxyType(
    {
        "make_first_contact": "Your officer will write to you or call you by {due_on}.",
        "explain_unduly_lenient_window": (
            "If you think that the sentence is far too low, you can ask the Attorney General to look at it. "
            "Please ask by {due_on}."
        ),
        "send_annual_letter": "Your yearly letter should come by the end of {due_month}.",
        "check_parole_opening": "In {due_month} we will find out when the next parole review starts, and tell you.",
        "prepare_for_release": "In {due_month} your officer will talk to you about rules that could protect you.",
        "get_statement_approved": "Please agree the words of your statement with your officer by {due_on}.",
        "send_statement_to_parole_board": (
            "If you want to make a statement, it must be with the Parole Board by {last_on}. Your officer sends it "
            "for you."
        ),
        "prepare_non_disclosure_pack": (
            "If the person should not see your statement, please tell your officer by {due_on}. It is agreed only in "
            "rare cases."
        ),
        "choose_if_non_disclosure_refused": (
            "Please choose by {due_on} what happens to your statement if the Parole Board says that the person may "
            "see it."
        ),
        "apply_for_public_hearing": "If you want the hearing to be held in public, ask by {last_on}. Your officer can help you.",
        "collect_views_on_public_hearing": (
            "Someone has asked for the hearing to be held in public. Your officer will ask you by {due_on} what you "
            "think."
        ),
        "decide": "The Parole Board should decide by {last_on}.",
        "apply_for_reconsideration": "Until {last_on} the Parole Board can still be asked to look at its decision again.",
        "send_reasons_to_reconsideration_team": (
            "If you think that the decision is wrong, please tell your officer why by {due_on}."
        ),
        "ask_for_summary": "You can ask for a short summary of the decision until {last_on}.",
        "collect_views_on_hdc": "Please tell your officer by {last_on} what you think about early release with a tag.",
        "collect_views_on_variation": "Please tell your officer by {last_on} what you think about the change to the rules.",
        "send_representations_to_tribunal": (
            "Your officer sends in what you want to say about rules by {due_on}. Please tell them before then."
        ),
        "offer_impact_statement": "Your officer will ask you by {due_on} if you want to make a statement to the tribunal.",
        "hand_over_to_hospital_managers": (
            "By {due_on} your officer will give the hospital your name and how to reach you, as you asked."
        ),
        "review_conditions": "Something has changed for you, so your officer is checking if the rules about you still fit.",
    }
)
