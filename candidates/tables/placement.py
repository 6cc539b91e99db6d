"""What a person said of a file that its reader could not know by itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

SET_ASIDE = ""  # the key of a heading whose column nobody reads


@dataclass(frozen=True, slots=True)
class Placement:
    """Which sheets are read, what a heading and a value mean, and what stands in a mended cell.

    `columns`: letters of a heading to the key of a column, SET_ASIDE for one that is not read; a
    column of years is `key-2025`. `values`: key of a column and the original text, to the text that
    the column is to read. `cells`: sheet, row and column letters, to the text.
    """

    sheets: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    cells: Mapping[tuple[str, int, str], str] = field(default_factory=dict)

    def packed(self) -> bytes:
        """Return it as bytes that `unpacked` reads."""
        lists = {
            "sheets": self.sheets,
            "columns": [*self.columns.items()],
            "values": [*self.values.items()],
            "cells": [*self.cells.items()],
        }
        return json.dumps(lists).encode()


NOTHING_PLACED = Placement()


def unpacked(data: bytes) -> Placement:
    """Return the placement that was packed."""
    lists = json.loads(data)
    return Placement(
        sheets=tuple(lists["sheets"]),
        columns=dict(lists["columns"]),
        values={(key, original): text for (key, original), text in lists["values"]},
        cells={(sheet, row, letters): text for (sheet, row, letters), text in lists["cells"]},
    )
