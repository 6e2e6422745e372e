from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "victimcontact.design"
    label = "design"
