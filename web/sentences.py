"""The message catalogue: every code the system can answer with, as a sentence in two languages.

Codes live in the rules, sentences in `locale/sentences.toml`, single words in
`locale/words.toml`; they meet in the view, in the reader's language. A fact in
a sentence is named in braces.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import get_language

from audit.rules.refusals import Refusal

QUOTED = re.compile(r"“\{(\w+)\}”")  # what somebody typed, or what a cell says
LONGEST_QUOTED = 120  # of it, and of a single word; the whole stands where it was typed
POINTS = re.compile(r"\d{1,3}\.\d{1,2}")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return {code: {"vi": ..., "en": ...}}: whole sentences, and single words for codes."""
    folder = Path(settings.BASE_DIR) / "locale"
    labels = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    sentences = tomllib.loads((folder / "sentences.toml").read_text(encoding="utf-8"))
    return {code: {"vi": vi, "en": en} for code, (vi, en) in labels.items()} | sentences


class _Facts(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "…"


def sentence(code: str, /, **facts: object) -> str:
    """Return the sentence of a code, in the reader's language; the code itself when unknown."""
    entry = catalogue().get(code)
    if entry is None:
        return code
    template = entry["en" if _is_english() else "vi"]
    values = {name: label(with_decimal_mark(str(value))) for name, value in facts.items()}
    for name, value in values.items():
        if name in QUOTED.findall(template) or " " not in value:
            values[name] = Truncator(value).chars(LONGEST_QUOTED)
    return Formatter().vformat(template, (), _Facts(values))


def _is_english() -> bool:
    return (get_language() or "vi").startswith("en")


def with_decimal_mark(text: str) -> str:
    """Return points with the reader's decimal mark; any other text is left alone."""
    return text if _is_english() or not POINTS.fullmatch(text) else text.replace(".", ",")


def label(value: str) -> str:
    """Return the reader's words for a fact that is a code, or codes with spaces between them.

    Words stand inside other sentences, so they end without a stop. Anything else is returned
    unchanged.
    """
    codes = value.split()
    if not codes or any(code not in catalogue() for code in codes):
        return value
    return ", ".join(sentence(code).removesuffix(".") for code in codes)


def refusal_message(refusal: Refusal) -> str:
    """Return the sentence for the person whose action was refused."""
    return sentence(refusal.code, **refusal.facts)
