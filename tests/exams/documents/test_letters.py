"""A letter says the same before it leaves, on the page and by mail, in the reader's language."""

from string import Formatter
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from exams.documents.letters import letter_words, text_of
from exams.rules.letters import LetterKind


def placeholders(text):
    return {name for _text, name, _form, _conversion in Formatter().parse(text) if name}


def letter(kind, **facts):
    receiver, campaign = SimpleNamespace(full_name="Lê An"), SimpleNamespace(name="Kỳ thi 2026")
    return SimpleNamespace(kind=kind, facts=facts, receiver=receiver, campaign=campaign)


def test_every_kind_has_its_words():
    assert set(letter_words()) == set(LetterKind)


@pytest.mark.parametrize("kind", LetterKind)
def test_both_languages_name_the_same_facts(kind):
    words = letter_words()[kind]

    assert placeholders(words["vi"]) == placeholders(words["en"])
    assert placeholders(words["vi_subject"]) == placeholders(words["en_subject"])
    assert {"name", "campaign"} <= placeholders(words["vi"])


@pytest.mark.parametrize(
    ("language", "begins"), [("vi", "Kính gửi ông/bà Lê An,"), ("en", "Dear Lê An,")]
)
def test_a_letter_is_read_in_paragraphs(language, begins):
    with override(language):
        text = text_of(letter("DRAFT_REMINDER", closes="06/10/2026"))

    first, second, *_others = text.paragraphs
    assert first == begins
    assert "Kỳ thi 2026" in second
    assert "06/10/2026" in second
    assert text.body.startswith(f"{begins}\n\n{second}")


def test_braces_in_a_name_are_letters_of_it():
    with override("vi"):
        text = text_of(letter("DRAFT_REMINDER", closes="{name.__class__}"))

    assert "{name.__class__}" in text.body
