from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "victimcontact.portal"
    label = "portal"
