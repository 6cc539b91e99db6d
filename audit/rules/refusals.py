"""How an action is refused: a code and its facts, and nothing half done."""


class Refusal(Exception):
    """An action was refused, and nothing was written.

    The code names the reason for good; the facts are what the sentence needs. The sentence itself
    belongs to the message catalogue and is rendered by the view, in the reader's language.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(f"{code} {self.facts}" if facts else code)


def require_document(text: str, field: str = "document") -> None:
    """Refuse (DOCUMENT_MISSING) an act that rests on a document and names none."""
    if not text.strip():
        raise Refusal("DOCUMENT_MISSING", field=field)


def require_reason(text: str, field: str = "reason") -> None:
    """Refuse (REASON_MISSING) an act that needs a reason and gives none."""
    if not text.strip():
        raise Refusal("REASON_MISSING", field=field)
