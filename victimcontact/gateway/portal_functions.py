"""Who sits at the members' door, and what is theirs: the functions of the database that its row security asks."""

# They run as the owner: row security of one table cannot ask another that it guards as well. What a
# connection may have made for itself for a while (`pg_temp`) comes last, or it would stand in for the tables asked here.
DEFINER = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS"
FUNCTIONS = (
    f"""CREATE FUNCTION portal.account_here() RETURNS uuid {DEFINER} $$
    SELECT account.id FROM records_sitting sitting JOIN records_account account ON account.id = sitting.account_id
    WHERE sitting.digest = sha256(convert_to(current_setting('portal.sitting', true), 'UTF8'))
    AND account.kind = 'member' AND account.is_active $$""",
    f"""CREATE FUNCTION portal.mark_here() RETURNS text {DEFINER} $$
    SELECT password FROM records_account WHERE id = portal.account_here() $$""",
    f"""CREATE FUNCTION portal.own_cases() RETURNS uuid[] {DEFINER} $$
    SELECT coalesce(array_agg(own.id), ARRAY[]::uuid[]) FROM records_case own
    JOIN records_person person ON person.id IN (own.person_id, own.representative_id)
    WHERE person.account_id = portal.account_here() $$""",
    f"""CREATE FUNCTION portal.own_people() RETURNS uuid[] {DEFINER} $$
    SELECT coalesce(array_agg(person.id), ARRAY[]::uuid[]) FROM records_person person
    WHERE person.account_id = portal.account_here()
    OR EXISTS (SELECT FROM records_case own WHERE own.id = ANY (portal.own_cases())
        AND own.person_id IN (person.id, person.merged_into_id)) $$""",
    f"""CREATE FUNCTION portal.own_sentences() RETURNS uuid[] {DEFINER} $$
    SELECT coalesce(array_agg(sentence_id), ARRAY[]::uuid[]) FROM records_case WHERE id = ANY (portal.own_cases()) $$""",
    f"""CREATE FUNCTION portal.own_references() RETURNS text[] {DEFINER} $$
    SELECT coalesce(array_agg(reference::text), ARRAY[]::text[]) FROM records_case WHERE id = ANY (portal.own_cases()) $$""",
)
