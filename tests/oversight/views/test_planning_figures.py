"""Two versions of the planning list side by side: the changes are those of a plain comparison."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.actions import plan
from candidates.models import PlanningList
from candidates.rules.planning_line import PlanningKind, PlanningSort
from exams.models import Post
from tests.actions import LATE, events, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
FORMULA = "=cmd|' /C calc'!A0"


def page(client, name="planning-changes", **asked):
    return client.get(reverse(f"oversight:{name}"), asked)


@pytest.fixture
def second():
    """Keep a second version: two went, two changed, one came; return its rows by what they are."""
    rows = [entry.as_row() for entry in PlanningList.objects.get().entries.order_by("sheet", "row")]
    went, (first, other, *same) = rows[:2], rows[2:]
    changed = [
        replace(first, tier=3 - first.tier, note=FORMULA),
        replace(other, removed_on=date(2026, 12, 1), removed_document="QĐ 5"),
    ]
    came = [replace(same[0], citizen_id="001099000001", name=FORMULA, decision_no="QĐ 77")]
    plan.planning_list(
        rows=[*changed, *same, *came],
        findings=[],
        source=plan.SourceFile("quy-hoach-2.xlsx", "0" * 64),
        by=person_named("quy-hoach"),
        at=LATE,
    )
    return {"old": rows, "new": [*changed, *same, *came], "went": went, "came": came,
            "changed": changed}  # fmt: skip


def lines(answer):
    return answer.context["detail"].table.rows


def names_of(rows, change):
    return sorted({row[0] for row in rows if row[2] == change})


def test_who_came_went_and_changed_is_a_plain_comparison(second, signed_in):
    answer = page(signed_in("quy-hoach"))

    assert names_of(lines(answer), "Vào") == [FORMULA]
    assert names_of(lines(answer), "Ra") == sorted(row.name for row in second["went"])
    assert names_of(lines(answer), "Đổi") == sorted(row.name for row in second["changed"])
    [figure] = answer.context["figures"]
    counts = {}
    for place, change in enumerate(("came", "went", "changed")):
        for row in second[change]:
            counts.setdefault(row.post, [0, 0, 0])[place] += 1
    assert {row[0]: list(row[2:]) for row in figure.table.rows} == counts


def test_the_comparison_is_that_of_the_import(second, signed_in):
    keys = {
        name: {(row.citizen_id, row.post, row.term) for row in second[name]}
        for name in ("old", "new")
    }
    [figure] = page(signed_in("quy-hoach")).context["figures"]

    assert sum(row[2] for row in figure.table.rows) == len(keys["new"] - keys["old"])
    assert sum(row[3] for row in figure.table.rows) == len(keys["old"] - keys["new"])


def test_old_and_new_stand_side_by_side_with_the_decision(second, signed_in):
    rows = lines(page(signed_in("quy-hoach")))
    (changed, removed), [came], went = second["changed"], second["came"], second["went"][0]
    said = {(row[0], *row[2:]) for row in rows}
    old = next(row for row in second["old"] if row.citizen_id == changed.citizen_id)

    assert (changed.name, "Đổi", "Đối tượng quy hoạch", f"{old.tier}", f"{changed.tier}") in said
    assert (removed.name, "Đổi", "Ngày đưa ra khỏi quy hoạch", "–", "01/12/2026") in said
    assert (came.name, "Vào", "Quyết định", "", "QĐ 77") in said
    assert (went.name, "Ra", "Quyết định", went.decision_no, "") in said


def test_one_unit_shows_its_own_posts_alone(second, signed_in):
    unit = Post.objects.get(code=second["came"][0].post).unit
    codes = set(unit.posts.values_list("code", flat=True))
    client = signed_in("quy-hoach")

    [whole], [ours] = (
        page(client, **asked).context["figures"] for asked in ({}, {"unit": unit.code})
    )

    kept = [row for row in whole.table.rows if row[0] in codes]
    assert list(ours.table.rows) == kept != []
    assert unit.code in whole.chart.description
    assert kept[0][0] in ours.chart.description


def test_the_other_way_round_who_came_went(second, signed_in):
    rows = lines(page(signed_in("quy-hoach"), before="2", after="1"))

    assert names_of(rows, "Ra") == [FORMULA]


def test_reading_leaves_a_trace_that_names_nobody(second, signed_in):
    client = signed_in("quy-hoach")

    for name in ("planning-changes", "planning-changes-sheet"):
        with events() as trail:
            page(client, name)

        (kind, about, actor, facts), *exported = trail
        assert {name for name, *_ in exported} <= {"file.exported"}
        assert (kind, about, facts) == ("read.personal", "planning", {"purpose": "v1 v2"})
        assert actor == person_named("quy-hoach").pseudonym


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"before": "1", "after": "1"}, "after"),
        ({"before": "9"}, "before"),
        ({"after": "x"}, "after"),
        ({"unit": "KHONG-CO"}, "unit"),
    ],
)
@pytest.mark.parametrize("name", ["planning-changes", "planning-changes-sheet"])
def test_a_wrong_choice_is_refused_at_its_field_and_nothing_is_read(
    second, signed_in, name, asked, field
):
    with events() as trail:
        answer = page(signed_in("quy-hoach"), name, **asked)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["detail"] is None
    assert trail == []


def test_the_spreadsheet_holds_the_page_and_a_formula_stays_a_text(
    second, signed_in, sheets, as_sheet
):
    client = signed_in("quy-hoach")
    shown = page(client)
    [figure] = shown.context["figures"]

    answer = page(client, "planning-changes-sheet")

    assert answer["Content-Disposition"] == 'attachment; filename="quy-hoach-1-2.xlsx"'
    detail = as_sheet(shown.context["detail"].table)
    assert sheets(answer) == {figure.title: as_sheet(figure.table), "Từng dòng": detail}
    assert [row[0] for row in detail if row[0] == FORMULA] == [FORMULA]


def test_the_number_of_queries_does_not_grow_with_the_changes(second, signed_in):
    client = signed_in("quy-hoach")
    rows = [replace(row, note="Ghi chú mới") for row in second["new"]]
    source = plan.SourceFile("quy-hoach-3.xlsx", "1" * 64)
    officer = person_named("quy-hoach")
    plan.planning_list(rows=rows, findings=[], source=source, by=officer, at=LATE)

    counts = []
    for before, after in ((1, 2), (2, 3)):
        with CaptureQueriesContext(connection) as queries:
            answer = page(client, before=before, after=after)
        counts.append((len(lines(answer)) > 100, len(queries)))

    (few, queries_of_few), (many, queries_of_many) = counts
    assert (few, many) == (False, True)
    assert queries_of_few == queries_of_many


def test_the_planning_list_leads_to_the_comparison(second, signed_in):
    text = signed_in("quy-hoach").get(reverse("candidates:planning")).content.decode()

    assert reverse("oversight:planning-changes") in text


def keep_again(sort, digest):
    return plan.planning_list(
        rows=[entry.as_row() for entry in PlanningList.objects.get(version=1).entries.all()[:2]],
        findings=[],
        source=plan.SourceFile("cap-uy.xlsx", digest * 64),
        sort=sort,
        by=person_named("quy-hoach"),
        at=LATE,
    )


def test_only_lists_of_one_kind_and_one_term_are_compared(second, signed_in):
    keep_again(PlanningSort(PlanningKind.COMMITTEE, "2025-2030"), "5")
    client = signed_in("quy-hoach")

    latest = page(client)
    assert [latest.context["form"][name].value() for name in ("before", "after")] == ["1", "2"]
    refused = page(client, before="2", after="3")
    assert (refused.status_code, refused.context["figures"]) == (422, [])
    assert "cùng loại quy hoạch và cùng nhiệm kỳ" in refused.text


def test_the_structure_is_that_of_the_list_of_posts(second, signed_in):
    client = signed_in("quy-hoach")
    before = client.get(reverse("oversight:structure"), {"team": "PLANNED"}).context["figures"]

    keep_again(PlanningSort(PlanningKind.COMMITTEE, "2025-2030"), "5")

    after = client.get(reverse("oversight:structure"), {"team": "PLANNED"}).context["figures"]
    assert [each.table.rows for each in after] == [each.table.rows for each in before]
