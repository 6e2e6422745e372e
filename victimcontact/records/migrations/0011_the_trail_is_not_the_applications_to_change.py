"""Nobody but the owner may even try to change the trail: the right goes, besides the trigger."""

from django.db import migrations
from victimcontact.records.migration import AtOnce

REVOKE = """
DO $$
DECLARE
    other name;
BEGIN
    FOR other IN
        SELECT DISTINCT grantee FROM information_schema.role_table_grants
        WHERE table_name IN ('records_auditentry', 'records_auditseal')
        AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE') AND grantee NOT IN (current_user, 'PUBLIC')
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON records_auditentry, records_auditseal FROM %I', other);
    END LOOP;
END
$$;
"""


class Migration(AtOnce):
    dependencies = [("records", "0010_a_telling_is_seen_by_what_was_approved")]

    operations = [migrations.RunSQL(REVOKE, migrations.RunSQL.noop)]
