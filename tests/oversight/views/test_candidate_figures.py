"""Who the candidates of a campaign are: every figure is a plain count of the sample."""

import pytest
from django.urls import reverse

from candidates.models import Application, CadreRecord
from exams.rules.months import completed_years
from oversight.figures.frames import share
from tests.actions import arrange, campaign

pytestmark = pytest.mark.django_db


def page(client, name="groups"):
    return client.get(reverse(f"oversight:{name}", args=[campaign().code]))


def papers():
    return list(Application.objects.exclude(state="DRAFT"))


def people():
    return {cadre.citizen_id: cadre for cadre in CadreRecord.objects.all()}


def women(those):
    cadres = people()
    return sum(
        (cadres[each.citizen_id].sex if each.citizen_id in cadres else each.sex) == "F"
        for each in those
    )


def young(those):
    cadres, on = people(), campaign().registration_closes
    days = [
        cadres[each.citizen_id].born if each.citizen_id in cadres else each.born for each in those
    ]
    return sum(completed_years(day, on) < 35 for day in days if day)


def test_the_registered_and_the_eligible_are_counted_by_sex_age_and_ethnicity(published, signed_in):
    groups, ages = page(signed_in("thu-ky")).context["figures"]

    registered, eligible, *_rest, selected = groups.table.rows
    listed = [each for each in papers() if each.state == "ELIGIBLE"]
    for row, those in ((registered, papers()), (eligible, listed)):
        assert (row[1], row[2], row[4]) == (len(those), women(those), young(those))
        assert (row[3], row[5]) == (share(women(those), len(those)), share(row[4], len(those)))
    minority = [each for each in people().values() if each.ethnicity not in ("", "Kinh")]
    numbers = {each.citizen_id for each in minority}
    assert registered[6] == sum(each.citizen_id in numbers for each in papers())
    assert selected[:2] == ("Trúng tuyển", 9)
    assert len(groups.table.rows) == len(ages.table.rows) == 6


def test_the_three_ages_are_everybody_whose_birth_is_on_record_once(published, signed_in):
    _groups, ages = page(signed_in("thu-ky")).context["figures"]
    cadres = people()

    dated = [each for each in papers() if each.born or each.citizen_id in cadres]
    assert sum(ages.table.rows[0][2:]) == len(dated)


def test_a_step_below_what_reports_ask_for_is_flagged(published, signed_in):
    groups, _ages = page(signed_in("thu-ky")).context["figures"]

    short = {
        number
        for number, row in enumerate(groups.table.rows)
        if 100 * row[2] < 15 * row[1] or 100 * row[4] < 15 * row[1]
    }
    assert groups.table.flagged == short
    assert "nữ 15 %, trẻ 15 %" in groups.note


def test_somebody_of_whom_no_facts_are_on_record_is_named_in_number(published, signed_in):
    paper = papers()[0]
    before = [each for each in papers() if each.citizen_id not in people()]
    if paper not in before:
        before.append(paper)
    arrange(paper, citizen_id="001099999999", sex="F")

    groups, _ages = page(signed_in("thu-ky")).context["figures"]

    assert f"{len(before)} hồ sơ của người không có trong hồ sơ cán bộ" in groups.note
