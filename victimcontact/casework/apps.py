from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CaseworkConfig(AppConfig):
    name = "victimcontact.casework"
    label = "casework"

    def ready(self) -> None:
        from victimcontact.casework import sittings

        connection_created.connect(sittings.tell_new_connection, dispatch_uid="sittings")
