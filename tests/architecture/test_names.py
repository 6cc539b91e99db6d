"""Names explain themselves: no class twice, and no word of the dialect that was given up."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = (
    *("web", "audit", "accounts", "exams", "candidates", "grading", "results", "oversight"),
    *("rehearsal", "config"),
)
# Words that a newcomer needs a phrase book for (docs/architecture.md, the dialect).
GIVEN_UP = frozenset(
    (
        *("door", "doors", "deed", "deeds", "fate", "fates", "ask", "who", "held", "paged"),
        *("kept_for", "keeper", "keepers", "hold", "said", "worded", "word", "told", "shown"),
        *("written", "piece", "pieces", "draw", "inside", "living", "waiting", "photograph"),
        *("once", "answered", "whereabouts", "cast", "play", "seen", "room", "desk", "desks"),
        *("found", "one", "place", "given", "known", "kept", "put", "here", "ours", "mine"),
        *("house", "standing", "terms", "permit", "ways", "done"),
    )
)
# A word that is right where it is: the law's own term, a column, or a name that others read.
RIGHT_HERE = {
    "place": (
        "candidates/models/screening.py",  # the order of the rules, a column
        "exams/forms/campaign.py",  # the venue of a part
        "exams/models/campaign.py",  # the venue of a part
        "exams/rules/announcement_facts.py",  # the venue of a part
        "exams/models/entry.py",  # the place in the running order that was drawn
        "grading/models/ranking.py",  # the rank inside a tie, as the head decided it
        "grading/rules/ranking.py",  # the same, and the rank that follows from it
        "grading/rules/merit.py",  # a place in the order of merit
        "grading/actions/rank.py",  # the rank inside a tie, as the head decided it
        "grading/actions/decided_again.py",  # the same
        "results/actions/announcement_changes.py",  # the venue of a part
    ),
    "standing": ("grading/rules/standings.py",),  # a person and what decides their place
    "held": ("candidates/rules/position_outcomes.py",),  # an exam that is held
    "written": (  # the written part of the exam
        "grading/",
        "results/api.py",
        "results/process/",
        "results/verifier/",
        "results/views/links.py",
        "results/views/my_result.py",
    ),
    "seen": ("grading/api.py", "grading/actions/"),  # the version that the reader has seen
    "given": (
        "exams/rules/deadlines.py",
        "exams/rules/deadline_rules.py",
    ),  # the day that was announced; pages read it
    "said": (  # a field of a row; pages read it
        "grading/views/cells.py",
        "oversight/views/trail.py",
        "web/styleguide/",
    ),
    "who": ("web/templatetags/journeys.py",),  # a parameter of a tag; pages pass it
}


def sources():
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def public_classes(tree):
    """Return the classes of a module that others may import; every command is a `Command`."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and node.name != "Command"
    ]


def defined_twice(modules):
    """Return the public classes that more than one of (path, tree) defines, with the paths."""
    paths = defaultdict(list)
    for path, tree in modules:
        for name in public_classes(tree):
            paths[name].append(path)
    return {name: where for name, where in paths.items() if len(where) > 1}


def enum_members(tree):
    """Yield what a class assigns in capitals: codes of the law, stored as they are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.Assign):
                    yield from (t for t in line.targets if ast.unparse(t).isupper())


def identifiers(tree):
    """Yield (line, name) for everything that gets a name; members of enums are data, not names."""
    members = {id(target) for target in enum_members(tree)}
    for node in ast.walk(tree):
        if id(node) in members:
            continue
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg


def given_up(path, tree):
    """Return file:line:name for every name of the old dialect, except where the word is right."""
    return [
        f"{path}:{line}:{name}"
        for line, name in identifiers(tree)
        if (word := name.strip("_").lower()) in GIVEN_UP
        and not path.startswith(RIGHT_HERE.get(word, ()))
    ]


def outlived(exemptions, modules):
    """Return (word, path) for every exemption under which no name is that word any more."""
    modules = [
        (path, {name.strip("_").lower() for _, name in identifiers(tree)}) for path, tree in modules
    ]
    return [
        (word, prefix)
        for word, prefixes in exemptions.items()
        for prefix in prefixes
        if not any(word in names for path, names in modules if path.startswith(prefix))
    ]


def test_no_public_class_has_the_name_of_another():
    assert defined_twice(sources()) == {}


def test_the_search_for_a_name_given_twice_can_fail():
    two = [("a.py", ast.parse("class Entry: ...")), ("b.py", ast.parse("class Entry: ..."))]
    commands = [(path, ast.parse("class Command: ...\nclass _Own: ...")) for path in ("a", "b")]

    assert defined_twice(two) == {"Entry": ["a.py", "b.py"]}
    assert defined_twice(commands) == {}


def test_no_name_is_of_the_dialect_that_was_given_up():
    names = [name for path, tree in sources() for name in given_up(path, tree)]

    assert names == []


@pytest.mark.parametrize(
    "line",
    [
        "found = 1",
        "for one in rows: ...",
        "[place for place in rows]",
        "def _said(): ...",
        "def mark(*, keeper): ...",
        "class House: ...",
        "cell.told = 1",
        "if (known := rows): ...",
    ],
)
def test_the_search_for_the_dialect_can_fail(line):
    assert len(given_up("web/views.py", ast.parse(line))) == 1


def test_a_member_of_an_enum_is_data():
    tree = ast.parse("class State(StrEnum):\n    HELD = 'HELD'\n    held = 1")

    assert given_up("web/views.py", tree) == ["web/views.py:3:held"]


def test_a_word_is_allowed_only_where_it_is_right():
    tree = ast.parse("written = 1")

    assert given_up("grading/rules/totals.py", tree) == []
    assert given_up("web/lists.py", tree) == ["web/lists.py:1:written"]


def test_no_exemption_outlives_its_reason():
    assert outlived(RIGHT_HERE, sources()) == []


def test_the_search_for_exemptions_without_a_reason_can_fail():
    modules = [("a/one.py", ast.parse("found = 1")), ("b/two.py", ast.parse("entry = 1"))]

    assert outlived({"found": ("a/", "b/"), "seen": ("a/",)}, modules) == [
        ("found", "b/"),
        ("seen", "a/"),
    ]
