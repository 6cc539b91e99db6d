"""The funnel and the coverage of a campaign: each figure equals a plain count."""

import pytest
from django.urls import reverse

from candidates.actions.dossiers import list_in_force
from candidates.models import Application, FindingRecord, Seal
from exams.models import Position, Sitting
from exams.rules.stages import ANNOUNCE
from oversight.figures.funnel import Milestone
from oversight.figures.public_milestones import milestones_of, public_milestones
from results.models import Publication
from tests.actions import arrange, campaign, move_to, person_named
from tests.crawl import readable_text

pytestmark = pytest.mark.django_db


def page(client, name):
    return client.get(reverse(f"oversight:{name}", args=[campaign().code]))


def counted(*, group):
    """Return how many papers of each group reached each milestone, with plain loops."""
    numbers = {seal.application_id: seal.entry.number for seal in Seal.objects.all()}
    results = {}
    official = Publication.objects.filter(kind="OFFICIAL").latest("version")
    for position in official.ranking.outcome["positions"]:
        results |= {row["entry"]: row["result"] for row in position["ranking"]}
    written = Publication.objects.filter(kind="REMARK").latest("version").content["lines"]
    passed = [line["number"] for line in written if line["status"] == "PASSED_WRITTEN"]
    came = [
        sitting.entry.number
        for sitting in Sitting.objects.filter(part__kind="WRITTEN").select_related("entry")
        if sitting.state != "ABSENT"
    ]
    counts = {}
    for paper in Application.objects.exclude(state="DRAFT"):
        number = numbers.get(paper.pk)
        reached = (
            True,
            paper.state == "ELIGIBLE",
            number in came,
            number in passed,
            results.get(number, "") == "SELECTED"
            or results.get(number, "").startswith("PASSED")
            or results.get(number) == "TIE_PENDING",
            results.get(number) == "SELECTED",
        )
        before = counts.get(group(paper), (0,) * len(reached))
        counts[group(paper)] = tuple(map(sum, zip(before, reached, strict=True)))
    return counts


def source(paper):
    findings = FindingRecord.objects.filter(application=paper, rule="E01")
    latest = findings.order_by("screening__number").last()
    return dict(latest.figures)["group"] if latest else "NOT_SCREENED"


def test_the_whole_funnel_is_a_plain_count(published, signed_in):
    whole, *_ = page(signed_in("thu-ky"), "funnel").context["figures"]

    [counts] = counted(group=lambda paper: "").values()
    assert tuple(row[1] for row in whole.table.rows) == counts
    assert counts == (94, 53, 51, 32, 26, 9)


def test_the_funnel_of_each_position_is_a_plain_count(published, signed_in):
    _, positions, _ = page(signed_in("thu-ky"), "funnel").context["figures"]

    counts = counted(group=lambda paper: paper.position_code)
    nobody = (0,) * len(public_milestones(campaign()))
    codes = [*Position.objects.order_by("code").values_list("code", flat=True)]
    rows = {row[0]: row[2:] for row in positions.table.rows}
    assert [code for code in rows if code in codes] == codes
    assert rows == {code: counts.get(code, nobody) for code in {*codes, *counts}}


def test_the_funnel_of_each_source_is_a_plain_count(published, signed_in):
    *_, sources = page(signed_in("thu-ky"), "funnel").context["figures"]

    counts = counted(group=source)
    assert [row[1:] for row in sources.table.rows] == [counts[group] for group in sorted(counts)]
    assert sources.table.rows[0][0] == "Quy hoạch tại chỗ"


def test_a_campaign_of_one_part_has_no_milestone_of_the_other(published):
    of_one = campaign()
    of_one.regulations["scoring"]["parts"] = ["PROPOSAL"]

    assert Milestone.PASSED_WRITTEN not in milestones_of(of_one)
    of_one.regulations["scoring"]["parts"] = ["WRITTEN"]
    assert Milestone.PASSED_ALL not in milestones_of(of_one)


def test_the_source_is_that_of_the_last_run(published, signed_in):
    client = signed_in("thu-ky")
    *_, before = page(client, "funnel").context["figures"]
    for finding in FindingRecord.objects.filter(rule="E01", screening__number=1):
        arrange(finding, figures=[["group", "NONE"]])

    *_, after = page(client, "funnel").context["figures"]
    assert after.table == before.table


def test_the_spreadsheet_of_the_funnel_holds_the_tables_of_the_page(
    published, signed_in, sheets, as_sheet
):
    client = signed_in("thu-ky")
    figures = page(client, "funnel").context["figures"]
    answer = page(client, "funnel-sheet")

    assert answer["Content-Disposition"] == 'attachment; filename="TT2026-01-cac-buoc.xlsx"'
    assert sheets(answer) == {figure.title: as_sheet(figure.table) for figure in figures}


def test_there_is_no_funnel_before_the_announcement(published, signed_in):
    move_to(ANNOUNCE)

    assert page(signed_in("thu-ky"), "funnel").status_code == 404


def covered():
    """Return the coverage of each position, with plain loops."""
    version = list_in_force(campaign())
    rows = {}
    for position in Position.objects.select_related("post"):
        people = {
            entry.citizen_id
            for entry in version.entries.all()
            if entry.post == position.post.code
            and entry.removed_on is None
            and entry.term in campaign().planning_terms
        }
        papers = [
            paper
            for paper in Application.objects.exclude(state="DRAFT")
            if paper.position_code == position.code
        ]
        eligible = [paper for paper in papers if paper.state == "ELIGIBLE"]
        rows[position.code] = (
            position.vacancies,
            len(people),
            len(people & {paper.citizen_id for paper in papers}),
            len(people & {paper.citizen_id for paper in eligible}),
            len(papers),
            len(eligible),
        )
    return rows


@pytest.mark.parametrize("username", ["thu-ky", "quy-hoach", "tham-dinh"])
def test_the_coverage_is_a_plain_count(published, signed_in, username):
    [coverage] = page(signed_in(username), "coverage").context["figures"]

    assert {row[0]: row[2:-1] for row in coverage.table.rows} == covered()


def test_a_position_without_anybody_stands_out(published, signed_in):
    answer = page(signed_in("quy-hoach"), "coverage")

    [coverage] = answer.context["figures"]
    empty = [code for code, counts in covered().items() if not counts[1] or not counts[4]]
    flagged = [coverage.table.rows[number] for number in sorted(coverage.table.flagged)]
    assert [row[0] for row in flagged] == sorted(empty) == ["VT12"]
    assert flagged[0][-1] == "Chưa có ai đăng ký"
    assert answer.content.decode().count("row-warning") == 1


def test_the_spreadsheet_of_the_coverage_holds_the_table_of_the_page(
    published, signed_in, sheets, as_sheet
):
    client = signed_in("quy-hoach")
    [coverage] = page(client, "coverage").context["figures"]

    assert sheets(page(client, "coverage-sheet")) == {coverage.title: as_sheet(coverage.table)}


def test_neither_page_names_anybody(published, signed_in):
    names = set(Application.objects.exclude(name="").values_list("name", flat=True))
    client = signed_in(person_named("chu-tich"))
    own = person_named("chu-tich").full_name

    for name in ("funnel", "funnel-sheet", "coverage", "coverage-sheet"):
        text = readable_text(page(client, name)).replace(own, "")
        assert [each for each in names if each in text] == []
