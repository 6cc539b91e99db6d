"""The Word templates are laid out alike in every program that opens them."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tables(path):
    """Yield each table of a template, of its text and of its head and foot."""
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield from ElementTree.fromstring(parts.read(name)).iter(f"{WORD}tbl")


def widths(columns):
    return [int(column.get(f"{WORD}w")) for column in columns]


@pytest.mark.parametrize("path", [*TEMPLATES.rglob("*.docx")], ids=lambda path: path.stem)
def test_the_columns_of_a_table_are_as_wide_as_its_cells(path):
    every = list(tables(path))
    assert every

    for table in every:
        grid = widths(table.iterfind(f"{WORD}tblGrid/{WORD}gridCol"))
        for row in table.iterfind(f"{WORD}tr"):
            assert widths(row.iterfind(f"{WORD}tc/{WORD}tcPr/{WORD}tcW")) == grid
