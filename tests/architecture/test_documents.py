"""The documents tell of the code as it is: links and files are there, the process agrees."""

import re
from collections import Counter
from pathlib import Path

import pytest

from results.process.task_table import TASKS

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "tests/README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w./-]+/[\w./-]+\.(?:py|html|toml|md|csv|po|typ|xlsx))`")
TASK = re.compile(r"^\| (\w+(?:·\w+)?) \| .+? \| ([A-Z_]+) \| .*\|$", re.MULTILINE)
# The law itself cites sources that are no files of this tree.
CITES = {ROOT / "docs/regulations.md"}


def anchors(text):
    """Return the anchors of the headings of a document, as they are made on the web."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(document, text):
    """Return the links of a document that lead to no file, or to no heading of one."""
    dead = []
    for link in LINK.findall(FENCE.sub("", text)):
        path, _, anchor = link.partition("#")
        if "://" in path:
            continue
        target = document.parent / path if path else document
        content = text if target == document else None
        if not target.exists() or (
            anchor and anchor not in anchors(content or target.read_text(encoding="utf-8"))
        ):
            dead.append(link)
    return dead


def missing_files(document, text):
    """Return the files that a document names, from the root or beside itself, and are not there."""
    places = (ROOT, document.parent)
    named = NAMED.findall(text)
    return [path for path in named if not any((place / path).exists() for place in places)]


def tasks_told(text):
    """Count the tasks that a document tells of: (step, duty)."""
    return Counter(TASK.findall(text))


def tasks_there():
    return Counter((str(task.step).replace(":", "·").lower(), str(task.duty)) for task in TASKS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: str(each.relative_to(ROOT)))
def test_every_link_and_every_file_that_is_named_is_there(document):
    text = document.read_text(encoding="utf-8")

    assert dead_links(document, text) == []
    assert document in CITES or missing_files(document, text) == []


def test_the_table_of_the_process_is_the_process():
    text = (ROOT / "docs/life-of-an-exam.md").read_text(encoding="utf-8")

    assert tasks_told(text) == tasks_there()


def test_the_search_in_documents_can_fail():
    readme = ROOT / "README.md"

    assert dead_links(readme, "# One\n[a](docs/none.md) [b](#two) [c](#one)") == [
        "docs/none.md",
        "#two",
    ]
    assert missing_files(readme, "`docs/none.md` `docs/rules.md`") == ["docs/none.md"]
    assert tasks_told("| rank | rank | RANK | |") == {("rank", "RANK"): 1}
