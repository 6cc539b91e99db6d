"""The structure of the team on its page: every figure is a plain count of the sample."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candidates.models import CadreRecord, PeriodRecord, PlanningList
from exams.models import Post, ProfileVersion, Unit
from exams.rules.months import completed_years
from oversight.figures.frames import share
from tests.actions import LATE, arrange, events, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
TODAY = timezone.localdate(LATE)


def page(client, name="structure", **asked):
    return client.get(reverse(f"oversight:{name}"), asked)


def figures(answer):
    return {figure.key: figure for figure in answer.context["figures"]}


def leaders():
    ranks = set(Post.objects.values_list("rank__code", flat=True))
    return [each for each in CadreRecord.objects.prefetch_related("degrees") if each.rank in ranks]


def learned(cadre):
    return any(each.level in ("MASTER", "DOCTOR") for each in cadre.degrees.all())


def is_young(born: date):
    return completed_years(born, TODAY) < 35


def test_the_leaders_are_counted_beside_the_targets(signed_in):
    shares = figures(page(signed_in("quy-hoach")))["shares"]
    people = leaders()

    counts = {row[0]: (row[1], row[3]) for row in shares.table.rows}
    assert counts["Nữ"] == (sum(each.sex == "F" for each in people), 15)
    assert counts["Trẻ"] == (sum(is_young(each.born) for each in people), 15)
    assert counts["Thạc sĩ, tiến sĩ"] == (sum(map(learned, people)), 40)
    assert counts["Dân tộc thiểu số"] == (
        sum(each.ethnicity not in ("", "Kinh") for each in people),
        "",
    )
    assert f"{len(people)} người" in shares.note
    percents = {row[0]: row[2] for row in shares.table.rows}
    assert f"Nữ: {percents['Nữ']} %".replace(".", ",") in shares.chart.description


def test_who_is_not_local_is_counted_of_those_in_key_posts(signed_in):
    rows = figures(page(signed_in("quy-hoach")))["shares"].table.rows
    key = [each for each in leaders() if each.rank in ("GD_SO", "TP")]
    not_local = [each for each in key if each.origin and "hà nội" not in each.origin.lower()]

    [row] = [row for row in rows if row[0] == "Chủ chốt không phải người địa phương"]

    assert (row[1], row[2], row[4]) == (len(not_local), share(len(not_local), len(key)), len(key))
    assert len(key) < len(leaders())


def test_what_is_below_its_target_is_flagged(signed_in):
    shares = figures(page(signed_in("quy-hoach")))["shares"].table
    total = len(leaders())

    short = {n for n, row in enumerate(shares.rows) if row[3] and 100 * row[1] < row[3] * total}
    assert shares.flagged == short != set()


def test_the_three_ages_are_everybody_once(signed_in):
    bands = figures(page(signed_in("quy-hoach")))["bands"].table

    assert sum(row[1] for row in bands.rows) == len(leaders())


def test_each_unit_stands_by_itself_and_one_unit_alone_may_be_asked_for(signed_in):
    client = signed_in("quy-hoach")
    people = leaders()
    unit = people[0].unit

    whole = figures(page(client))["units"].table
    [row] = figures(page(client, unit=unit))["units"].table.rows

    assert sum(each[1] for each in whole.rows) == len(people)
    assert row[1] == sum(each.unit == unit for each in people)


def led_at_the_end_of(year):
    day, ranks = date(year, 12, 31), set(Post.objects.values_list("rank__code", flat=True))
    return {
        period.cadre
        for period in PeriodRecord.objects.select_related("cadre").filter(withdrawn=False)
        if period.rank in ranks
        and period.kind != "SECONDED"
        and period.starts_on <= day
        and (period.ends_on is None or period.ends_on >= day)
    }


def test_who_led_is_counted_at_the_end_of_each_of_the_last_years(signed_in):
    period = PeriodRecord.objects.filter(cadre=leaders()[0]).order_by("starts_on").last()
    arrange(period, ends_on=date(TODAY.year - 2, 12, 31))

    years = figures(page(signed_in("quy-hoach")))["years"].table

    assert [row[0] for row in years.rows] == [str(TODAY.year - back) for back in range(5, 0, -1)]
    for year, count, young, women, *_learned in years.rows:
        people = led_at_the_end_of(int(year))
        day = date(int(year), 12, 31)
        assert count == len(people) > 0
        assert women == share(sum(each.sex == "F" for each in people), count)
        assert young == share(sum(completed_years(each.born, day) < 35 for each in people), count)
    unit = leaders()[0].unit
    own = figures(page(signed_in("quy-hoach"), unit=unit))["years"].table.rows
    assert all(row[1] <= whole[1] for row, whole in zip(own, years.rows, strict=True))


def test_the_planned_are_counted_once_however_many_posts_they_are_planned_for(signed_in):
    answer = page(signed_in("quy-hoach"), team="PLANNED")

    entries = PlanningList.objects.get().counted().filter(removed_on=None)
    people = {entry.citizen_id: entry for entry in entries}
    shares = {row[0]: row[1] for row in figures(answer)["shares"].table.rows}
    assert shares["Nữ"] == sum(entry.sex == "F" for entry in people.values())
    assert len(entries) > len(people)
    [version] = figures(answer)["versions"].table.rows
    assert version[1] == len(people)


def test_the_targets_are_those_of_the_profile_in_force(signed_in):
    profile = ProfileVersion.objects.order_by("-in_force_from").first()
    eligibility = {**profile.values.get("eligibility", {}), "report_target_women": 25}
    arrange(profile, values={**profile.values, "eligibility": eligibility})

    rows = figures(page(signed_in("quy-hoach")))["shares"].table.rows

    assert {row[0]: row[3] for row in rows}["Nữ"] == 25


def test_the_spreadsheet_has_the_tables_of_the_page(signed_in, sheets):
    client = signed_in("quy-hoach")
    shown = page(client, team="PLANNED").context["figures"]

    book = sheets(page(client, "structure-sheet", team="PLANNED"))

    assert list(book) == [figure.title for figure in shown]
    assert (
        len(book["Theo đơn vị"])
        == len(figures(page(client, team="PLANNED"))["units"].table.rows) + 1
    )


def test_counting_leaves_a_trace_and_a_wrong_choice_is_refused_without_one(signed_in):
    client = signed_in("quy-hoach")

    with events() as trail:
        page(client, team="PLANNED")
    by = person_named("quy-hoach").pseudonym
    assert trail == [("read.personal", "team structure", by, {"purpose": "PLANNED"})]
    for name in ("structure", "structure-sheet"):
        with events() as trail:
            assert page(client, name, unit="KHONG-CO").status_code == 422
        assert trail == []


def test_more_people_ask_no_more_questions(signed_in):
    client, unit = signed_in("quy-hoach"), leaders()[0].unit
    with CaptureQueriesContext(connection) as few:
        page(client, unit=unit)
    with CaptureQueriesContext(connection) as all_of_them:
        page(client)

    assert len(few) == len(all_of_them)


def test_the_units_with_a_young_leader_are_counted_against_the_target_of_the_year(signed_in):
    young = figures(page(signed_in("quy-hoach")))["young-units"].table
    units = {each.unit for each in leaders()}
    with_young = {each.unit for each in leaders() if is_young(each.born)}

    assert [row[1:3] for row in young.rows] == [(len(with_young), len(units))] * 2
    assert [row[4] for row in young.rows] == ["40–60", "100"]
    short = [n for n, least in enumerate((40, 100)) if 100 * len(with_young) < least * len(units)]
    assert sorted(young.flagged) == short != []


def test_leaders_who_were_rotated_stand_by_year_and_only_this_one_is_measured(signed_in):
    first, second = leaders()[:2]
    for person, year in ((first, TODAY.year), (second, TODAY.year - 1)):
        arrange(person.periods.last(), kind="ROTATED", starts_on=date(year, 1, 15))

    rotation = figures(page(signed_in("quy-hoach")))["rotation"].table

    counts = {row[0]: row[1] for row in rotation.rows}
    years = [TODAY.year - back for back in (4, 3, 2, 1, 0)]
    assert counts == {str(year): int(year >= TODAY.year - 1) for year in years}
    assert {row[2] for row in rotation.rows} == {len(leaders())}
    assert rotation.flagged == {4}
    assert [row[4] for row in rotation.rows] == ["", "", "", "", "4–5"]


def test_the_targets_of_the_year_are_those_of_the_profile(signed_in):
    profile = ProfileVersion.objects.order_by("-in_force_from").first()
    targets = {
        "young_units_targets": {"AT_LEAST": 0, "AT_MOST": 15},
        "rotation_targets": {"AT_LEAST": 0, "AT_MOST": 3},
    }
    eligibility = {**profile.values.get("eligibility", {}), **targets}
    arrange(profile, values={**profile.values, "eligibility": eligibility})

    shown = figures(page(signed_in("quy-hoach")))

    assert shown["young-units"].table.rows[0][4] == "0–15"
    assert 0 not in shown["young-units"].table.flagged
    assert (shown["rotation"].table.rows[4][4], shown["rotation"].table.flagged) == (
        "0–3",
        frozenset(),
    )


def test_a_sheet_of_paper_says_whose_structure_it_shows_and_as_of_when(signed_in):
    unit = Unit.objects.order_by("code").first()
    asked = {"team": "PLANNED", "unit": unit.code}

    answer = signed_in("quy-hoach").get(reverse("oversight:structure"), asked)

    text = " ".join(answer.content.decode().split())
    assert f"<strong>Người trong quy hoạch, {unit.name}</strong>" in text
    assert f"Tính đến ngày {timezone.localdate():%d/%m/%Y}." in text


def test_each_share_is_drawn_over_the_years_in_words_that_a_phone_holds(signed_in):
    years = figures(page(signed_in("quy-hoach")))["years"]

    drawn = [bar.text for bar in years.chart.bars]
    first = years.table.rows[0]
    assert f"{first[0]}: {first[2]} %".replace(".", ",") in drawn
    assert max(map(len, drawn)) <= len("2026: 100,0 %")
