"""What two persons saw before an act is what applying it does, at its moment of the campaign."""

from collections import Counter
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from accounts.actions import two_persons
from candidates.actions import roll_call, sit
from candidates.actions.roll_call import Attendance
from candidates.models import Application
from exams.actions.announce import REQUIRED
from exams.models import Announcement, ExamPart, Lot, Script
from exams.rules.enums import PartKind, SittingState
from exams.rules.stages import ANNOUNCE
from grading.actions import panel, rank, settle
from results.actions import announcement_gates, candidate_gates, gates, written_gates
from results.process.acts import ACTS
from tests.actions import LATE, by_two, campaign, moment, move_to, person_named
from tests.special_cases import entered_too_late

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]
POSTED = moment(2026, 10, 20)
NUMBERED = {"number": "1/TB"}


def part(kind):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def number():
    return sit.number(campaign=campaign(), by=person_named("thu-ky"), at=POSTED)


def sit_the_exam():
    """Number and post the list; two are absent, everybody else has a script."""
    entries = number()
    by_two("PUBLISH_ELIGIBLE", number="1", at=POSTED)
    came = {entry: Attendance(SittingState.PRESENT) for entry in entries[2:]}
    away = {entry: Attendance(SittingState.ABSENT) for entry in entries[:2]}
    roll_call.attend(
        part=part(PartKind.WRITTEN),
        attendance={**came, **away},
        by=person_named("coi-thi"),
        at=LATE,
    )
    entered_too_late()


def draw_up():
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)


def announced_positions(announcement):
    lines = [
        {"position": code, "post": post, "vacancies": str(vacancies)}
        for code, post, vacancies in announcement.content["positions"]
    ]
    vacancies = sum(position.vacancies for position in campaign().positions.all())
    return [["EFFECT_POSITIONS", len(lines)], ["EFFECT_VACANCIES", vacancies]], lines


def papers_and_states(_):
    papers = Application.objects.exclude(state="DRAFT").order_by("reg_no")
    lines = [{"number": paper.reg_no, "state": paper.state} for paper in papers]
    states = Counter(line["state"] for line in lines)
    return [[f"EFFECT_{state}", count] for state, count in sorted(states.items())], lines


def published_lines(publication):
    lines = publication.content["lines"]
    return [["EFFECT_LINES", len(lines)]], lines


def published_ranking(publication):
    figures, lines = published_lines(publication)
    results = Counter(line["result"] for line in lines)
    return [*figures, *([f"EFFECT_{result}", n] for result, n in sorted(results.items()))], lines


def coded_scripts(stub):
    assert len(stub.commitments) == Script.objects.count() == 50
    return [["EFFECT_SCRIPTS", Script.objects.count()]], []


def frozen_scripts(pending):
    assert settle.outstanding(part(PartKind.WRITTEN)) == pending
    lines = [{"number": code, "state": reason} for code, reason in pending.items()]
    settled = Script.objects.count() - len(pending)
    return [["EFFECT_SETTLED", settled], ["EFFECT_OPEN", len(pending)]], lines


def drawn_lots(lots):
    counts = Counter(lot.entry.position.code for lot in lots)
    lines = [{"position": code, "count": str(n)} for code, n in sorted(counts.items())]
    return [["EFFECT_DEFENDERS", Lot.objects.count()]], lines


def closed_defences(_):
    pending = panel.outstanding(part(PartKind.PROPOSAL))
    lines = [{"number": number, "state": " ".join(each)} for number, each in pending.items()]
    settled = Lot.objects.count() - len(pending)
    return [["EFFECT_SETTLED", settled], ["EFFECT_OPEN", len(pending)]], lines


def nothing():
    return ()


def case(at, outcome, *, arranged=nothing, checks=nothing, arguments=lambda: {}, day=LATE):
    return SimpleNamespace(
        at=at, outcome=outcome, arranged=arranged, checks=checks, arguments=arguments, day=day
    )


def announcement():
    said = Announcement.objects.get()
    content = {name: said.content[name] for name in REQUIRED}
    return {"number": said.number, "content": content, "channels": ["PORTAL"]}


CASES = {
    "ANNOUNCE": case(
        "announced",
        announced_positions,
        checks=lambda: announcement_gates.of_announcement(
            campaign(), announcement()["content"], today=date(2026, 9, 7)
        ),
        arranged=lambda: move_to(ANNOUNCE),
        arguments=announcement,
        day=moment(2026, 9, 7, 12),
    ),
    "APPROVE_LIST": case(
        "decided", papers_and_states, checks=lambda: candidate_gates.of_eligible_list(campaign())
    ),
    "PUBLISH_ELIGIBLE": case(
        "listed", published_lines, arranged=number, arguments=lambda: NUMBERED, day=POSTED
    ),
    "SEAL": case(
        "listed",
        coded_scripts,
        arranged=sit_the_exam,
        checks=lambda: gates.of_seal(part(PartKind.WRITTEN), today=LATE.date()),
    ),
    "CLOSE_MARKING": case(
        "marked", frozen_scripts, checks=lambda: gates.of_close_marking(part(PartKind.WRITTEN))
    ),
    "PUBLISH_PROVISIONAL": case("opened", published_lines, arguments=lambda: NUMBERED),
    "PUBLISH_OFFICIAL": case(
        "remarked",
        published_lines,
        checks=lambda: written_gates.of_official(part(PartKind.WRITTEN), today=LATE.date()),
        arguments=lambda: NUMBERED,
    ),
    "DRAW_LOTS": case("drawing", drawn_lots, checks=lambda: written_gates.of_draw(campaign())),
    "CLOSE_DEFENCE": case(
        "scored", closed_defences, checks=lambda: gates.of_close_defence(part(PartKind.PROPOSAL))
    ),
    "PUBLISH_RESULTS": case(
        "ranking",
        published_ranking,
        arranged=draw_up,
        checks=lambda: gates.of_results(campaign()),
        arguments=lambda: NUMBERED,
    ),
}


# Acts whose preview is compared with what they did where the action itself is tested.
ELSEWHERE = {
    "ADMIT_LATE": "tests/candidates/actions/test_late_files.py",
    "CHANGE_ANNOUNCEMENT": "tests/results/actions/test_announcement_changes.py",
    "PUBLISH_CORRECTION": "tests/results/actions/test_corrections.py",
    "DISQUALIFY": "tests/candidates/actions/test_disqualify.py",
    "DECIDE_SCRIPT": "tests/grading/actions/test_decided_by_two.py",
    "DECIDE_REMARK": "tests/grading/actions/test_decided_by_two.py",
    "DECIDE_DEFENCE": "tests/grading/actions/test_decided_by_two.py",
    "DECIDE_SURVIVOR_AGAIN": "tests/grading/actions/test_decided_again.py",
    "ORDER_TIE_AGAIN": "tests/grading/actions/test_decided_again.py",
    "REDUCE_PANEL": "tests/grading/actions/test_seating.py",
    "REOPEN_MARK": "tests/grading/actions/test_reopen.py",
    "REOPEN_SLIP": "tests/grading/actions/test_reopen.py",
    "FOUND_BODY": "tests/exams/actions/test_bodies.py",
    "REPLACE_MEMBER": "tests/exams/actions/test_bodies.py",
    "CORRECT_FOUNDING": "tests/exams/actions/test_corrected_founding.py",
    "HOLD_AGAIN": "tests/candidates/actions/test_referred.py",
    "LIFT_RELATION": "tests/candidates/actions/test_relations.py",
    "CHANGE_PROFILE": "tests/exams/actions/test_acts.py",
    "GRANT_ROLE": "tests/accounts/actions/test_acts.py",
    "ISSUE_CODE": "tests/accounts/actions/test_acts.py",
    "ANNUL_CONFERENCE": "tests/candidates/actions/test_acts.py",
    "CLOSE_ACCOUNT": "tests/accounts/actions/test_acts.py",
}


def test_every_act_of_two_persons_is_compared():
    assert set(CASES) | set(ELSEWHERE) == set(ACTS)
    assert not set(CASES) & set(ELSEWHERE)


@pytest.mark.parametrize(("act", "path"), ELSEWHERE.items())
def test_what_is_compared_elsewhere_is_compared_there(act, path):
    source = (ROOT / path).read_text(encoding="utf-8")

    assert f'effect_of(ACTS["{act}"]' in source


@pytest.mark.parametrize("act", CASES)
def test_the_preview_is_what_applying_does(life, act):
    one_case = CASES[act]
    with life.at(one_case.at):
        one_case.arranged()
        arguments = one_case.arguments()
        effect = two_persons.effect_of(ACTS[act], campaign().code, arguments).plain()

        outcome = by_two(act, one_case.checks(), at=one_case.day, **arguments)
        figures, lines = one_case.outcome(outcome)

    assert effect["figures"] == figures
    assert effect["lines"] == lines
    assert any(count for _, count in figures)
