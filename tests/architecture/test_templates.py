"""Templates are read: short lines, short files, and where a tag comes from is written above it."""

import re
from pathlib import Path

from django.conf import settings
from django.template import engines

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 100, 120
# `make messages` gathers both forms of a sentence only where the count stands first.
COUNT_LATER = re.compile(r"{% blocktranslate (?!count )[^%]*\bcount ")


def templates():
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def wide(text):
    return [number for number, line in enumerate(text.splitlines(), 1) if len(line) > WIDTH]


def tall(text):
    return len(text.splitlines()) > HEIGHT


def own(libraries):
    return [name for name in libraries if not name.startswith("django.")]


def test_no_line_is_wider_than_a_hundred_columns():
    assert {name: wide(text) for name, text in templates() if wide(text)} == {}


def test_no_file_is_taller_than_a_hundred_and_twenty_lines():
    assert [name for name, text in templates() if tall(text)] == []


def test_every_library_is_loaded_where_it_is_used():
    asked = [name for each in settings.TEMPLATES for name in each["OPTIONS"].get("builtins", ())]

    assert own(asked) == []
    assert own(engines["django"].engine.builtins) == []


def test_every_sentence_that_counts_is_gathered_for_its_translation():
    assert [name for name, text in templates() if COUNT_LATER.search(text)] == []
    assert COUNT_LATER.search("{% blocktranslate trimmed count n=items|length %}")


def test_the_search_for_wide_and_tall_templates_can_fail():
    assert len(list(templates())) > 100
    assert wide("a\n" + "b" * (WIDTH + 1)) == [2]
    assert tall("a\n" * (HEIGHT + 1))
    assert not tall("a\n" * HEIGHT)
    assert own(["django.template.defaulttags", "web.templatetags.forms"]) == [
        "web.templatetags.forms"
    ]
