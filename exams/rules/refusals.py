"""How the stages say no; the word itself is the trail's, which must be able to say it too."""

from audit.rules.refusals import Refusal

__all__ = ["Refusal"]
