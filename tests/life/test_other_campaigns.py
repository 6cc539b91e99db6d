"""Whole campaigns of other councils: other regulations, files and codes, to publication."""

import importlib.util
import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from audit.actions.verify import verify
from audit.rules.canonical import canon
from exams.actions.clock import deadlines_of
from exams.models import Post
from exams.rules.refusals import Refusal
from grading.models import RankingSnapshot
from rehearsal.readback import read_back
from rehearsal.run import rehearse
from rehearsal.tables import TABLES
from results.models import Publication
from tests import sample
from tests.life import folders

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SPEC = importlib.util.spec_from_file_location(
    "verify_bundle", sample.ROOT / "results" / "verifier" / "verify_bundle.py"
)
verifier = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(verifier)

RANKS = {"GD_SO": "BAC1", "PGD_SO": "BAC2", "TP": "BAC3", "PTP": "BAC4"}
SHEETS = ("Phần thứ nhất", "Phần thứ hai")


def checked(rehearsed):
    """Work the ranking out again without the product's code; return the tables."""
    ranking = RankingSnapshot.objects.get(campaign=rehearsed.campaign)
    theirs = verifier.recompute(json.loads(canon(ranking.inputs)))
    assert list(verifier.compare(json.loads(canon(ranking.outcome)), theirs, "outcome")) == []
    assert list(verify()) == []
    assert Publication.objects.filter(campaign=rehearsed.campaign, kind="OFFICIAL").count() == 1
    assert str(rehearsed.campaign.step) == "publish"
    readback = read_back(rehearsed)
    return {name: list(table(readback)) for name, (table, _) in TABLES.items()}


def rounded(value):
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def weighted_slips(rows):
    return folders.absent_without_slips(folders.settled(rows, 4, 8))


def test_a_weighted_campaign_with_other_files_codes_and_regulations(tmp_path):
    folder = folders.copied(
        tmp_path / "ky-thi",
        ('aggregation = "SUM"', 'aggregation = "WEIGHTED"'),
        ("weight_written = 70", "weight_written = 60"),
        ("weight_proposal = 30", "weight_proposal = 40"),
        ('written_gate = "50"', 'written_gate = "55"'),
        ('diff_auto_max = "5"', 'diff_auto_max = "4"'),
        ('diff_third_min = "10"', 'diff_third_min = "8"'),
        ('["PROPOSAL", "WRITTEN", "HEAD_DECISION"]', '["WRITTEN", "PROPOSAL", "HEAD_DECISION"]'),
        ("outsider_cutoff = false", "outsider_cutoff = true"),
        ("count_first_day = true", "count_first_day = false"),
        ("announced_on = 2026-09-07", "announced_on = 2026-09-06"),
        ("registration_opens = 2026-09-07", "registration_opens = 2026-09-06"),
        ("roll_end_to_working_day = false", "roll_end_to_working_day = true"),
        ('planning = "quy-hoach-2025-2030.xlsx"',
         f'planning = "danh sách.xlsx"\nplanning_sheets = ["{SHEETS[0]}", "{SHEETS[1]}"]'),
        ('"ho-so-can-bo.xlsx"', '"nhân sự.xlsx"'),
        ('"phieu-diem.csv"', '"diem.csv"'),
        *((f'"{old}"', f'"{new}"') for old, new in RANKS.items()),
        ('unit = "SNM"', 'unit = "DV-NN"'),
        ('code = "SNM"', 'code = "DV-NN"'),
        ("{GD_SO =", "{BAC1 ="), ("PGD_SO =", "BAC2 ="),
        (" TP =", " BAC3 ="), (" PTP =", " BAC4 ="),
        announcement="thong-bao-khac.toml",
    )  # fmt: skip
    codes = {**RANKS, "SNM": "DV-NN"}
    folders.recoded(folder / "ho-so-can-bo.xlsx", folder / "nhân sự.xlsx", codes)
    folders.planning_on_two_sheets(folder / "danh sách.xlsx", SHEETS)
    (folder / "phieu-diem.csv").rename(folder / "diem.csv")
    folders.slips(folder, weighted_slips, "diem.csv")

    rehearsed = rehearse(folder)
    tables = checked(rehearsed)

    assert Post.objects.get(code="SNM-02").unit.code == "DV-NN"
    applications = sample.expected("applications")
    cut = [row for row in tables["eligibility-rules"] if row["reason"] == "ENOUGH_ON_SITE"]
    assert cut
    barred = {row["reg_no"] for row in cut}
    assert {row["reg_no"]: row["status"] for row in tables["applications"]} == {
        row["reg_no"]: "INELIGIBLE"
        if row["reg_no"] in barred and row["status"] in ("ELIGIBLE", "SPECIAL_CASE_PENDING")
        else row["status"]
        for row in applications
    }
    ranked = [row for row in tables["ranking"] if row["rank"]]
    assert ranked
    for row in ranked:
        exact = (Fraction(row["written"]) * 6 + Fraction(row["proposal"]) * 4) / 10
        assert (row["total"], row["scale"]) == (rounded(exact), "100")
        assert Fraction(row["written"]) >= 55
    for deadline in deadlines_of(rehearsed.campaign):
        assert deadline.exclusive is None or deadline.profile_end == deadline.exclusive.rolled


def test_the_same_campaign_with_the_proposal_alone(tmp_path):
    folder = folders.copied(
        tmp_path / "de-an",
        ('parts = ["WRITTEN", "PROPOSAL"]', 'parts = ["PROPOSAL"]'),
        ('aggregation = "SUM"', 'aggregation = "PROJECT_ONLY"'),
    )
    folders.slips(folder, folders.absent_without_slips)

    rehearsed = rehearse(folder)
    tables = checked(rehearsed)

    assert tables["written-results"] == tables["remark-changes"] == []
    defended = {
        row["candidate_number"]: row["score"] for row in sample.expected("proposal-results")
    }
    actual = {row["candidate_number"]: row["score"] for row in tables["proposal-results"]}
    assert {number: actual[number] for number in defended} == defended
    assert len(actual) == 52
    codes = {code for code, _ in rehearsed.notes}
    assert codes == {"NOTE_NOT_ASKED_FOR"}
    assert {facts["part"] for _, facts in rehearsed.notes if "part" in facts} >= {"WRITTEN"}


def test_the_same_campaign_with_the_written_test_alone(tmp_path):
    folder = folders.copied(
        tmp_path / "viet", ('parts = ["WRITTEN", "PROPOSAL"]', 'parts = ["WRITTEN"]')
    )

    tables = checked(rehearse(folder))

    assert tables["proposal-results"] == []
    assert tables["written-results"] == sample.expected("written-results")
    for row in tables["ranking"]:
        assert not row["rank"] or (row["total"], row["scale"]) == (row["written"], "100")


def without(name):
    return [(f"\n{name} = [", f"\nleft_out_{name} = [")]


def test_what_a_file_may_leave_out_is_left_out(tmp_path):
    folder = folders.copied(
        tmp_path / "it",
        *without("holiday"),
        *without("proposed_position"),
        ('decisions = "quyet-dinh.csv"\n', ""),
        ('parts = ["WRITTEN", "PROPOSAL"]', 'parts = ["PROPOSAL"]'),
        ("planning_age_month", "khac"),
        ('{code = "VT01"', '{code = "VT1"'),
    )
    folders.slips(folder, folders.undecided_by_the_head)

    tables = checked(rehearse(folder))

    assert {row["state"] for row in tables["positions"]} >= {"PENDING"}
    assert [row["position"] for row in tables["positions"]][:2] == ["VT1", "VT02"]
    assert tables["campaign-checks"][0]["subject"] == "VT1"


def test_a_folder_without_slips_goes_as_far_as_the_slips_are_needed(tmp_path):
    folder = folders.copied(
        tmp_path / "it",
        ('score_slips = "phieu-diem.csv"\n', ""),
        ('parts = ["WRITTEN", "PROPOSAL"]', 'parts = ["PROPOSAL"]'),
    )

    with pytest.raises(Refusal) as caught:
        rehearse(folder)
    assert caught.value.code == "PANEL_SLIPS_MISSING"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([('code = "TT2026-01"', "")], "ANNOUNCEMENT_INCOMPLETE"),
        ([("announced_on = 2026-09-07", 'announced_on = "hôm nay"')], "ANNOUNCEMENT_INCOMPLETE"),
        ([("defence = 2026-12-18", "defence = 2026-12-18T08:00:00")], "ANNOUNCEMENT_INCOMPLETE"),
        ([('post = "SNM-02"', 'post = "KHONG-CO"')], "ANNOUNCEMENT_INCOMPLETE"),
        ([("[campaign]", "[campaign")], "ANNOUNCEMENT_UNREADABLE"),
        ([('"phieu-diem.csv"', '"khong-co.csv"')], "FILE_MISSING"),
        ([('"quyet-dinh.csv"', '"ho-so-can-bo.xlsx"')], "TABLE_UNREADABLE"),
        ([('"quyet-dinh.csv"', '"phieu-diem.csv"')], "COLUMNS_MISSING"),
    ],
)  # fmt: skip
def test_a_faulty_folder_is_refused_with_a_sentence(tmp_path, changes, code):
    folder = folders.copied(tmp_path / "sai", *changes)

    with pytest.raises(Refusal) as caught:
        rehearse(folder)
    assert caught.value.code == code


def test_points_off_the_scale_are_named_by_their_line(tmp_path):
    folder = folders.copied(tmp_path / "sai")
    folders.slips(folder, lambda rows: [{**rows[0], "value": "100.5"}, *rows[1:]])

    with pytest.raises(Refusal) as caught:
        rehearse(folder)
    assert caught.value.code == "ROW_OFF_SCALE"
    location = {"file": "phieu-diem.csv", "row": "2", "column": "value", "points": "100.5"}
    assert caught.value.facts == {**location, "low": "0", "high": "100", "step": "0.5"}


def test_facts_without_a_sheet_that_everybody_needs_are_refused(tmp_path):
    folder = folders.copied(tmp_path / "sai")
    folders.recoded(
        folder / "ho-so-can-bo.xlsx", folder / "ho-so-can-bo.xlsx", {"Lĩnh vực": "Mảng"}
    )

    with pytest.raises(Refusal) as caught:
        rehearse(folder)
    assert caught.value.code == "FACTS_MISSING"
    assert caught.value.facts == {"file": "ho-so-can-bo.xlsx", "sheet": "Quá trình công tác"}


def test_a_workbook_only_reported_on_stops_nothing(tmp_path):
    folder = folders.copied(
        tmp_path / "them",
        ('"quy-hoach-loi.xlsx"', '"cu.xlsx"\nplanning_moi = "khong-co.xlsx"'),
    )
    (folder / "cu.xlsx").write_text("không phải bảng tính", encoding="utf-8")

    rehearsed = rehearse(folder)

    assert rehearsed.notes == (
        ("FILE_NOT_SPREADSHEET", {"file": "cu.xlsx"}),
        ("FILE_MISSING", {"key": "planning_moi", "file": "khong-co.xlsx"}),
    )
    assert set(rehearsed.planning) == {"planning"}


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "DIEM"), ("value", "tám mươi"), ("part", "NOI"), ("seq", "4")],
)
def test_a_faulty_slip_is_named_by_its_line(tmp_path, column, value):
    folder = folders.copied(tmp_path / "sai")
    folders.slips(folder, lambda rows: [{**rows[0], column: value}, *rows[1:]])

    with pytest.raises(Refusal) as caught:
        rehearse(folder)
    assert caught.value.code == "ROW_UNREADABLE"
    assert caught.value.facts == {
        "file": "phieu-diem.csv",
        "row": "2",
        "column": column,
        "value": value,
    }
