"""What has to be asked of a file, the fields that ask it, and the placement that is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from candidates.actions.catalogue import catalogue
from candidates.forms.matching import Choices
from candidates.tables.matching import (
    ColumnQuestion,
    ValueQuestion,
)
from candidates.tables.placement import SET_ASIDE, Placement
from candidates.tables.shape import SheetShape
from candidates.tables.vocabulary import words
from exams.rules.refusals import Refusal

ASIDE = "aside"  # the choice not to read a column


@dataclass(frozen=True)
class Questions:
    """What has to be asked of a file, and why it could not be read, if it could not."""

    sheets: tuple[SheetShape, ...] = ()
    read_sheets: tuple[str, ...] = ()
    columns: tuple[ColumnQuestion, ...] = ()
    values: tuple[ValueQuestion, ...] = ()
    refusal: Refusal | None = None

    @cached_property
    def are_open(self) -> bool:
        """Tell whether something was not understood: also a table in a sheet that is not read."""
        unread = [sheet for sheet in self.tables if sheet not in self.read_sheets]
        return bool(self.columns or self.values or unread)

    @cached_property
    def can_help(self) -> bool:
        """Tell whether an answer may make the file readable: a column that lacks, another sheet."""
        lacking = {sheet.name for sheet in self.sheets if sheet.missing}
        if any(column.choices and column.sheet in lacking for column in self.columns):
            return True
        without_table = self.refusal is not None and self.refusal.code == "HEADINGS_NOT_FOUND"
        return self.are_open and not without_table

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """Return the names of the sheets that have a table of the form."""
        return tuple(sheet.name for sheet in self.sheets if sheet.form)

    def fields(self) -> dict[str, tuple[str, Choices]]:
        """Return, by the name of its field, the label of every question and its choices."""
        fields: dict[str, tuple[str, Choices]] = {}
        for column in self.columns:
            label = _("Cột “%(heading)s” là") % {"heading": column.column.heading}
            choices = (*column.choices, (ASIDE, _("Không đọc cột này")))
            fields[column_name(column)] = label, choices
        offered = catalogue() if self.values else None
        for value in self.values:
            label = _("Giá trị “%(value)s” là") % {"value": value.value}
            choices = tuple((text, text) for text in words(value.code, offered)) if offered else ()
            fields[value_name(value)] = label, choices
        return fields

    def initial(self, placement: Placement) -> dict[str, Any]:
        """Return what the form begins with: what was answered before, and the sheets as read."""
        initial: dict[str, Any] = {"sheets": placement.sheets or self._sheets_to_read()}
        for column in self.columns:
            answer = placement.columns.get(column.column.letters)
            initial[column_name(column)] = ASIDE if answer == SET_ASIDE else answer or ""
        for value in self.values:
            initial[value_name(value)] = placement.values.get((value.key, value.value), "")
        return initial

    def _sheets_to_read(self) -> list[str]:
        """Return the sheets that were read, and those that an answer about a column completes."""
        asked = {column.sheet for column in self.columns if column.choices}
        completed = {sheet.name for sheet in self.sheets if sheet.missing} & asked
        return [name for name in self.tables if name in completed.union(self.read_sheets)]

    def placement(self, answers: Mapping[str, Any], before: Placement) -> Placement:
        """Return what was answered; cells that were put right stay as they were."""
        columns = {
            question.column.letters: SET_ASIDE if answer == ASIDE else answer
            for question in self.columns
            if (answer := answers[column_name(question)])
        }
        values = {
            (question.key, question.value): answer
            for question in self.values
            if (answer := answers[value_name(question)])
        }
        sheets = tuple(answers.get("sheets", ()))
        return replace(before, sheets=sheets, columns=columns, values=values)

    def answers(self, placement: Placement) -> dict[tuple[str, str], str | None]:
        """Return how every question is answered: by column (a heading has none) and text."""
        columns = [question.column.letters for question in self.columns]
        values = [(question.key, question.value) for question in self.values]
        return {
            **{("", letters): placement.columns.get(letters) for letters in columns},
            **{value: placement.values.get(value) for value in values},
        }

    def answered_before(
        self, remembered: Mapping[tuple[str, str], str], before: Placement
    ) -> Placement:
        """Return what was said so far, and what was answered in an earlier file of the kind.

        An answer that is no choice for this file any more is not one.
        """
        choices = self.fields()
        columns = {
            question.column.letters: meaning
            for question in self.columns
            if (meaning := remembered.get(("", question.column.letters))) is not None
            and _offers(choices[column_name(question)][1], meaning or ASIDE)
        }
        values = {
            (question.key, question.value): meaning
            for question in self.values
            if (meaning := remembered.get((question.key, question.value)))
            and _offers(choices[value_name(question)][1], meaning)
        }
        return replace(
            before, columns={**columns, **before.columns}, values={**values, **before.values}
        )


def _offers(choices: Choices, answer: str) -> bool:
    return any(answer == choice for choice, _ in choices)


def column_name(question: ColumnQuestion) -> str:
    """Return the name of the field of a column: its heading's letters."""
    return f"column-{question.column.letters}"


def value_name(question: ValueQuestion) -> str:
    """Return the name of the field of a value; a value may be of any length and of any signs."""
    digest = sha256(question.value.encode()).hexdigest()[:12]
    return f"value-{question.key}-{digest}"
