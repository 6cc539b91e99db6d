from dataclasses import replace
from datetime import date

import pytest

from candidates.actions import plan
from candidates.actions.dossiers import list_in_force, people_of
from candidates.actions.plan import SourceFile
from candidates.models import (
    CadreRecord,
    PartyRatingRecord,
    PlanningEntry,
    PlanningList,
    RatingRecord,
)
from candidates.rules.facts import ImportNotice
from candidates.rules.planning_line import PlanningKind, PlanningSort
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import Rating, Severity
from tests.actions import LATE, arrange, campaign, events, moment, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
FAULT = ImportNotice("Quy hoạch", 12, "D", "CCCD_LENGTH", Severity.ERROR)
REMARK = ImportNotice("Quy hoạch", 12, "D", "TEXT_SPACES", Severity.INFO)


def rows():
    return [entry.as_row() for entry in PlanningList.objects.get(version=1).entries.all()[:3]]


def keep(rows, findings=(), digest="1" * 64, by=None, **options):
    return plan.planning_list(
        rows=rows,
        findings=findings,
        source=SourceFile("ds.xlsx", digest),
        by=by or person_named("quy-hoach"),
        at=LATE,
        **options,
    )


def test_a_later_list_never_replaces_an_earlier_one():
    before = PlanningEntry.objects.filter(planning_list__version=1).count()
    with events() as trail:
        saved = keep(rows(), [REMARK])

    facts = {"file": "1" * 64, "count": 3, "with_faults": False, "placed": []}
    assert trail == [
        ("planning.imported", "planning list 2", person_named("quy-hoach").pseudonym, facts)
    ]
    assert (saved.version, saved.rows_accepted, str(saved)) == (2, 3, "v2")
    assert saved.findings[0]["severity"] == "INFO"
    assert saved.entries.count() == 3
    assert PlanningEntry.objects.filter(planning_list__version=1).count() == before
    with refused("SAME_FILE", version="2"):
        keep(rows())


def test_an_error_blocks_the_list_unless_a_person_decided():
    wanted = rows()
    fault = replace(FAULT, sheet=wanted[0].sheet, row=wanted[0].row)
    with refused("FAULTS", count="1", rows="1"):
        keep(wanted, [fault])
    with refused("NOTHING_TO_IMPORT"):
        keep([])

    saved = keep(wanted, [fault], with_faults=True)

    assert saved.rows_accepted == 2
    assert sorted(saved.entries.values_list("faults", flat=True)) == [[], [], ["CCCD_LENGTH"]]


def test_a_file_comes_again_while_a_row_with_an_error_has_no_decision():
    first, second, _ = rows()
    faults = [replace(FAULT, sheet=row.sheet, row=row.row) for row in (first, second)]
    source = SourceFile("ds.xlsx", "1" * 64)
    assert plan.decided_rows(source) == {}

    allowed = {(first.sheet, first.row): "01-QĐ/TU"}
    saved = keep(rows(), faults, with_faults=True, allowed_by=allowed)
    assert plan.decided_rows(source) == allowed
    assert [entry.row for entry in saved.undecided()] == [second.row]

    both = allowed | {(second.sheet, second.row): "02-QĐ/TU"}
    again = keep(rows(), faults, with_faults=True, allowed_by=both)
    assert (again.version, plan.decided_rows(source)) == (3, both)
    with refused("SAME_FILE", version="3"):
        keep(rows(), faults, with_faults=True, allowed_by=both)


def test_the_difference_is_told_before_anything_is_kept():
    old = plan.planning_difference(rows())
    assert (old.added, old.changed, old.same) == ((), (), 3)
    first, second, _ = rows()

    changed = plan.planning_difference(
        [replace(first, tier=3 - first.tier), replace(second, citizen_id="999999999999")]
    )

    assert len(changed.added) == len(changed.changed) == 1
    assert changed.same == 0
    assert len(changed.gone) == PlanningEntry.objects.count() - 1


def test_without_a_list_everything_is_added(monkeypatch):
    wanted = rows()
    empty = PlanningList.objects.none()
    monkeypatch.setattr(PlanningList, "objects", empty)

    assert len(plan.planning_difference(wanted).added) == 3


def test_the_list_in_force_is_the_one_of_the_announcement():
    first = PlanningList.objects.get()
    saved = keep(rows())

    assert list_in_force(campaign()) == first
    arrange(saved, imported_at=moment(2026, 9, 7, 23, 59, 59))
    assert list_in_force(campaign()) == saved
    arrange(saved, imported_at=moment(2026, 9, 8, 0))
    arrange(PlanningList.objects.get(version=1), imported_at=moment(2026, 9, 8, 0))
    assert list_in_force(campaign()) == first


def everybody():
    return list(people_of().values())


def keep_cadres(cadres, findings=(), by=None, **options):
    return plan.cadres(
        cadres=cadres,
        findings=findings,
        source=SourceFile("hs.xlsx", "2" * 64),
        by=by or person_named("quy-hoach"),
        at=LATE,
        **options,
    )


def test_the_same_facts_in_another_order_change_nothing():
    cadres = everybody()
    shuffled = [
        replace(cadre, periods=cadre.periods[::-1], degrees=cadre.degrees[::-1]) for cadre in cadres
    ]
    with events() as trail:
        difference = keep_cadres(shuffled)

    facts = {"file": "2" * 64, "added": 0, "changed": 0, "placed": []}
    assert trail == [
        ("cadres.imported", "personnel facts", person_named("quy-hoach").pseudonym, facts)
    ]
    assert (difference.added, difference.changed, difference.same) == ((), (), len(cadres))
    assert not CadreRecord.objects.filter(ver__gt=1).exists()


def test_a_changed_fact_is_replaced_and_the_old_one_stays_on_record():
    changed = next(cadre for cadre in everybody() if len(cadre.ratings) > 1)
    (year, rating), *rest = changed.ratings
    other = Rating.GOOD if rating != Rating.GOOD else Rating.EXCELLENT
    new = replace(changed, ratings=((year, other), *rest), residence="Hà Nội mới")

    difference = keep_cadres([new])

    assert difference.changed == (changed.citizen_id,)
    record = CadreRecord.objects.get(citizen_id=changed.citizen_id)
    assert (record.ver, record.residence) == (2, "Hà Nội mới")
    saved = RatingRecord.objects.filter(cadre=record, year=year)
    assert {(each.rating, each.withdrawn) for each in saved} == {(rating, True), (other, False)}
    assert people_of([changed.citizen_id]) == {
        changed.citizen_id: replace(new, ratings=tuple(sorted(new.ratings)))
    }
    assert keep_cadres([new]).same == 1
    back = keep_cadres([changed])
    assert (back.changed, len(people_of())) == ((changed.citizen_id,), len(everybody()))


def test_ratings_of_the_party_and_classes_of_degrees_are_kept_and_replaced_like_other_facts():
    before = next(cadre for cadre in everybody() if cadre.degrees)
    passed_as = replace(before.degrees[0], passed_as=DegreeClass.GOOD)
    new = replace(
        before,
        party_ratings=((2024, Rating.GOOD), (2025, Rating.COMPLETED)),
        degrees=(passed_as, *before.degrees[1:]),
    )

    keep_cadres([new])

    stored = people_of([before.citizen_id])[before.citizen_id]
    assert stored.party_ratings == new.party_ratings
    assert set(stored.degrees) == set(new.degrees)
    assert keep_cadres([new]).same == 1

    corrected = replace(new, party_ratings=((2024, Rating.GOOD), (2025, Rating.GOOD)))
    assert keep_cadres([corrected]).changed == (before.citizen_id,)
    saved = PartyRatingRecord.objects.filter(cadre__citizen_id=before.citizen_id, year=2025)
    assert {(str(each), each.withdrawn) for each in saved} == {
        ("2025 COMPLETED", True),
        ("2025 GOOD", False),
    }


def test_a_new_person_is_added_and_nobody_goes():
    new = replace(everybody()[0], citizen_id="001085999999", born=date(1985, 1, 1))

    assert plan.cadre_difference([new]).added == ("001085999999",)
    assert keep_cadres([new]).gone == ()
    assert CadreRecord.objects.get(citizen_id="001085999999").ver == 1


class Counted(str):
    """A citizen number that counts how often it is looked up."""

    lookups = 0

    def __hash__(self):
        Counted.lookups += 1
        return super().__hash__()


def test_people_are_not_gone_through_again_for_each_of_them():
    first, many = everybody()[0], 60
    new = [replace(first, citizen_id=Counted(f"0010850000{n}")) for n in range(10, 10 + many)]

    keep_cadres(new)

    assert Counted.lookups < many * many


def test_faulty_facts_are_refused_whole():
    with refused("FAULTS"):
        keep_cadres(everybody()[:1], [FAULT])
    with refused("NOTHING_TO_IMPORT"):
        keep_cadres([])
    assert keep_cadres(everybody()[:1], [FAULT], with_faults=True).same == 1


def test_lists_are_the_planning_officers():
    wanted, stranger = rows(), officer("nguoi-la")
    with refused("NOT_YOUR_DUTY", duty="KEEP_PLANNING"):
        keep(wanted, by=stranger)
    with refused("NOT_YOUR_DUTY", duty="KEEP_PLANNING"):
        keep_cadres(everybody()[:1], by=stranger)


COMMITTEE = PlanningSort(PlanningKind.COMMITTEE, "2025-2030")


def test_lists_of_another_sort_follow_one_another_apart():
    of_posts = keep(rows(), sort=PlanningSort(term="2025-2030"))
    of_committee = keep(rows(), sort=COMMITTEE)

    assert (of_posts.version, of_committee.version) == (2, 3)
    assert (of_committee.kind, of_committee.term) == ("COMMITTEE", "2025-2030")
    with refused("SAME_FILE", version="2"):
        keep(rows(), sort=PlanningSort(term="2025-2030"))
    with refused("SAME_FILE", version="3"):
        keep(rows(), sort=COMMITTEE)


def test_what_a_list_would_change_is_told_against_the_latest_of_its_sort():
    keep(rows()[:2], sort=COMMITTEE)

    against_committee = plan.planning_difference(rows(), sort=COMMITTEE)
    against_posts = plan.planning_difference(rows())

    assert (len(against_committee.added), len(against_committee.gone)) == (1, 0)
    assert (len(against_posts.added), against_posts.same) == (0, 3)


def test_a_list_of_another_kind_or_term_is_in_force_for_no_campaign():
    first = PlanningList.objects.get()
    arrange(first, imported_at=moment(2026, 9, 1))
    for digest, sort in (("2", COMMITTEE), ("3", PlanningSort(term="2040-2045"))):
        arrange(keep(rows(), digest=digest * 64, sort=sort), imported_at=moment(2026, 9, 2))

    assert list_in_force(campaign()) == first

    later = keep(rows(), digest="4" * 64, sort=PlanningSort(term=campaign().planning_terms[0]))
    arrange(later, imported_at=moment(2026, 9, 2))
    assert list_in_force(campaign()) == later


def test_a_list_of_another_term_is_in_force_where_there_is_no_other():
    only = arrange(PlanningList.objects.get(), term="2040-2045")

    assert list_in_force(campaign()) == only
