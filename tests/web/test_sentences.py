"""Every code that the system can answer with has a sentence in both languages."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from candidates.rules.application_status import ApplicationStatus
from candidates.rules.claims import Group
from candidates.rules.must_register import MustRegister
from candidates.rules.registration import DossierItem
from exams.rules.enums import DegreeLevel, DisciplineForm, PartKind, Rating, Theory, Verdict
from exams.rules.parameters import SECTIONS
from exams.rules.refusals import Refusal
from exams.rules.stages import life
from grading.rules.enums import RemarkState, Result, ScoreStatus, TieRule
from web.sentences import catalogue, label, refusal_message, sentence

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[A-Z0-9_]*[A-Z0-9]")  # what ends in _ is the beginning of one
APPS = ("accounts", "audit", "exams", "candidates", "grading", "results", "config")
# Where a call carries a code that somebody reads, by the name of what is called: its place.
SPEAKERS = {
    "Refusal": 0,
    "Note": 0,
    "Problem": 0,
    "error": 0,
    "warning": 0,
    "failed": 1,
    "warned": 1,
    "undecided": 1,
    "judged": 2,
    "_breach": 2,
    "_related": 2,
    "Breach": 3,
}
WORDS = (ApplicationStatus, DossierItem, Group, DegreeLevel, DisciplineForm, Rating, Theory)
WORDS += (Verdict, Result, ScoreStatus, MustRegister)


def test_what_is_quoted_is_shortened_and_what_is_listed_is_not():
    numbers = ", ".join(f"LD{number:03}" for number in range(1, 60))

    quoted = sentence("NOT_POINTS", text="7" * 200), sentence("OFF_SCALE", points="7" * 200)
    listed = sentence("NOT_SCREENED", numbers=numbers)

    assert all("7" * 119 + "…" in text and "7" * 120 not in text for text in quoted)
    assert numbers in listed


def trees() -> Iterator[tuple[Path, ast.AST]]:
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def codes() -> set[str]:
    """Return every code written out where something is refused, found or told."""
    return {code for _, tree in trees() for node in ast.walk(tree) for code in _codes_in(node)}


def _codes_in(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    position = SPEAKERS.get(name)
    if name == "_send" and node.args and isinstance(node.args[0], ast.Tuple):
        yield from _constants(node.args[0].elts[-1])
    elif position is not None and len(node.args) > position:
        yield from _constants(node.args[position])


def _constants(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if (
            isinstance(part, ast.Constant)
            and isinstance(part.value, str)
            and CODE.fullmatch(part.value)
        ):
            yield part.value


def test_the_codes_of_the_code_are_found():
    all_codes = codes()

    assert {"NOT_YOUR_DUTY", "FILE_TOO_SLOW", "TEXT_NFD", "AGE_CAP", "LIMIT_PER_SEAT"} <= all_codes
    assert len(all_codes) > 150


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_that_is_raised_has_both_languages(code):
    assert set(catalogue()[code]) == {"vi", "en"}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_sentence_has_both_languages_and_the_same_facts_in_them(code):
    both = catalogue()[code]

    assert sorted(_facts(both["vi"])) == sorted(_facts(both["en"]))


@pytest.mark.parametrize("term", [term for enum in WORDS for term in enum])
def test_every_term_that_is_shown_has_a_word(term):
    assert term in catalogue()


@pytest.mark.parametrize(
    "key",
    [f"TIE_{rule}" for rule in TieRule] + [f"REMARK_{state}" for state in RemarkState],
)
def test_every_note_of_a_published_list_has_a_sentence(key):
    assert key in catalogue()


@pytest.mark.parametrize("step", [str(step) for step in life(tuple(PartKind))])
def test_every_step_of_a_campaign_has_a_word(step):
    assert label(step) != step


def test_a_fact_of_several_codes_is_put_in_words():
    with override("vi"):
        text = sentence("INCOMPLETE", missing="NAME DIPLOMAS")

    assert text == "Hồ sơ còn thiếu: họ và tên, văn bằng, chứng chỉ."


def test_a_fact_may_be_called_code():
    with override("en"):
        text = refusal_message(Refusal("HANDED_IN", code="7J4489"))

    assert text == "The points of 7J4489 were handed in and can no longer change."


def test_a_fact_that_is_no_code_stays_as_it_is():
    assert label("VT01 VT02") == "VT01 VT02"


def _facts(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize(
    "parameter", [each for part in SECTIONS.values() for each in part], ids=lambda each: each.key
)
def test_every_parameter_has_its_title_and_another_in_english(parameter):
    both = catalogue()[f"PARAM_{parameter.key}"]

    assert both["vi"] == parameter.title != both["en"]


def test_no_code_has_two_wordings():
    folder = ROOT / "locale"
    labels, sentences = (
        tomllib.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("words.toml", "sentences.toml")
    )

    assert set(labels) & set(sentences) == set()


def test_words_end_without_a_stop():
    assert label("A_PLANNED_ON_SITE C_NOMINATED") == "Quy hoạch tại chỗ, Được giới thiệu"
