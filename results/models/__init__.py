from results.models.publication import Publication

__all__ = ["Publication"]
