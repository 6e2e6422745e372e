"""How the tables of this room are changed: a migration at a time, each worked out as a whole."""

from collections.abc import Collection
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

ADDITIONS = (AddField, AddIndex, AddConstraint)


class AtOnce(migrations.Migration):
    """All operations are done with two pictures of the tables: as they were before the migration, and as they are after it.

    Django draws every related model anew after each operation, and here everything is related: that was most of the time of a first
    start. A new table is made with all that the migration adds to it. Operations that must see what others of the same migration have
    done (RunPython; a column renamed and then altered) want a migration of their own.
    """

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """Do the operations, and answer the state after them."""
        before = project_state.clone()
        project_state.__dict__.pop("apps", None)  # drawn once, when all operations are in
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        made = {operation.name_lower for operation in self.operations if isinstance(operation, CreateModel)}
        for operation in self.operations:
            if not _is_within(operation, made):
                operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state


def _is_within(operation: Operation, made: Collection[Any]) -> bool:
    """Whether an operation adds to a table that the migration makes, and is done with it."""
    return isinstance(operation, ADDITIONS) and operation.model_name_lower in made
