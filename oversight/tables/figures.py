"""Figures as a spreadsheet: a sheet for each table of the page, numbers as numbers."""

from collections.abc import Iterable
from datetime import date

from candidates.tables.sheets import Page, xlsx
from oversight.figures.figure import Figure


def workbook(figures: Iterable[Figure], *, title: str, on: date) -> bytes:
    """Return the tables of a page of figures as .xlsx; `on` is the day that is written into it."""
    pages = [
        Page(figure.title, [column.heading for column in figure.table.columns], figure.table.rows)
        for figure in figures
    ]
    return xlsx(pages, created=on, title=title)
