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
