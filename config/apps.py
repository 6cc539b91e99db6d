import gc

from django.apps import AppConfig

# New objects between two searches for cycles, and how often the older generations are searched.
# Python's own 700 suits small programs; a ranking or an import of a long list spends a third of
# its time there.
SEARCH_AFTER = (50_000, 20, 20)


class ConfigConfig(AppConfig):
    """The last app to be loaded: the process is tuned when everything is there."""

    name = "config"

    def ready(self) -> None:
        """Leave what was loaded out of the search for cycles, and search less often."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(*SEARCH_AFTER)
