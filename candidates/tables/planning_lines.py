"""Reads the lines of one sheet of a planning list, cell by cell."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from candidates.rules import citizen_id
from candidates.rules.facts import PlanningRow
from candidates.rules.planning import TIERS
from candidates.rules.planning_line import Line, PlanningSettings
from candidates.tables import dates
from candidates.tables.cells import (
    Note,
    Notes,
    Read,
    Reader,
    is_blank,
    rating,
    raw_text,
    remembered,
    sex,
    text,
    theory,
)
from candidates.tables.notices import cited
from candidates.tables.personal_names import personal_name
from candidates.tables.planning_cells import (
    LONGEST_DECISION,
    Remark,
    base,
    bounded,
    discipline,
    parted,
    remark,
)
from candidates.tables.posts import Directory
from candidates.tables.records import Table
from exams.rules.enums import Rating, Severity, Sex, Theory
from exams.rules.names import fold

WRITTEN_TIERS = {str(number): number for number in TIERS} | {"i": 1, "ii": 2}
TIER_WORDS = re.compile(r"^(?:doi tuong|dt|loai)?[ .:]*0?")
NO_REMARK = Remark("")
Born = tuple[date | None, Sex | None]
Ratings = tuple[tuple[int, Rating], ...]


def tier(raw: Any) -> Read:
    """Read the object of planning, 1 or 2. TIER_INVALID for anything else."""
    plain = raw_text(raw).strip()
    number = TIER_WORDS.sub("", fold(plain))
    if number in WRITTEN_TIERS:
        return Read(WRITTEN_TIERS[number])
    return Read(None, (Note("TIER_INVALID", Severity.ERROR, plain),))


def approved(day: Reader) -> Reader:
    """Return the reader of the day of approval, which must not be missing. APPROVED_MISSING."""

    def read(raw: Any) -> Read:
        if is_blank(raw):
            return Read(None, (Note("APPROVED_MISSING", Severity.ERROR),))
        return day(raw)

    return read


def decision(day: Reader) -> Reader:
    """Return the reader of a decision in one cell: its number and its day. APPROVED_MISSING."""

    def read(raw: Any) -> Read:
        tidy, notes = text(raw)
        number, written_day = parted(tidy)
        number, faults = bounded(number, LONGEST_DECISION)
        if not written_day:
            missing = Note("APPROVED_MISSING", Severity.ERROR, tidy)
            return Read((number, None), (*notes, *faults, missing))
        approved_on, of_day = day(written_day)
        wrong = [note for note in of_day if note.severity == Severity.ERROR]
        return Read((number, approved_on), (*notes, *faults, *wrong))

    return read


def named(raw: Any) -> Read:
    """Read a name. NAME_MISSING when there is none."""
    value = personal_name(raw)
    if value.value:
        return value
    return Read("", (*value.notes, Note("NAME_MISSING", Severity.ERROR)))


class Readers:
    """The reader of every column, with one memory for the whole file."""

    def __init__(self, directory: Directory, settings: PlanningSettings) -> None:
        day = remembered(dates.reader(settings.on.year))
        read_text = remembered(text)
        self.born = remembered(dates.birth_reader(settings.on.year))
        self.rating = remembered(rating)
        self.sex = remembered(sex)
        self.by_key: dict[str, Reader] = {
            **_person_readers(read_text, day, remembered(directory.present)),
            **_planning_readers(read_text, day, remembered(directory.planned)),
        }


def _person_readers(read_text: Reader, day: Reader, present: Reader) -> dict[str, Reader]:
    return {
        "name": named,
        "ethnicity": read_text,
        "origin": read_text,
        "joined_party_on": day,
        "party_official_on": day,
        "degree": read_text,
        "speciality": read_text,
        "theory": remembered(theory),
        "language": read_text,
        "state_management": read_text,
        "current_post": present,
        "in_post_since": day,
    }


def _planning_readers(read_text: Reader, day: Reader, planned: Reader) -> dict[str, Reader]:
    return {
        "post": planned,
        "tier": remembered(tier),
        "decision": remembered(decision(day)),
        "decision_no": read_text,
        "approved_on": remembered(approved(day)),
        "discipline": remembered(discipline),
        "based_on": remembered(base),
        "note": remembered(remark),
    }


class PlanningLines:
    """Turns the records of one table into lines for the law and rows for the record."""

    def __init__(self, table: Table, readers: Readers, settings: PlanningSettings) -> None:
        self.table, self.readers, self.settings = table, readers, settings
        columns = table.columns
        self._plan = [
            (key, columns[key], read) for key, read in readers.by_key.items() if key in columns
        ]
        self._has_decision = "decision" in columns and "approved_on" not in columns
        self._years = sorted(table.layout.years.items())
        self._equal_ratings: dict[Ratings, Ratings] = {}  # many people have the same
        self._citizen_id = columns["citizen_id"]
        self._births = [
            (columns[key], sex)
            for key, sex in (("born_male", Sex.MALE), ("born_female", Sex.FEMALE), ("born", None))
            if key in columns
        ]

    def read(
        self, row: int, cells: list[Any], blocked: set[int]
    ) -> tuple[Line, PlanningRow | None]:
        """Read one record; the row is None when something that it needs could not be read."""
        values = self._values(row, cells, blocked)
        born, person_sex = self._birth(row, cells, blocked)
        number = self._number(row, cells, blocked, (born, person_sex))
        line = self._line(row, values, number, (born, person_sex))
        return line, self._row(line, values, self._ratings(row, cells, blocked))

    def _values(self, row: int, cells: list[Any], blocked: set[int]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, column, read in self._plan:
            value, notes = read(cells[column])
            if blocked and column in blocked:
                value = None
            elif notes:
                self.table.notes(row, column, notes)
            values[key] = value
        if self._has_decision:
            values["decision_no"], values["approved_on"] = values["decision"] or ("", None)
        return values

    def _birth(self, row: int, cells: list[Any], blocked: set[int]) -> Born:
        """Read the birth date; the filled one of two columns tells the sex."""
        filled = [(column, sex) for column, sex in self._births if not is_blank(cells[column])]
        if blocked and any(column in blocked for column, _ in self._births):
            return None, None
        if not filled:
            self._note(row, self._births[0][0], "BIRTH_MISSING", "")
            return None, None
        column, sex = filled[0]
        if len(filled) > 1:
            self._note(row, column, "BIRTH_TWO_COLUMNS", cited(cells[column]))
            return None, None
        born, notes = self.readers.born(cells[column])
        if notes:
            self.table.notes(row, column, notes)
        return born, sex or self._stated_sex(row, cells)

    def _stated_sex(self, row: int, cells: list[Any]) -> Sex | None:
        """Read the sex from a column of its own."""
        column = self.table.columns.get("sex")
        if column is None:
            return None
        value, notes = self.readers.sex(cells[column])
        self.table.notes(row, column, notes)
        return Sex(value) if value else None

    def _note(self, row: int, column: int, code: str, value: str) -> None:
        self.table.note(row, column, Note(code, Severity.ERROR, value))

    def _number(self, row: int, cells: list[Any], blocked: set[int], birth: Born) -> str | None:
        """Read and check the citizen number; None when it is not one."""
        column = self._citizen_id
        if column in blocked:
            return None
        number, notes = text(cells[column])
        born, person_sex = birth
        problems = citizen_id.check(number, sex=person_sex, born=born, on=self.settings.on)
        if problems or notes:
            problem_notes: Notes = tuple(
                Note(problem.code, problem.severity, number, problem.suggestion)
                for problem in problems
            )
            self.table.notes(row, column, notes + problem_notes)
        return None if any(problem.severity == Severity.ERROR for problem in problems) else number

    def _ratings(self, row: int, cells: list[Any], blocked: set[int]) -> Ratings:
        ratings = []
        for year, column in self._years:
            value, notes = self.readers.rating(cells[column])
            if notes and column not in blocked:
                self.table.notes(row, column, notes)
            if value is not None:
                ratings.append((year, value))
        same = tuple(ratings)
        return self._equal_ratings.setdefault(same, same)

    def _line(self, row: int, values: Mapping[str, Any], number: str | None, birth: Born) -> Line:
        remark = values.get("note") or NO_REMARK
        _, rank = values["current_post"] or ("", None)
        return Line(
            sheet=self.table.sheet.name,
            row=row,
            citizen_id=number,
            name=values["name"] or "",
            born=birth[0],
            sex=birth[1],
            post=values["post"],
            rank=rank,
            tier=values["tier"],
            term=remark.term or self.settings.default_term,
            approved_on=values["approved_on"],
            removed_on=remark.removed_on,
            speciality=values.get("speciality"),
            theory=values.get("theory"),
            disciplined_on=values.get("discipline"),
        )

    def _row(self, line: Line, values: Mapping[str, Any], ratings: Ratings) -> PlanningRow | None:
        """Return the row of the record, None when it would have a hole."""
        remark = values.get("note") or NO_REMARK
        post, number = line.post, line.citizen_id
        if post is None or number is None or line.tier is None or not line.name:
            return None
        if line.born is None or line.sex is None or line.approved_on is None:
            return None
        return PlanningRow(
            sheet=line.sheet,
            row=line.row,
            citizen_id=number,
            name=line.name,
            born=line.born,
            sex=line.sex,
            post=post.code,
            tier=line.tier,
            term=line.term,
            decision_no=values.get("decision_no") or "",
            approved_on=line.approved_on,
            current_post=(values["current_post"] or ("", None))[0],
            removed_on=line.removed_on,
            removed_document=remark.removed_document,
            speciality=line.speciality or "",
            theory=line.theory or Theory.NONE,
            ratings=ratings,
            note=remark.text,
            based_on=values.get("based_on") or "",
        )
