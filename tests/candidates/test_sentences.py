"""The findings of screening as sentences: figures in, words out."""

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from candidates.models import FindingRecord
from candidates.rules.exclusion import CLAUSES
from candidates.rules.facts import ImportNotice
from candidates.rules.planning import judge
from candidates.rules.planning_line import VoteResult
from candidates.sentences import (
    display,
    figure,
    finding_sentence,
    items,
    notice_sentence,
    reason,
)
from exams.rules.enums import Theory
from tests.candidates.rules.planning_lines import CATALOGUE, HEAD, SETTINGS, line, somebody
from web.sentences import catalogue

RULES = Path(__file__).parents[2] / "candidates/rules"
STATE = [["reference", "2026-10-06"], ["status", "DENUNCIATION 29(9)d from 2026-08-27 to open"]]


@pytest.fixture(autouse=True)
def _vietnamese():
    with override("vi"):
        yield


def test_days_and_months_are_written_as_people_write_them():
    assert [display("2026-10-06"), display("2026-10"), display("B2")] == [
        "06/10/2026",
        "10/2026",
        "B2",
    ]


def test_a_waiting_period_names_form_and_days():
    figures = [
        ["reference", "2026-10-06"],
        ["discipline1", "WARNING 2019-01-01 +36m ends 2022-01-01"],
        ["discipline2", "REPRIMAND 2024-10-07 +24m ends 2026-10-07"],
    ]

    assert finding_sentence("E15", "WAITING_PERIOD", figures) == (
        "Bị kỷ luật khiển trách ngày 07/10/2024; chưa hết thời hạn 24 tháng (đến ngày 07/10/2026) "
        "tại ngày 06/10/2026."
    )


@pytest.mark.parametrize(("until", "read"), [("open", "đến nay"), ("2026-10-01", "đến 01/10/2026")])
def test_a_state_is_read_as_a_figure(until, read):
    assert figure("status", f"WORK_SUSPENDED 29(9)d from 2026-09-16 to {until}") == (
        "tình trạng",
        f"Đang bị đình chỉ công tác (từ 16/09/2026 {read}).",
    )


def test_a_discipline_is_read_as_a_figure():
    assert figure("discipline1", "WARNING 2019-01-01 +36m ends 2022-01-01") == (
        "Kỷ luật",
        "cảnh cáo, quyết định ngày 01/01/2019, thời hạn 36 tháng, hết hạn ngày 01/01/2022",
    )


def test_a_state_names_since_when_it_holds():
    assert finding_sentence("E15", "DENUNCIATION", STATE) == (
        "Đang trong thời gian giải quyết tố cáo (từ 27/08/2026 đến nay)."
    )


def test_the_years_without_a_rating_are_named():
    figures = [["2023", "EXCELLENT"], ["2024", "NONE"], ["2025", "GOOD"], ["minimum", "GOOD"]]

    assert (
        finding_sentence("E09", "RATING_MISSING", figures)
        == "Thiếu kết quả xếp loại chất lượng ở năm: 2024."
    )


def test_the_years_below_the_minimum_are_named():
    figures = [["2023", "GOOD"], ["2024", "GOOD"], ["2025", "COMPLETED"], ["minimum", "GOOD"]]

    assert finding_sentence("E09", "RATING_BELOW_MINIMUM", figures) == (
        "Xếp loại chất lượng năm 2025 dưới mức “hoàn thành tốt nhiệm vụ”."
    )


def test_missing_items_are_named_in_words():
    figures = [["missing", "RESIDENCE_COMMENT DIPLOMAS"], ["truthful", "YES"]]

    assert finding_sentence("E19", "ITEMS_MISSING", figures) == (
        "Hồ sơ thiếu: nhận xét của cấp ủy nơi cư trú, văn bằng, chứng chỉ."
    )


def test_items_stand_in_the_order_of_the_register():
    assert items(["DIPLOMAS", "APPLICATION_FORM"]) == [
        "phiếu đăng ký dự tuyển",
        "văn bằng, chứng chỉ",
    ]


@pytest.mark.parametrize("code", sorted(CLAUSES))
def test_every_state_of_the_exclusion_list_has_a_sentence(code):
    assert f"STATE_{code}" in catalogue()


def _flaws():
    """Return the reasons that the rules return as text, outside the calls that judge."""
    tree = ast.parse((RULES / "claims.py").read_text(encoding="utf-8"))
    flaw = next(
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "flaw"
    )
    return {
        node.value
        for node in ast.walk(flaw)
        if isinstance(node, ast.Constant) and str(node.value).isupper()
    }


@pytest.mark.parametrize("code", [*sorted(_flaws()), "NAME_DIFFERS", "BIRTH_DATE_DIFFERS"])
def test_every_flaw_of_an_entry_has_a_sentence(code):
    assert code in catalogue()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_finding_of_the_sample_campaign_is_a_whole_sentence(played, language):
    with override(language):
        records = FindingRecord.objects.exclude(reason="").distinct()
        sentences = {(finding.reason, reason(finding)) for finding in records}

    assert len({code for code, _ in sentences}) > 30
    for code, text in sentences:
        assert text != code
        assert "{" not in text
        assert text.endswith(".")


def told(*lines):
    """Return the sentence of what the law of planning finds of some lines."""
    (breach,) = judge(lines, SETTINGS, CATALOGUE)
    where = breach.sheet, breach.row, "C", breach.code, breach.severity
    return notice_sentence(
        ImportNotice(*where, suggestion=breach.suggestion, figures=breach.figures)
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([line(born=date(1967, 5, 11))], "Tính từ tháng 06/2025 còn 47 tháng, đối tượng 1 cần ít"),
        ([line(speciality="Thú y")], "nhận các chuyên ngành: Hành chính công; Luật."),
        ([line(theory=Theory.NONE)], "cần từ trung cấp trở lên"),
        ([line(rank=HEAD)], "được hiểu là Trưởng phòng"),
        ([line(approved_on=date(2026, 9, 15))], "ngày 15/09/2026, không trước ngày thông báo"),
        ([line(disciplined_on=date(2026, 1, 24))], "Kỷ luật ngày 24/01/2026, sau ngày phê duyệt"),
        ([somebody(row, row) for row in range(4)], "4 người, tối đa 3 người cho 1 vị trí"),
        ([line(14), line(15)], "Giữ một dòng, bỏ dòng thừa."),
        ([line(14), line(15, name="Trần Bình")], "Sửa số của dòng ghi nhầm"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_found_of_a_planning_list_names_its_figures_and_what_may_be_done(lines, words):
    text = told(*lines)

    assert words in text
    assert "…" not in text
    assert not re.search(r"\d{4}-\d\d", text)


def test_too_few_votes_are_told_with_their_figures_and_the_day():
    result = VoteResult(votes=20, needed=21, held_on=date(2026, 9, 1))
    key = (line().citizen_id, "A-01", "2025-2030")
    (breach,) = judge([line()], replace(SETTINGS, voted={key: result}), CATALOGUE)

    where = breach.sheet, breach.row, "", breach.code, breach.severity
    text = notice_sentence(ImportNotice(*where, figures=breach.figures))

    assert "hội nghị ngày 01/09/2026 có 20 phiếu giới thiệu, cần ít nhất 21." in text
