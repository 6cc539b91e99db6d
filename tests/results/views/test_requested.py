"""Acts asked for from where their thing stands: stored as a request, or refused and not written."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine

from accounts.models import ApprovalRequest
from exams.models import ExamPart, Sanction, Script, Sitting
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL
from grading.actions import deciding, rank, settle
from grading.models import Assignment, PanelDecision, RemarkRequest, Seat, Slip, TieOrder
from grading.rules.enums import Pending, Survivor
from results.actions import gates
from tests.actions import HANOI, LATE, apply, arrange, by_two, campaign, person_named, stored
from web.templatetags.display import points

pytestmark = pytest.mark.django_db
ROOM = "/dieu-hanh/TT2026-01"
REASON = {"reason": "Nhập nhầm ô"}


def request_of(act):
    return ApprovalRequest.objects.get(act=act, state="OPEN")


def seen_by_second(browser, who, act):
    page = browser(who).get(f"/de-nghi/{request_of(act).pk}/")
    assert page.status_code == 200
    return page


def assert_refused(client, address, filled_in, field):
    before = stored()
    page = client.post(address, filled_in)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert stored() == before


def handed_in_mark():
    marks = Assignment.objects.filter(mark__final_at__isnull=False).order_by("script__code")
    return marks.select_related("script", "examiner").first()


def test_an_examiner_asks_for_their_own_mark_again(life, browser):
    with life.at("marked"):
        own = handed_in_mark()
        address = f"/cham-thi/TT2026-01/bai/{own.script.code}/mo-lai/"
        client = browser(own.examiner)

        assert address in client.get("/cham-thi/TT2026-01/").content.decode()
        assert_refused(client, address, {"reason": ""}, "reason")
        assert client.post(address, REASON).status_code == 303

        assert request_of("REOPEN_MARK").arguments == {"assignment": str(own.pk)}
        page = seen_by_second(browser, "truong-ban-cham", "REOPEN_MARK")
        assert own.script.code in page.content.decode()
        assert_again_is_only_shown(client, address)


def assert_again_is_only_shown(client, address):
    before = stored()
    assert client.get(address).context["pending"]
    assert client.post(address, REASON).status_code == 422
    assert stored() == before


def test_two_marks_may_be_asked_for_at_once(life, browser):
    with life.at("marked"):
        marks = Assignment.objects.filter(mark__final_at__isnull=False).order_by("script__code")
        for own in marks.select_related("script", "examiner")[:2]:
            address = f"/cham-thi/TT2026-01/bai/{own.script.code}/mo-lai/"
            page = browser(own.examiner).post(address, REASON)
            assert page.status_code == 303, page.context["form"].errors

        assert ApprovalRequest.objects.filter(act="REOPEN_MARK").count() == 2


def test_nobody_asks_for_the_mark_of_another_or_after_the_freezing(life, browser):
    with life.at("marked"):
        own = handed_in_mark()
        address = f"/cham-thi/TT2026-01/bai/{own.script.code}/mo-lai/"
        hands = own.script.assignments.values_list("examiner", flat=True)
        others = Assignment.objects.exclude(examiner__in=hands).select_related("examiner")

        assert browser("thu-ky").get(address).status_code == 403
        assert browser(others.first().examiner).get(address).status_code == 404
        arrange(own.script.part, closed_at=LATE)
        assert browser(own.examiner).get(address).status_code == 404


def test_a_member_asks_for_their_own_slip_again(life, browser):
    with life.at("scored"):
        own = Slip.objects.exclude(handed_in_at=None).select_related("seat__member", "entry")[0]
        address = f"/bao-ve/{own.seat_id}/phieu/{own.entry.number}/mo-lai/"
        client = browser(own.seat.member)

        assert address in client.get(f"/bao-ve/{own.seat_id}/").content.decode()
        assert_refused(client, address, {"reason": ""}, "reason")
        assert client.post(address, REASON).status_code == 303

        assert request_of("REOPEN_SLIP").arguments == {"slip": str(own.pk)}
        page = seen_by_second(browser, "chu-tich", "REOPEN_SLIP")
        assert own.entry.number in page.content.decode()
        assert browser("thu-ky").get(address).status_code == 403


def test_the_secretary_asks_for_a_smaller_panel(life, browser):
    with life.at("scored"):
        code = Seat.objects.select_related("position").first().position.code
        address = f"{ROOM}/it-giam-khao/{code}/"
        filled_in = {"least": "2", "document": "15/BB-HĐTT", "reason": "Giám khảo ốm"}
        client = browser("thu-ky")

        assert address in client.get(f"/quyet-dinh/TT2026-01/ban-bao-ve/{code}/").content.decode()
        assert_refused(client, address, {**filled_in, "least": "1"}, "least")
        assert_refused(client, address, {**filled_in, "document": ""}, "document")
        assert client.post(address, filled_in).status_code == 303

        asked = request_of("REDUCE_PANEL")
        assert asked.arguments == {"position": code, "least": 2, "document": "15/BB-HĐTT"}
        seen_by_second(browser, "chu-tich", "REDUCE_PANEL")
        assert browser("chu-tich").get(address).status_code == 403


def test_the_secretary_asks_for_a_correction_of_what_was_published(life, browser):
    address = f"{ROOM}/dinh-chinh/remark/"
    filled_in = {"number": "40/TB-HĐTT", "reason": "Điểm trừ", "basis": "40/KL-TTr"}
    with life.at("drawing"):
        client = browser("thu-ky")
        assert address in client.get("/ket-qua/TT2026-01/remark/1/").content.decode()
        assert client.get(address).context["mode"] == "REFUSED"
        before = stored()
        assert client.post(address, filled_in).status_code == 422
        assert stored() == before
        sanction = Sanction.objects.filter(part__kind=PartKind.WRITTEN, applied=None).first()
        settle.decide_sanction(
            sanction=sanction, applied=True, by=person_named("chu-tich"), at=LATE
        )

        assert_refused(client, address, {**filled_in, "basis": ""}, "basis")
        assert client.post(address, filled_in).status_code == 303

        assert request_of("PUBLISH_CORRECTION").arguments == {"kind": "REMARK", **filled_in}
        page = seen_by_second(browser, "chu-tich", "PUBLISH_CORRECTION")
        assert page.context["effect"]["published"] == "REMARK"
        assert page.context["effect"]["changes"]
        assert "40/KL-TTr" in page.content.decode()
        assert browser("chu-tich").get(address).status_code == 403


@pytest.mark.parametrize("kind", ["eligible", "provisional", "official", "khac"])
def test_only_what_may_be_corrected_now_has_the_page(life, browser, kind):
    with life.at("drawing"):
        assert browser("thu-ky").get(f"{ROOM}/dinh-chinh/{kind}/").status_code == 404


def test_a_change_of_the_announcement_that_comes_too_late_is_not_offered(life, browser):
    with life.at("screening"):
        page = browser("thu-ky").get(f"{ROOM}/doi-thong-bao/")

        assert page.context["mode"] == "BLOCKED"
        assert [row["check"].code for row in page.context["errors"]] == ["TOO_LATE_TO_CHANGE"]
        assert browser("chu-tich").get(f"{ROOM}/doi-thong-bao/").status_code == 403


def test_no_correction_and_no_smaller_panel_outside_their_step(life, browser):
    with life.at("scored"):
        code = Seat.objects.select_related("position").first().position.code
        by_two("CLOSE_DEFENCE", gates.of_close_defence(
            campaign().parts.select_related("campaign").get(kind=PartKind.PROPOSAL)
        ))  # fmt: skip
        assert campaign().step != MARK_PROPOSAL

        page = browser("thu-ky").get(f"{ROOM}/it-giam-khao/{code}/")

        assert page.context["mode"] == "BLOCKED"


@pytest.fixture
def in_time(life):
    """A day of registration, three weeks before the written exam."""
    with life.at("registered"):
        exam = date.fromisoformat(campaign().dates["written_exam"])
        today = datetime.combine(exam - timedelta(days=21), time(9), HANOI)
        with time_machine.travel(today, tick=False):
            yield today.date()


DAYS = ("closes", "day_WRITTEN", "day_PROPOSAL")


def changed(client, today, **others):
    """Return what the page offers, with every day moved on as the law wants."""
    form = client.get(f"{ROOM}/doi-thong-bao/").context["form"]
    initial = {name: form[name].value() or "" for name in form.fields if name != "request_id"}
    days = {"closes": 35, "day_WRITTEN": 60, "day_PROPOSAL": 120}
    moved = {name: f"{today + timedelta(days=many):%d/%m/%Y}" for name, many in days.items()}
    return {**initial, **moved, "number": "306/TB-HĐTT", "reason": "Bão", **others}


def test_the_secretary_asks_for_other_days_and_the_chair_sees_old_and_new(browser, in_time):
    client = browser("thu-ky")
    filled_in = {**changed(client, in_time), "place_WRITTEN": "Trường Chính trị"}

    page = client.post(f"{ROOM}/doi-thong-bao/", filled_in)

    assert page.status_code == 303, page.context["form"].errors
    asked = request_of("CHANGE_ANNOUNCEMENT").arguments
    assert asked["places"] == {"WRITTEN": "Trường Chính trị"}
    assert asked["closes"] == str(in_time + timedelta(days=35))
    html = seen_by_second(browser, "chu-tich", "CHANGE_ANNOUNCEMENT").content.decode()
    assert "Thi viết: địa điểm" in html
    assert "Ngày cuối nhận hồ sơ" in html


def test_a_day_of_the_plan_is_typed_over_and_those_left_behind_start_anew(browser, in_time):
    client = browser("thu-ky")
    published = f"{in_time + timedelta(days=150):%Y-%m-%d}"
    page = client.post(
        f"{ROOM}/doi-thong-bao/", changed(client, in_time, day_published=published, day_summons="")
    )

    boxes = {name: "on" for name in page.context["form"].boxes.values()}
    typed = changed(client, in_time, day_published=published, day_summons="", **boxes)
    assert client.post(f"{ROOM}/doi-thong-bao/", typed).status_code == 303

    asked = request_of("CHANGE_ANNOUNCEMENT").arguments
    assert asked["days"] == {
        "WRITTEN": str(in_time + timedelta(days=60)),
        "PROPOSAL": str(in_time + timedelta(days=120)),
        "published": published,
    }
    html = seen_by_second(browser, "chu-tich", "CHANGE_ANNOUNCEMENT").content.decode()
    assert "Ngày công bố danh sách đủ điều kiện" in html


def test_a_day_of_the_plan_before_what_it_follows_stands_at_its_day(browser, in_time):
    client = browser("thu-ky")
    closes = f"{in_time + timedelta(days=35):%Y-%m-%d}"

    page = client.post(
        f"{ROOM}/doi-thong-bao/", changed(client, in_time, day_eligible_list_published=closes)
    )

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["day_eligible_list_published"]


def test_an_exam_that_is_extended_is_named_by_both_before_its_change_is_published(browser, in_time):
    client = browser("thu-ky")
    extended = f"{in_time + timedelta(days=70):%d/%m/%Y}"  # the 36th day after the last one
    typed = changed(client, in_time, day_WRITTEN=extended)
    before = stored()

    page = client.post(f"{ROOM}/doi-thong-bao/", typed)

    assert page.status_code == 422
    assert [row["check"].code for row in page.context["warnings"]] == ["EXAM_EXTENDED"]
    assert page.context["form"]["day_WRITTEN"].value() == extended
    assert stored() == before

    box = "point-exam_extended-p7_written_exam"
    assert client.post(f"{ROOM}/doi-thong-bao/", {**typed, box: "on"}).status_code == 303
    assert request_of("CHANGE_ANNOUNCEMENT").accepted == ["EXAM_EXTENDED P7_WRITTEN_EXAM"]


def test_days_that_the_law_does_not_allow_are_refused_with_what_was_typed(browser, in_time):
    client = browser("thu-ky")
    filled_in = changed(client, in_time, closes=f"{in_time + timedelta(days=3):%d/%m/%Y}")
    before = stored()

    page = client.post(f"{ROOM}/doi-thong-bao/", filled_in)

    assert page.status_code == 422
    assert page.context["form"].errors
    assert page.context["form"]["number"].value() == "306/TB-HĐTT"
    assert stored() == before


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "closes"),
        ({"closes": 3}, "closes"),
        ({"closes": 90}, "day_WRITTEN"),
        ({"day_PROPOSAL": 59}, "day_PROPOSAL"),
    ],
    ids=["nothing but number and reason", "too short", "after the exam", "defence before the exam"],
)
def test_what_is_wrong_with_the_new_days_stands_at_its_day(browser, in_time, typed, field):
    client = browser("thu-ky")
    days = {name: f"{in_time + timedelta(days=many):%d/%m/%Y}" for name, many in typed.items()}
    filled_in = changed(client, in_time, **days)
    if not typed:
        form = client.get(f"{ROOM}/doi-thong-bao/").context["form"]
        filled_in |= {name: f"{form[name].value():%d/%m/%Y}" for name in DAYS}

    page = client.post(f"{ROOM}/doi-thong-bao/", filled_in)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]


def test_a_changed_announcement_has_a_number_of_its_own(browser, in_time):
    client = browser("thu-ky")
    number = campaign().announcements.get().number
    before = stored()

    page = client.post(f"{ROOM}/doi-thong-bao/", changed(client, in_time, number=number))

    assert page.status_code == 422
    assert (
        f"Số {number} là số của thông báo đã công bố." in page.context["form"].errors["number"][0]
    )
    assert stored() == before


def test_the_room_proposes_a_disqualification_and_the_chair_decides_it(life, browser):
    filled_in = {"state": "SUSPENDED", "document": "BB 1", "reason": "Mang tài liệu vào phòng thi"}
    with life.at("scored"):
        sitting = Sitting.objects.filter(part__kind="PROPOSAL", state="PRESENT").first()
        number = sitting.entry.number
        room = "/phong-thi/TT2026-01/PROPOSAL/"
        address = f"{room}{number}/dinh-chi/"
        client = browser("coi-thi")

        assert address in client.get(room).content.decode()
        assert "Đình chỉ thi" in client.get(address).content.decode()
        for field in filled_in:
            assert_refused(client, address, {**filled_in, field: ""}, field)
        assert_refused(client, address, {**filled_in, "state": "PRESENT"}, "state")
        assert client.post(address, filled_in).status_code == 303

        asked = request_of("DISQUALIFY")
        assert asked.arguments == {
            "kind": "PROPOSAL",
            "number": number,
            "state": "SUSPENDED",
            "minutes": "BB 1",
        }
        page = seen_by_second(browser, "chu-tich", "DISQUALIFY").content.decode()
        assert number in page
        assert "Mang tài liệu vào phòng thi" in page
        assert browser("chu-tich").get(address).status_code == 403
        assert browser("coi-thi").get(f"{room}LD999/dinh-chi/").status_code == 404


def test_of_whoever_was_meanwhile_recorded_absent_the_page_says_what_stands(life, browser):
    with life.at("scored"):
        sitting = Sitting.objects.filter(part__kind="PROPOSAL", state="PRESENT").first()
        arrange(sitting, state="ABSENT")
        number = sitting.entry.number

        page = browser("coi-thi").get(f"/phong-thi/TT2026-01/PROPOSAL/{number}/dinh-chi/")

        assert page.status_code == 200
        assert f"{number} vắng mặt hoặc chưa điểm danh" in page.content.decode()
        assert page.context["open_form"] is None


def test_a_defence_asks_for_nothing_that_belongs_to_a_script(life, browser):
    with life.at("scored"):
        text = browser("coi-thi").get("/phong-thi/TT2026-01/PROPOSAL/").content.decode()

    assert "-state" in text
    for asked in ("-zero", "-sheets", "Số tờ", "0 điểm theo quy chế"):
        assert asked not in text


def test_the_head_asks_for_a_score_beyond_the_marks_and_the_chair_sees_them(life, browser):
    filled_in = {"settlement": "HEAD", "points": "99,5", "document": "BB 1", "reason": "Chấm sót"}
    with life.at("marked"):
        script = open_script()
        address = f"/ban-cham/TT2026-01/bai/{script.code}/hai-nguoi/"
        client = browser("truong-ban-cham")

        assert address in client.get(f"/ban-cham/TT2026-01/bai/{script.code}/").content.decode()
        for field in filled_in:
            assert_refused(client, address, {**filled_in, field: ""}, field)
        assert client.post(address, filled_in).status_code == 303

        asked = request_of("DECIDE_SCRIPT")
        assert asked.arguments["points"] == "99.50"
        page = seen_by_second(browser, "chu-tich", "DECIDE_SCRIPT").content.decode()
        marks = deciding.marks_to_settle(script)
        assert f"{points(marks.first)}; {points(marks.second)}" in page
        assert "99,50" in page
        assert browser("chu-tich").get(address).status_code == 403


def open_script():
    written = ExamPart.objects.select_related("campaign").get(kind=PartKind.WRITTEN)
    pending = settle.outstanding(written)
    code = next(code for code, why in pending.items() if why == Pending.HEAD_DISCUSSION)
    return Script.objects.select_related("part__campaign").get(code=code)


def test_whoever_goes_on_after_the_defence_is_scored_by_two_persons(life, browser):
    with life.at("ranking"):
        chair = browser("chu-tich")
        typed = {"value": "CONTINUE", "document": "QĐ 8", "on": "20/11/2026", "confirmed": "1"}
        chair.post("/quyet-dinh/TT2026-01/mot-nguoi/VT09/", typed)
        [alone] = chair.get("/quyet-dinh/TT2026-01/").context["unheard"]
        address = f"/quyet-dinh/TT2026-01/de-an/{alone}/hai-nguoi/"
        waiting = chair.get("/quyet-dinh/TT2026-01/").content.decode()
        assert f'href="{address}"' in waiting
        assert f"{alone}: giám khảo lệch quá mức" not in waiting

        asking = chair.get(address).context
        assert person_named("giam-sat").full_name in asking["appliers"]["names"]
        assert person_named("chu-tich").full_name not in asking["appliers"]["names"]

        assert "Chờ người thứ hai 1/2" not in waiting
        assert chair.post(address, {"points": "70", "reason": "QĐ 8"}).status_code == 303
        asked = chair.get("/quyet-dinh/TT2026-01/").content.decode()
        assert asked.count("Chờ người thứ hai 1/2") == 1
        apply(request_of("DECIDE_DEFENCE"))

        assert PanelDecision.objects.get(entry__number=alone).points == 70
        assert chair.get("/quyet-dinh/TT2026-01/").context["unheard"] == []
        [row] = [
            row
            for each in rank.compute_results(campaign()).decided
            for row in each.ranking.rows
            if row.entry == alone
        ]
        assert (row.proposal, row.rank) == (70, 1)


def test_who_does_not_go_on_to_the_defence_is_not_scored(life, browser):
    with life.at("ranking"):
        defending = [entry.number for entry in rank.defenders(campaign())]
        out = campaign().entries.exclude(number__in=defending).first()

        address = f"/quyet-dinh/TT2026-01/de-an/{out.number}/hai-nguoi/"
        assert browser("chu-tich").get(address).status_code == 404


def test_the_chair_asks_for_other_scores_and_the_supervisor_sees_the_points_at_issue(life, browser):
    with life.at("ranking"):
        remark = RemarkRequest.objects.get(entry__number="LD020")
        number = PanelDecision.objects.first().entry.number
        pages = {
            "DECIDE_REMARK": f"/quyet-dinh/TT2026-01/doi-thoai/{remark.pk}/hai-nguoi/",
            "DECIDE_DEFENCE": f"/quyet-dinh/TT2026-01/de-an/{number}/hai-nguoi/",
        }
        client = browser("chu-tich")
        filled_in = {"points": "99", "document": "BB 1", "reason": "Theo kết luận"}

        for act, address in pages.items():
            assert_refused(client, address, {**filled_in, "points": "x"}, "points")
            assert client.post(address, filled_in).status_code == 303
            page = seen_by_second(browser, "giam-sat", act).content.decode()
            assert "99,00" in page
            assert "Theo kết luận" in page
            assert browser("giam-sat").get(address).status_code == 403


def test_the_chair_asks_to_decide_about_a_position_otherwise(life, browser):
    with life.at("published"):
        chair, on = person_named("chu-tich"), date(2026, 12, 20)
        said = {"document": "QĐ 8", "on": on, "by": chair, "at": LATE}
        alone = campaign().positions.get(code="VT09")
        rank.decide_survivor(position=alone, value=Survivor.STOP, **said)
        client = browser("chu-tich")
        waiting = client.get("/quyet-dinh/TT2026-01/").content.decode()
        pages = {
            "DECIDE_SURVIVOR_AGAIN": "/quyet-dinh/TT2026-01/mot-nguoi/VT09/hai-nguoi/",
            "ORDER_TIE_AGAIN": "/quyet-dinh/TT2026-01/bang-diem/VT01/hai-nguoi/",
        }
        tied = dict(
            TieOrder.objects.filter(entry__position__code="VT01").values_list(
                "entry__number", "place"
            )
        )
        (first, old), (second, new) = tied.items()
        document = {"document": "QĐ 9", "on": "20/12/2026", "reason": "Ghi nhầm"}
        typed = {
            "DECIDE_SURVIVOR_AGAIN": {"value": "CONTINUE", **document},
            "ORDER_TIE_AGAIN": {first: new, second: old, **document},
        }

        for act, address in pages.items():
            assert address in waiting
            assert_refused(client, address, {**typed[act], "on": "20/12/2100"}, "on")
            assert client.post(address, typed[act]).status_code == 303
            page = seen_by_second(browser, "giam-sat", act).content.decode()
            assert "QĐ 9" in page
            assert "Ghi nhầm" in page
            assert browser("giam-sat").get(address).status_code == 403
        again = {**typed["ORDER_TIE_AGAIN"], second: new}
        assert_refused(client, pages["ORDER_TIE_AGAIN"], again, "__all__")
        assert (
            "Thi tiếp"
            in seen_by_second(browser, "giam-sat", "DECIDE_SURVIVOR_AGAIN").content.decode()
        )


def test_a_position_about_which_nothing_was_decided_offers_nothing_to_change(life, browser):
    with life.at("published"):
        page = browser("chu-tich").get("/quyet-dinh/TT2026-01/mot-nguoi/VT09/hai-nguoi/")

    assert "Vị trí VT09 chưa có quyết định nào để sửa" in page.content.decode()
    assert "<textarea" not in page.content.decode()
