"""What is only ever added to: the trail, the facts, and the histories. The database refuses the rest, whoever asks."""

from django.db import migrations
from victimcontact.records.migration import AtOnce

TRAIL = ("records_auditentry", "records_auditseal")
HISTORIES = (
    "records_fact",
    "records_factwithdrawal",
    "records_standingmove",
    "records_messagestep",
    "records_reportstep",
    "records_reportversion",
    "records_reportfile",
    "records_feeddecision",
    "records_managerdecision",
    "records_lawsetting",
)

FUNCTION = """
CREATE FUNCTION records_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
"""
ROWS = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION records_only_added();
"""
WHOLE = """
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION records_only_added();
"""

forward = (
    FUNCTION
    + "".join(ROWS.format(table=table) for table in (*TRAIL, *HISTORIES))
    + "".join(WHOLE.format(table=table) for table in TRAIL)
)
backward = (
    "".join(f"DROP TRIGGER only_added ON {table};" for table in (*TRAIL, *HISTORIES))
    + "".join(f"DROP TRIGGER never_emptied ON {table};" for table in TRAIL)
    + "DROP FUNCTION records_only_added();"
)


class Migration(AtOnce):
    dependencies = [("records", "0001_the_first_tables")]

    operations = [migrations.RunSQL(forward, backward)]
