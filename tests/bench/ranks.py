"""From a spreadsheet of marks to ranks, in a process of its own: what people do in Calc today.

python -m tests.bench.ranks FILE    # prints how many were ranked, and how many selected
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from exams.rules.enums import SittingState
from exams.rules.profile import defaults
from exams.rules.scoring_table import scoring_from
from grading.rules.enums import Result
from grading.rules.outcome import Facts, work_out
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal
from grading.rules.ranking import PositionTerms
from grading.rules.reconciliation import ScriptMarks
from grading.rules.written import Written
from tests.bench.meter import Figures, measured

ROOT = Path(__file__).parents[2]
HEADINGS = ["SBD", "Vị trí", "Giám khảo 1", "Giám khảo 2", *(f"Phiếu {n}" for n in range(1, 6))]
POSTS, SEATS = 200, 2


def sheet_to_ranks(size: int) -> Figures:
    """Read `size` candidates from an .xlsx and rank them by the rules of the default profile."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diem.xlsx"
        _write(path, size)
        printed: list[str] = []
        command = [sys.executable, "-m", "tests.bench.ranks", str(path)]
        figures = measured(
            lambda: printed.append(subprocess.check_output(command, cwd=ROOT, text=True))
        )
    ranked, selected = map(int, printed[0].split())
    assert (ranked, selected) == (size, SEATS * min(POSTS, size))
    return {**figures, "value": selected}


def _write(path: Path, size: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Điểm")
        sheet.write_row(0, 0, HEADINGS)
        for index in range(size):
            rank = index // POSTS
            mark, slip = 55 + rank % 40, 60 + rank // 40 % 30
            marks = [mark, mark + 0.5, *(slip + member / 2 for member in range(5))]
            sheet.write_row(index + 1, 0, [f"LD{index:06d}", f"P{index % POSTS}", *marks])


def _rows(path: str) -> Iterator[Facts]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    for number, position, *cells in rows[1:]:
        first, second, *slips = (Decimal(str(cell)) for cell in cells)
        yield Facts(
            entry=number,
            position=position,
            written=Written(
                sitting=SittingState.PRESENT, marks=ScriptMarks(first=first, second=second)
            ),
            proposal=Proposal(sitting=SittingState.PRESENT, slips=Slips(tuple(slips))),
        )


def ranked_rows(path: str) -> tuple[int, int]:
    """Return how many candidates of a spreadsheet were ranked, and how many were selected."""
    profile = defaults()
    facts = list(_rows(path))
    positions = [
        PositionTerms(code=code, seats=SEATS) for code in sorted({one.position for one in facts})
    ]
    decided = work_out(positions, facts, scoring_from(profile["scoring"], profile["eligibility"]))
    rows = [row for position in decided for row in position.ranking.rows]
    ranked = sum(row.rank is not None for row in rows)
    return ranked, sum(row.result == Result.SELECTED for row in rows)


if __name__ == "__main__":
    sys.stdout.write("{} {}\n".format(*ranked_rows(sys.argv[1])))
