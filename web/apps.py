from django.apps import AppConfig


class WebConfig(AppConfig):
    """Its commands override Django's of the same name."""

    name = "web"
