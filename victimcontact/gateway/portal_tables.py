"""What the public site's role may see and write, table by table (docs/howto/portal-tables.md). What is not here it may not.

For each table: whose rows, as a condition of row security, and each of its columns, as shown or as kept. A column that is neither
is kept, and a test fails until somebody decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """`whose`: the rows, in SQL. `kept` columns are read as empty, those of `instead` as what an expression answers."""

    whose: str
    shown: str
    kept: str = ""
    instead: Mapping[str, str] = field(default_factory=dict)


OWN_CASE = "case_id = ANY ((SELECT portal.own_cases())::uuid[])"
OWN_PERSON = "person_id = ANY ((SELECT portal.own_people())::uuid[])"
OWN_SENTENCE = "sentence_id = ANY ((SELECT portal.own_sentences())::uuid[])"
OWN_REFERENCE = "case_reference = ANY ((SELECT portal.own_references())::text[])"
# Of what happened in their sentence: what they are told of as soon as it is not held, that a review began, and a release, which ends what
# can be asked for.
KNOWN_FACT = f"""{OWN_CASE} OR {OWN_SENTENCE} AND (
    id IN (SELECT fact_id FROM records_telling WHERE hold_until IS NULL AND (settled = 'tell' OR settled = '' AND decision = 'tell'))
    OR kind = 'review_opened'
    OR kind = 'stage' AND data ->> 'code' IN ('released', 'released_again'))"""
# Whether somebody who stands in for their officer may come to their case: of nobody else is there a row to read.
OF_A_STAND_IN = "officer_id IN (SELECT stands_in_id FROM records_cover)"
OWN_OFFENDER = "offender_id IN (SELECT offender_id FROM records_sentence)"
OWN_SESSION = "session_key = current_setting('portal.session', true)"
OWN_ERRAND = "id::text = current_setting('portal.errand', true)"


def of(table: str, column: str) -> str:
    """The rows that hang on one of another table that the reader sees."""
    return f"{column} IN (SELECT id FROM {table})"


TABLES: Mapping[str, Table] = {
    "django_session": Table(
        OWN_SESSION,
        shown="session_key session_data expire_date",
    ),
    "records_account": Table(
        "id = (SELECT portal.account_here()) OR kind <> 'member'",
        shown="last_login id kind is_active",
        kept="handle email",
        instead={"password": "CASE WHEN id = (SELECT portal.account_here()) THEN portal.mark_here() END"},
    ),
    "records_address": Table(
        OWN_PERSON,
        shown="id made_at lines safety who_else_sees checked_at replaced_at made_by_id person_id failed_at",
        kept="checked_by_id postcode_index found_right",
    ),
    "records_application": Table(
        OWN_CASE,
        shown="id made_at reference kind note case_id made_by_id review_id",
    ),
    "records_applicationstep": Table(
        of("records_application", "application_id"),
        shown="id made_at state reason application_id made_by_id",
    ),
    "records_auditentry": Table(
        f"actor = (SELECT portal.account_here()) OR {OWN_REFERENCE} AND actor_kind IN ('officer', 'member')",
        shown="id at actor actor_kind what case_reference subject data",
    ),
    "records_bar": Table(
        f"{OF_A_STAND_IN} AND {OWN_OFFENDER}",
        shown="id officer_id offender_id lifted_at",
        kept="made_at made_by_id reason lifted_by_id lifted_reason",
    ),
    "records_brake": Table(
        "kind = 'rules'",
        shown="id kind code began_at decided decided_at",
        kept="reference count usual reason decided_by_id",
    ),
    "records_bundle": Table(
        OWN_CASE,
        shown="id made_at reference pages case_id made_by_id review_id statement_id",
        kept="content statement_hash",
    ),
    "records_carriedapproval": Table(
        of("records_reportversion", "after_id"),
        shown="id made_at differences after_id before_id made_by_id",
    ),
    "records_case": Table(
        "id = ANY ((SELECT portal.own_cases())::uuid[])",
        shown="id reference relationship acts_for standing route level channel wants_representations region version "
        "opened_at officer_id person_id representative_id referral_id sentence_id unit_id victim_kind "
        "victim_born_on lacks_capacity",
        kept="suspected_of_same_conduct",
    ),
    "records_complaint": Table(
        OWN_CASE,
        shown="id made_at reference received_on channel text wanted case_id made_by_id unit_id",
        kept="complainant about_id",
    ),
    "records_complaintstep": Table(
        of("records_complaint", "complaint_id"),
        shown="id made_at number state answer_by text told_how complaint_id made_by_id message_id",
        kept="put_right",
    ),
    "records_consultation": Table(
        "id IN (SELECT consultation_id FROM records_consultationpart)",
        shown="id made_at reference kind decides_on settled_at made_by_id",
        kept="number family_name asker agency text emergency answer_text offender_id settled_by_id",
    ),
    "records_consultationpart": Table(
        OWN_CASE,
        shown="id made_at last_day asked_on views views_on doubt answer answered_at case_id consultation_id fact_id "
        "made_by_id",
        kept="answer_text answered_by_id",
    ),
    "records_contact": Table(
        OWN_CASE,
        shown="id made_at happened_on outcome case_id fact_id",
        kept="channel direction document note made_by_id",
    ),
    "records_contactpoint": Table(
        OWN_PERSON,
        shown="id made_at channel value safety who_else_sees voicemail_is_safe confirmed_at checked_at replaced_at "
        "made_by_id person_id failed_at",
        kept="value_index checked_by_id found_right",
    ),
    "records_cover": Table(
        "officer_id IN (SELECT officer_id FROM records_case)",
        shown="id made_at from_on to_on ended_at officer_id stands_in_id",
        kept="made_by_id note",
    ),
    "records_datarequest": Table(
        f"{OWN_CASE} AND made_by_id = (SELECT portal.account_here())",
        shown="id made_at reference kind text due_on outcome answer pdf data ended_at case_id made_by_id",
        kept="ended_by_id",
    ),
    "records_documentdecision": Table(
        of("records_receiveddocument", "document_id"),
        shown="id let_in document_id",
        kept="made_at text made_by_id",
    ),
    "records_duty": Table(
        OWN_CASE,
        shown="id key what about due_on last_on standing case_id kept_by_id",
        kept="rule owed_by opens_on source text blocked_by arose_at changed_at superseded_by_id",
    ),
    "records_errand": Table(
        OWN_ERRAND,
        shown="id act given made_at begun_at answer account_id",
    ),
    "records_fact": Table(
        KNOWN_FACT,
        shown="id made_at kind on data case_id made_by_id sentence_id",
        kept="details source feed_message_id",
    ),
    "records_factwithdrawal": Table(
        of("records_fact", "fact_id"),
        shown="id made_at fact_id",
        kept="reason made_by_id",
    ),
    "records_formername": Table(
        OWN_PERSON,
        shown="id made_at kind given_names family_name ended_at made_by_id offender_id person_id",
    ),
    "records_lawsetting": Table(
        "true",
        shown="id made_at name value",
        kept="reason made_by_id",
    ),
    "records_leakrelease": Table(
        of("records_statement", "statement_id"),
        shown="id made_at content_hash start end kind as_manager statement_id made_by_id",
        kept="reason report_id",
    ),
    "records_meeting": Table(
        "id IN (SELECT meeting_id FROM records_report)",
        shown="id made_at reference kind held_on sentence_id",
        kept="level chair safety_measures closed_at made_by_id category next_on",
    ),
    "records_message": Table(
        f"{OWN_CASE} AND approved_at IS NOT NULL",
        shown="id made_at reference about document variant language channel to content content_hash state "
        "approved_at changed_at case_id made_by_id recipient_id telling_id",
        kept="pdf plain_envelope sender_name not_before urgent carrier_reference approved_by_id contact_id approver "
        "asked_at carrier carrier_status origin puts_right_id tries brake_id batch_id sent_back_at fields",
    ),
    "records_note": Table(
        OWN_CASE,
        shown="id made_at from_member text read_at case_id made_by_id",
    ),
    "records_offender": Table(
        "id IN (SELECT offender_id FROM records_sentence)",
        shown="id reference given_names family_name merged_into_id",
        kept="born_on",
    ),
    "records_officer": Table(
        "unit_id IN (SELECT unit_id FROM records_case) OR account_id IN (SELECT actor FROM records_auditentry)",
        shown="id name role phone hours speaks_welsh left_at account_id unit_id",
        kept="password_given_at",
    ),
    "records_passkey": Table(
        "account_id = (SELECT portal.account_here())",
        shown="id credential_id credential made_at used_at ended_at account_id",
    ),
    "records_person": Table(
        "id = ANY ((SELECT portal.own_people())::uuid[]) OR id IN (SELECT representative_id FROM records_case)",
        shown="id title given_names family_name preferred_name language letter_format needs name_confirmed_at "
        "account_id merged_into_id born_on",
        kept="died_on name_confirmed_by_id interpreter",
    ),
    "records_practitioner": Table(
        f"account_id IN (SELECT account_id FROM records_officer WHERE {OF_A_STAND_IN.replace('officer_id', 'id')}) AND {OWN_OFFENDER}",
        shown="id offender_id account_id",
        kept="made_at made_by_id name email phone ended_at",
    ),
    "records_protectedplace": Table(
        OWN_PERSON,
        shown="id made_at kind name ended_at made_by_id person_id",
    ),
    "records_receiveddocument": Table(
        of("records_note", "with_note_id"),
        shown="id made_at reference kind received_on form size scanned case_id with_note_id",
        kept="note content made_by_id",
    ),
    "records_referral": Table(
        "id IN (SELECT referral_id FROM records_case)",
        shown="id",
        kept="made_at reference source source_name received_on region digest note made_by_id sentence_id",
    ),
    "records_report": Table(
        OWN_CASE,
        shown="id made_at reference document state version case_id made_by_id meeting_id review_id",
    ),
    "records_reportstep": Table(
        of("records_report", "report_id"),
        shown="id made_at state content_hash how made_by_id report_id",
        kept="note",
    ),
    "records_reportversion": Table(
        of("records_report", "report_id"),
        shown="id made_at number content content_hash made_by_id report_id",
    ),
    "records_request": Table(
        OWN_CASE,
        shown="id made_at reference condition state version moved_at case_id made_by_id review_id zone_id",
    ),
    "records_requeststep": Table(
        of("records_request", "request_id"),
        shown="id made_at number event state content_hash how wording explanation fact_id made_by_id request_id",
        kept="who note",
    ),
    "records_requestversion": Table(
        of("records_request", "request_id"),
        shown="id made_at number content content_hash made_by_id request_id",
    ),
    "records_restorativejustice": Table(
        f"{OWN_CASE} AND NOT by_offender",
        shown="id made_at reference by_offender hopes case_id made_by_id",
        kept="concerns",
    ),
    "records_restorativestep": Table(
        of("records_restorativejustice", "restorative_id"),
        shown="id made_at number state made_by_id message_id restorative_id",
        kept="note service",
    ),
    "records_riskitem": Table(
        f"{OWN_CASE} AND made_by_id = (SELECT portal.account_here())",
        shown="id made_at reference text happened_on told_on phoned_at case_id made_by_id",
        kept="source urgency disclosable phoned_by_id phoned_to about contact_by contact_how disclosable_at "
        "disclosable_by_id disclosable_why",
    ),
    "records_riskmessage": Table(
        of("records_riskitem", "risk_item_id"),
        shown="id made_at handed_over_at acknowledged_at risk_item_id",
        kept="reference subject body state acknowledged_by made_by_id practitioner_id email name recipient",
    ),
    "records_riskuse": Table(
        of("records_riskitem", "risk_item_id"),
        shown="id made_at place used_on risk_item_id",
        kept="note made_by_id",
    ),
    "records_review": Table(
        OWN_SENTENCE,
        shown="id made_at reference kind ended_at made_by_id sentence_id",
        kept="board_reference",
    ),
    "records_safecontactplan": Table(
        OWN_PERSON,
        shown="id made_at number hours_from hours_to dates_to_avoid plain_envelope in_danger code_word note "
        "made_by_id person_id sender_name",
    ),
    "records_sentence": Table(
        "id = ANY ((SELECT portal.own_sentences())::uuid[])",
        shown="id reference kind imposed_on convicted_on offence_title verdict court_name court_kind term disposal "
        "offender_id",
        kept="offence_act offence_section offence",
    ),
    "records_statement": Table(
        OWN_CASE,
        shown="id made_at reference kind state language maker authority presentation support_person child_assisted "
        "case_id continues_id made_by_id review_id",
    ),
    "records_statementstep": Table(
        of("records_statement", "statement_id"),
        shown="id made_at event state content_hash how made_by_id statement_id",
        kept="note",
    ),
    "records_statementtyping": Table(
        of("records_statement", "statement_id"),
        shown="id part stamp text typed_at statement_id",
    ),
    "records_statementuse": Table(
        of("records_statement", "statement_id"),
        shown="id made_at recipient apart content_hash made_by_id statement_id bundle_id",
        kept="content",
    ),
    "records_statementversion": Table(
        of("records_statement", "statement_id"),
        shown="id made_at number hurt now if_released content_hash made_by_id statement_id",
    ),
    "records_telling": Table(
        OWN_CASE,
        shown="id made_at code happened_on decision told document hold_until settled settled_at ended_at case_id "
        "fact_id made_by_id correction look_again_on",
        kept="withheld contact_by letter_by rules source_of_rule settled_reason settled_by_id stuck brake_id",
    ),
    "records_unit": Table(
        "true",
        shown="id reference name region address phone email hours hours_in_welsh",
    ),
    "records_victimrepresentative": Table(
        OWN_CASE,
        shown="id made_at name agency case_id made_by_id review_id",
        kept="contact",
    ),
    "records_withholding": Table(
        OWN_CASE,
        shown="id made_at reference state answer version case_id made_by_id review_id",
        kept="harm material harm_feared why_nothing_less",
    ),
    "records_zone": Table(
        OWN_CASE,
        shown="id made_at reference number purpose secret ended_at case_id made_by_id",
    ),
    "records_zonecheck": Table(
        of("records_zoneversion", "version_id"),
        shown="id made_at against_place warned reason made_by_id version_id",
    ),
    "records_zoneconsent": Table(
        of("records_zone", "zone_id"),
        shown="id made_at content_hash given how made_by_id zone_id",
    ),
    "records_zonefile": Table(
        of("records_zoneversion", "version_id"),
        shown="id made_at made_by_id version_id",
        kept="content",
    ),
    "records_zoneversion": Table(
        of("records_zone", "zone_id"),
        shown="id made_at number is_granted content content_hash review_on made_by_id zone_id",
    ),
}

WRITES = (
    # The visitor's own session, and no other.
    f"CREATE POLICY portal_writes ON django_session TO {{portal}} USING ({OWN_SESSION}) WITH CHECK ({OWN_SESSION})",
    "GRANT INSERT, UPDATE, DELETE ON django_session TO {portal}",
    # That a member came to their own case. The trail is read by its reader; nothing in it can be changed.
    f"""CREATE POLICY portal_writes ON records_auditentry FOR INSERT TO {{portal}} WITH CHECK (
    what IN ('access.own_look', 'data_requests.own_look') AND actor = (SELECT portal.account_here()) AND actor_kind = 'member'
    AND {OWN_REFERENCE})""",
    "GRANT INSERT ON records_auditentry TO {portal}",
    # Something for the worker to carry out, in the name of who sits there or of nobody.
    """CREATE POLICY portal_writes ON records_errand FOR INSERT TO {portal} WITH CHECK (
    (account_id IS NULL OR account_id = (SELECT portal.account_here())) AND begun_at IS NULL AND answer IS NULL)""",
    f"CREATE POLICY portal_gives_up ON records_errand FOR UPDATE TO {{portal}} USING ({OWN_ERRAND}) WITH CHECK ({OWN_ERRAND})",
    "GRANT INSERT, UPDATE (begun_at) ON records_errand TO {portal}",
    # When they were last here.
    """CREATE POLICY portal_writes ON records_account FOR UPDATE TO {portal}
    USING (id = (SELECT portal.account_here())) WITH CHECK (id = (SELECT portal.account_here()))""",
    "GRANT UPDATE (last_login) ON records_account TO {portal}",
    "GRANT UPDATE (last_login) ON portal.records_account TO {portal}",
)
