"""The cases: each does the whole real work, checks its result, and returns its figures."""

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.actions.verify import verify
from candidates.documents.receipt import receipts as receipts_of
from candidates.tables.sheets import Page, xlsx
from exams.rules.stages import Stage
from grading.actions import rank
from grading.actions.rank import compute_results
from grading.models import Mark, RankingSnapshot
from grading.rules.enums import Result
from tests.bench import pages, selection
from tests.bench.killed_import import killed_import
from tests.bench.meter import Figures, measured, repeated
from tests.bench.ranks import sheet_to_ranks
from tests.bench.sheets import planning_import
from tests.bench.stock import Stock
from tests.bench.web import marks_at_once
from web.lists import ROWS

Case = Callable[[int], Figures]


def mark(size: int) -> Figures:
    """Save one mark through its view: session, CSRF, permission, version, event, durable commit."""
    stock = Stock(size)
    stock.scripts(opened=False)
    client = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    client.force_login(stock.examiners[0])
    client.get(reverse("grading:marks", args=["DO"]))
    headers = {"hx-request": "true", "x-csrftoken": client.cookies["csrftoken"].value}
    own = [
        assignment for assignment in stock.assignments if assignment.examiner == stock.examiners[0]
    ]

    def save(index: int) -> None:
        url = reverse("grading:points", args=["DO", own[index % len(own)].script.code])
        version = index // len(own)
        typed = {"points": f"{50 + index % 40}", "version": version}
        answer = client.post(url, typed, headers=headers)
        assert answer.status_code == 200, answer.status_code

    figures = repeated(save)
    assert Mark.objects.count() >= min(200, len(own))
    return figures


def results(size: int) -> Figures:
    """Work out every written score, defence, total and rank from one row a mark, and keep it."""
    stock = Stock(size, stage=Stage.RANK)
    stock.marked()
    figures = measured(
        lambda: rank.rank(campaign=stock.campaign, by=stock.chair, at=timezone.now())
    )
    computed = compute_results(stock.campaign)
    assert RankingSnapshot.objects.get().outcome_digest == computed.outcome_digest
    selected = sum(
        row.result == Result.SELECTED
        for position_result in computed.decided
        for row in position_result.ranking.rows
    )
    assert selected == 2 * stock.campaign.positions.count()
    return {**figures, "value": selected}


def export_xlsx(size: int) -> Figures:
    """Write the results as a spreadsheet, from the facts to the file."""
    stock = Stock(size, stage=Stage.RANK)
    stock.marked()
    written_books: list[bytes] = []

    def export() -> None:
        rows = [
            [row.position, row.entry, row.written, row.proposal, row.total, row.rank, row.result]
            for position_result in compute_results(stock.campaign).decided
            for row in position_result.ranking.rows
        ]
        page = Page("Kết quả", ["Vị trí", "SBD", "Viết", "Đề án", "Tổng", "Hạng", "KQ"], rows)
        written_books.append(xlsx([page], created=date(2026, 1, 1), title="Kết quả"))

    figures = measured(export)
    assert written_books[0].startswith(b"PK")
    return figures


def chain(size: int) -> Figures:
    """Verify the whole trail and every row it answers for."""
    stock = Stock(max(2, size // 4))
    stock.scripts(opened=False)
    faults: list[object] = []
    figures = measured(lambda: faults.extend(verify()))
    assert not faults
    return {**figures, "value": size}


def receipts(size: int) -> Figures:
    """Print one page for each registration, the files of one page of the list at a time."""
    stock = Stock(2, stage=Stage.REGISTER)
    papers = stock.registered(size)
    pages = [papers[start : start + ROWS] for start in range(0, size, ROWS)]
    printed: list[bytes] = []
    figures = measured(lambda: printed.extend(receipts_of(page, at=stock.now) for page in pages))
    assert sum(file.count(b"/Type/Page/") for file in printed) == size
    return figures


# A case with `-pg` in its name runs on a PostgreSQL of its own.
CASES: dict[str, tuple[Case, int]] = {
    "import-sqlite": (planning_import, 2_000),
    "import-pg": (planning_import, 2_000),
    "import-killed-sqlite": (killed_import, 5_000),
    "results": (results, 2_000),
    "mark-sqlite": (mark, 1_000),
    "mark-pg": (mark, 1_000),
    "web-mark-sqlite-c8": (marks_at_once, 500),
    "calc-python": (sheet_to_ranks, 1_000),
    "dashboard-sqlite": (pages.ranking, 250),
    "files-sqlite": (pages.files, 500),
    "candidates-sqlite": (pages.candidate_list, 500),
    "work-sqlite": (pages.my_work, 500),
    "matches-sqlite": (pages.matches, 500),
    "matches-anew-sqlite": (pages.matches_anew, 500),
    "flags-sqlite": (pages.evaluation_flags, 500),
    "flags-anew-sqlite": (pages.evaluation_flags_anew, 500),
    "structure-sqlite": (pages.structure, 500),
    "structure-anew-sqlite": (pages.structure_anew, 500),
    "room-sqlite": (pages.control_room, 500),
    "room-anew-sqlite": (pages.control_room_anew, 500),
    "selection-sqlite": (selection.lists, 500),
    "export-xlsx": (export_xlsx, 2_000),
    "chain": (chain, 20_000),
    "pdf": (receipts, 100),
}
