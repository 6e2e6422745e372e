from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "victimcontact.casework"
    label = "casework"
