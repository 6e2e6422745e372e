from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "victimcontact.staff"
    label = "staff"
