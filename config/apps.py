from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Put together last; its commands override Django's of the same name."""

    name = "config"
