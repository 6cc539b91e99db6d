"""The verifier confirms what is right and finds whatever is changed, sharing no code with us."""

import ast
import copy
import re
import sys

import pytest

from exams.rules.blind_codes import ALPHABET, code_of
from results.rules.bundle import DOCUMENT
from tests.results.verifier.sample_bundle import SCRIPT, document, made, rows, sealed, verifier

ENTRY = re.compile(r"LD[0-9]+|VT[0-9]+")


def leaves(value, path=()):
    if isinstance(value, dict | list) and value:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, nested in items:
            yield from leaves(nested, (*path, key))
    else:
        yield path


def shape(path) -> str:
    return "/".join("*" if isinstance(key, int) or ENTRY.fullmatch(key) else key for key in path)


def specimens(part: str, each: int = 2) -> list[tuple]:
    """A few leaves of every kind: the first ones that hold something, else the first of all."""
    kinds: dict[str, list[tuple]] = {}
    whole = document()
    for path in leaves(whole[part], (part,)):
        kinds.setdefault(shape(path), []).append(path)
    chosen = []
    for paths in kinds.values():
        filled = [path for path in paths if at(whole, path) not in (None, [], {})]
        chosen += [*filled[:each], *[path for path in paths if path not in filled][:1]]
    return chosen


def at(whole, path):
    for key in path:
        whole = whole[key]
    return whole


def other(value):
    """Something of the same kind that is not the same."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case None:
            return "1.00"
        case list() | dict():
            return ["LD001"]
        case str() if re.fullmatch(r"-?[0-9]+\.[0-9]+", value):
            return f"{float(value) + 0.5:.2f}"
        case _:
            return value + "X"


def changed_at(path) -> dict:
    whole = document()
    at(whole, path[:-1])[path[-1]] = other(at(whole, path))
    return whole


def name(path) -> str:
    return "/".join(map(str, path))


def test_the_sample_campaign_is_confirmed():
    found_digest, differences = verifier.verify({DOCUMENT: made().document})

    assert (found_digest, differences) == (made().digest, [])


@pytest.mark.parametrize("path", specimens("outcome"), ids=name)
def test_a_changed_outcome_is_found_even_under_new_digests(path):
    _, differences = verifier.verify(sealed(changed_at(path)))

    assert differences
    entry = next((key for key in path if isinstance(key, str) and ENTRY.fullmatch(key)), "")
    assert any(entry in where for where, _, _ in differences)


POINTS = ("first", "second", "third", "slips")
MARKS = [path for path in specimens("inputs", each=12) if set(path) & set(POINTS)]
MARKS = [path for path in MARKS if at(document(), path) not in (None, []) and "remark" not in path]


@pytest.mark.parametrize("path", MARKS, ids=name)
def test_a_changed_mark_is_found_even_under_new_digests(path):
    _, differences = verifier.verify(sealed(changed_at(path)))

    assert any(path[2] in where for where, _, _ in differences)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("inputs", "scoring", "aggregation"), "PROJECT_ONLY"),
        (("inputs", "scoring", "written_gate"), "49.75"),
        (("inputs", "scoring", "proposal_gate"), "48.8"),
        (("inputs", "scoring", "diff_auto_max"), "4"),
        (("inputs", "scoring", "diff_third_min"), "10.5"),
        (("inputs", "scoring", "remark_adopt_below"), "3"),
        (("inputs", "scoring", "remark_dialogue_from"), "2"),
        (("inputs", "scoring", "panel_min_examiners"), 6),
        (("inputs", "scoring", "panel_spread_max"), "9"),
        (("inputs", "scoring", "tie_break"), ["WRITTEN", "PROPOSAL", "HEAD_DECISION"]),
        (("inputs", "scoring", "sanction_cumulation"), "ADDED"),
        (("inputs", "scoring", "sanctions"), {"EXAM_REPRIMAND": "20", "EXAM_WARNING": "50"}),
        (("inputs", "scoring", "decimals"), 1),
        (("inputs", "scoring", "scale_per_part"), "50"),
        (("inputs", "scoring", "parts"), ["PROPOSAL"]),
        (("inputs", "scoring", "single_survivor_after_gate"), "CONTINUE"),
        (("inputs", "remark_until"), "2026-11-30"),
        (("inputs", "positions", 0, "seats"), 1),
        (("inputs", "positions", 0, "tie_order", "LD048"), 3),
        (("inputs", "positions", 7, "survivor"), "STOP"),
        (("inputs", "positions", 8, "survivor"), "CONTINUE"),
        (("inputs", "positions", 8, "waived"), True),
        (("inputs", "positions", 9, "opening"), "HELD"),
        (("inputs", "entries", "LD001", "written", "sitting"), "SUSPENDED"),
        (("inputs", "entries", "LD007", "written", "zero"), "UNSIGNED"),
        (("inputs", "entries", "LD002", "written", "sanctions"), []),
        (("inputs", "entries", "LD013", "written", "sanctions", 0, "applied"), False),
        (("inputs", "entries", "LD005", "written", "remark", "dialogue"), "75.00"),
        (("inputs", "entries", "LD005", "written", "remark", "third"), "82.00"),
        (("inputs", "entries", "LD022", "written", "agreed"), "64.00"),
        (("inputs", "entries", "LD019", "written", "head"), "66.00"),
        (("inputs", "entries", "LD036", "written", "collective"), "50.00"),
        (("inputs", "entries", "LD015", "proposal", "head"), "64.00"),
        (("inputs", "entries", "LD052", "proposal", "sitting"), "ABSENT"),
        (("inputs", "entries", "LD052", "position"), "VT03"),
    ],
    ids=lambda value: name(value) if isinstance(value, tuple) else "",
)
def test_another_rule_or_decision_is_found_even_under_new_digests(path, value):
    whole = document()
    at(whole, path[:-1])[path[-1]] = value

    assert verifier.verify(sealed(whole))[1]


@pytest.mark.parametrize(
    "path",
    [
        *specimens("inputs", each=1),
        *specimens("outcome", each=1),
        ("campaign", "code"),
        ("names", "LD029"),
        ("inputs_sha256",),
        ("outcome_sha256",),
    ],
    ids=name,
)
def test_any_changed_field_breaks_a_digest(path):
    files = {DOCUMENT: verifier.canonical(changed_at(path))}

    assert verifier.verify(files, expect=made().digest)[1]


@pytest.mark.parametrize(
    "forge",
    [
        lambda whole: rows(whole).pop(),
        lambda whole: rows(whole).reverse(),
        lambda whole: rows(whole).append(copy.deepcopy(rows(whole)[0])),
        lambda whole: whole["outcome"]["positions"].pop(),
        lambda whole: whole["inputs"]["entries"].pop("LD029"),
        lambda whole: whole["names"].update(LD999="Không ai"),
        lambda whole: rows(whole)[0].pop("rank"),
        lambda whole: rows(whole)[0].update(note="thêm"),
    ],
)
def test_lines_taken_away_added_or_turned_are_found(forge):
    whole = document()
    forge(whole)

    assert verifier.verify(sealed(whole))[1]


def test_a_rule_that_the_verifier_does_not_know_is_not_passed_over():
    whole = document()
    whole["inputs"]["scoring"]["rounding"] = "HALF_EVEN"

    with pytest.raises(verifier.Unreadable):
        verifier.verify(sealed(whole))


def test_the_verifier_shares_no_code_with_the_product():
    imported = set()
    for node in ast.walk(ast.parse(SCRIPT.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {each.name.partition(".")[0] for each in node.names}
        if isinstance(node, ast.ImportFrom):
            imported.add(node.module.partition(".")[0])

    assert imported <= sys.stdlib_module_names


def with_codes(change=None):
    """Return the bundle of a campaign on paper: everybody with a mark has a code."""
    whole = document()
    marked = [
        entry
        for entry, facts in whole["inputs"]["entries"].items()
        if facts["written"]["first"] is not None
    ]
    codes = {entry: code_of([*divmod(n, 31), 2, 3, 4]) for n, entry in enumerate(marked)}
    whole["codes"] = change(codes) if change else codes
    return verifier.verify(sealed(whole))[1]


def test_codes_that_were_bound_by_the_stubs_are_confirmed():
    assert with_codes() == []


def test_a_code_whose_check_symbol_is_wrong_is_found_with_the_right_one():
    def change(codes):
        first = next(iter(codes))
        wrong = next(symbol for symbol in ALPHABET if symbol != codes[first][5])
        return {**codes, first: codes[first][:5] + wrong}

    [(where, published, expected)] = with_codes(change)

    assert where.startswith("codes/")
    assert published[:5] == expected[:5]
    assert published[5] != expected[5]


def test_a_code_used_twice_is_found_at_both():
    def change(codes):
        first, second, *_ = codes
        return {**codes, first: codes[second]}

    assert [expected for _, _, expected in with_codes(change)] == 2 * ["(trùng phách / used twice)"]


def test_a_mark_without_a_code_and_a_code_of_nobody_are_found():
    def change(codes):
        first, *_ = codes
        return {("LD999" if entry == first else entry): code for entry, code in codes.items()}

    differences = with_codes(change)

    assert [expected for _, _, expected in differences] == [None, "(phải có phách / needs a code)"]
    assert differences[0][0] == "codes/LD999"
