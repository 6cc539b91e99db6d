"""My work names no file, and counts none, to somebody who is tied to who handed it in."""

import pytest

from accounts.rules.duties import Role
from candidates.actions import needs
from candidates.models import Application, Need, Supplement
from config.my_work import waiting_for
from exams.rules.relations import RelationKind
from results.actions import issuing
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.process.paper_counts import paper_counts
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.relations import own

pytestmark = pytest.mark.django_db


def items_of(name, at=LATE):
    """Return titles of what waits, with how many of each, as the page tells them."""
    return {str(item.title): item.count for item in waiting_for(person_named(name), at)}


def tie(name, application):
    own(person_named(name), application, kind=RelationKind.MENTOR)


def undecided():
    return Application.objects.filter(campaign=campaign()).waiting_for_officer().order_by("reg_no")


def test_files_that_wait_for_a_word_are_counted_without_those_one_is_tied_to(life):
    title = "Hồ sơ chờ thẩm định"
    with life.at("screening"):
        before = items_of("tham-dinh")[title]

        tie("tham-dinh", undecided().first())

        assert items_of("tham-dinh")[title] == before - 1


def test_special_cases_are_counted_without_those_the_chair_is_tied_to(life):
    title = "Trường hợp đặc biệt chờ quyết định"
    with life.at("decided"):
        before = items_of("chu-tich")[title]

        tie("chu-tich", Application.objects.filter(state="SPECIAL_CASE_PENDING").first())

        assert items_of("chu-tich").get(title, 0) == before - 1


def test_papers_that_wait_for_their_signed_copy_and_letters_about_them(life):
    kind = KINDS["INELIGIBLE_LETTER"]
    with life.at("listed"):
        number, other, *_ = kind.subjects(campaign())
        file = Application.objects.get(campaign=campaign(), reg_no=number)
        arrange(file, person=officer("cua-ho-so", Role.CANDIDATE))
        issuing.issue(
            campaign=campaign(),
            kind=kind,
            subjects=[number, other],
            first=12,
            by=person_named("thu-ky"),
            at=LATE,
        )
        before = items_of("thu-ky")

        tie("thu-ky", file)

        after = items_of("thu-ky")
        assert (before["Văn bản chờ bản đã ký"], after["Văn bản chờ bản đã ký"]) == (2, 1)
        assert before["Thư chờ gửi"] == 1
        assert "Thư chờ gửi" not in after


def test_what_a_candidate_gave_or_asked_later(life):
    with life.at("screening"):
        file = undecided().first()
        arrange(Need(application=file, kind="ILLNESS", detail="Gần cửa"), declared_at=LATE)
        arrange(
            Supplement(application=file, parts=["DIPLOMAS"], reason="Mờ", until=LATE.date()),
            asked_at=LATE,
            asked_by=person_named("tham-dinh"),
        )
        paper = f"Nhập phần bổ sung bằng giấy của hồ sơ {file.reg_no}"
        assert {"Đề nghị bố trí khi dự thi", paper} <= items_of("thu-ky").keys()
        assert needs.needs_open_to(person_named("thu-ky"), campaign()).exists()

        tie("thu-ky", file)

        assert not {"Đề nghị bố trí khi dự thi", paper} & items_of("thu-ky").keys()


def test_two_names_of_one_person(life):
    with life.at("screening"):
        file = undecided().exclude(name="").first()
        arrange(file, name="Tên Viết Khác")
        title = f"Xác định họ tên hồ sơ {file.reg_no}"
        assert title in items_of("thu-ky")

        tie("thu-ky", file)

        assert title not in items_of("thu-ky")


def test_papers_about_a_whole_position_are_counted_as_on_their_page(life):
    with life.at("published"):
        secretary = person_named("thu-ky")
        kind = KINDS["APPOINTMENT_LETTER"]
        code, other, *_ = kind.subjects(campaign())
        for number, about in enumerate((code, other), start=1):
            arrange(paper_about(kind, about, number, secretary))
        before = items_of("thu-ky")["Văn bản chờ bản đã ký"]

        tie("thu-ky", campaign().applications.filter(position__code=code).first())

        after = items_of("thu-ky")["Văn bản chờ bản đã ký"]
        assert (before, after) == (2, 1)
        assert after == sum(each.unsigned for each in paper_counts(campaign(), secretary))


def paper_about(kind, about, number, by):
    return IssuedDocument(
        campaign=campaign(),
        kind=kind.name,
        about=about,
        number=str(number),
        symbol="TB",
        code=f"AAAA-BBB{number}",
        content={},
        digest="0" * 64,
        issued_at=LATE,
        issued_by=by,
    )
