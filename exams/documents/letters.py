"""A letter in the words of its kind: the same before it is released, on the page and by mail."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from exams.models import Letter


@dataclass(frozen=True, slots=True)
class LetterText:
    """What a receiver reads; the text in paragraphs."""

    subject: str
    paragraphs: list[str]

    @property
    def body(self) -> str:
        """Return the text as it goes by mail."""
        return "\n\n".join(self.paragraphs)


@cache
def letter_words() -> dict[str, dict[str, str]]:
    """Return the words of every kind: subject and text in each language."""
    file = Path(settings.BASE_DIR) / "locale/letters.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def text_of(letter: Letter) -> LetterText:
    """Return a letter in the reader's language. Raises KeyError where a fact is missing."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    words = letter_words()[letter.kind]
    facts = {
        **letter.facts,
        "name": letter.receiver.full_name,
        "campaign": letter.campaign.name,
    }
    body = words[language].strip().format_map(facts)
    return LetterText(words[f"{language}_subject"].format_map(facts), body.split("\n\n"))
