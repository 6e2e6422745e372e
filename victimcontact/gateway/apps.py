from django.apps import AppConfig


class GatewayConfig(AppConfig):
    name = "victimcontact.gateway"
    label = "gateway"
