"""How the stages say no; the word itself is the trail's, which must be able to say it too."""

from audit.rules.refusals import Refusal, require_document, require_reason

__all__ = ["Refusal", "require_document", "require_reason"]
