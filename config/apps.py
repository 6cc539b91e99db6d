import gc

from django.apps import AppConfig

# New objects between two searches for cycles, and how often the older generations are searched.
# Python's own 700 suits small programs; an import of a long list spends a fifth of its time there.
SEARCH_AFTER = (50_000, 20, 20)


class ConfigConfig(AppConfig):
    """Put together last; its commands override Django's of the same name."""

    name = "config"

    def ready(self) -> None:
        """Leave what was loaded out of the search for cycles, and search less often."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(*SEARCH_AFTER)
