from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "victimcontact.records"
    label = "records"
