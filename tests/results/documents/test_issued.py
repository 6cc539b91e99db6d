"""A paper prints the same bytes again, bears its code, and reads as it was issued."""

import io

import pytest
from pypdf import PdfReader

from accounts.rules.password_codes import grouped
from exams.documents.paper import Heading
from exams.models import Script, StubEnvelope
from results.actions import issuing
from results.documents.issued import draft, full_number, paper_in_force, printed, printed_together
from results.documents.kinds import KINDS
from tests import decisions
from tests.actions import LATE, arrange, campaign, person_named
from tests.bodies import drafted
from tests.results.actions import on_paper
from tests.results.actions.on_paper import CUSTODIAN, SUPERVISOR
from tests.web.test_word import words_of
from web.scanned_codes import codes_by_page

pytestmark = pytest.mark.django_db
MINUTES = ("SEALING_MINUTES", "OPENING_MINUTES")


def _stubs_were_read():
    """Let the sample be of codes on paper, its envelope closed and read by both sides."""
    on_paper.bind("LATE")
    lines = on_paper.stuck()
    envelope = StubEnvelope(part=on_paper.part(), number="PB-12", stubs=len(lines))
    arrange(envelope, signers=[person_named(name).pseudonym for name in (CUSTODIAN, SUPERVISOR)])
    for name in (CUSTODIAN, SUPERVISOR):
        on_paper.read(lines, name)
        on_paper.finish(name)


MOMENTS = {
    **dict.fromkeys(MINUTES, ("closed", _stubs_were_read)),
    "FOUNDING_DECISION": ("published", drafted),
    "REPLACEMENT_DECISION": ("published", decisions.replacement_asked),
    "EXTENSION_DECISION": ("decided", decisions.extension_asked),
    "WAIVER_DECISION": ("decided", lambda: None),
    "POSTPONEMENT_DECISION": ("decided", decisions.short_position),
}


@pytest.fixture(params=KINDS)
def kind(request, life):
    """Every kind of paper in turn, when there is something to issue."""
    name, prepare = MOMENTS.get(request.param, ("published", lambda: None))
    with life.at(name):
        prepare()
        yield request.param


def words(data):
    if data.startswith(b"PK"):
        return words_of(data)
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def issued(kind):
    subject = next(iter(KINDS[kind].subjects(campaign())))
    [paper] = issuing.issue(
        campaign=campaign(),
        kind=KINDS[kind],
        subjects=[subject],
        first=7,
        by=person_named("thu-ky"),
        at=LATE,
    )
    return paper


def test_a_paper_prints_the_same_bytes_again_with_number_code_and_digest(kind):
    paper = issued(kind)

    data = printed(paper)

    assert printed(paper) == data
    text = words(data)
    assert (paper.number if kind == "RECEIPT_PAPER" else full_number(paper)) in text
    assert grouped(paper.code) in text
    assert paper.digest in text.replace(" ", "")


def test_a_draft_says_that_it_is_one_and_has_neither_number_of_its_own_nor_code(kind):
    subject = next(iter(KINDS[kind].subjects(campaign())))

    text = words(draft(campaign(), KINDS[kind], subject, at=LATE))

    assert "BẢN NHÁP" in text
    assert "Mã văn bản" not in text


def test_the_announcement_names_positions_chapters_and_days(life):
    with life.at("listed"):
        _the_announcement_is_whole()


def _the_announcement_is_whole():
    paper = issued("ANNOUNCEMENT_PAPER")
    announced = campaign().announcements.get()

    text = words(printed(paper))

    for code, post, _vacancies in announced.content["positions"]:
        assert code in text
        assert post.split()[0] in text
    assert "Các mốc thời gian" in text
    assert "Thi viết" in text


OF_MANY_TABLES = {"CAMPAIGN_REPORT": 11}  # one paper of a campaign, each figure from its own table


def test_however_many_papers_take_the_same_few_queries(kind, django_assert_max_num_queries):
    paper_kind, subjects = KINDS[kind], KINDS[kind].subjects(campaign())

    with django_assert_max_num_queries(OF_MANY_TABLES.get(kind, 8)):
        contents = paper_kind.contents(campaign(), {key: Heading("1", LATE) for key in subjects})

    assert contents.keys() == subjects.keys()


def test_every_page_of_a_paper_bears_its_code_so_that_a_pile_can_be_taken_apart(kind):
    paper = issued(kind)

    if not KINDS[kind].is_edited:
        assert set(codes_by_page(printed(paper), "pdf")) == {frozenset({paper.code})}


def receipts(count):
    subjects = list(KINDS["RECEIPT_PAPER"].subjects(campaign()))[:count]
    return issuing.issue(
        campaign=campaign(),
        kind=KINDS["RECEIPT_PAPER"],
        subjects=subjects,
        first=0,
        by=person_named("thu-ky"),
        at=LATE,
    )


def test_receipts_in_one_file_begin_a_page_each_and_bear_their_own_codes(life):
    with life.at("registered"):
        papers = receipts(3)

        pages = PdfReader(io.BytesIO(printed_together(papers))).pages

        texts = [" ".join(page.extract_text().split()) for page in pages]
        begun = [text for text in texts if "GIẤY BIÊN NHẬN" in text]
        assert len(begun) == 3
        for paper in papers:
            [named] = [text for text in texts if grouped(paper.code) in text]
            assert paper.digest in named.replace(" ", "")


def test_a_receipt_stands_while_days_of_the_plan_move_and_falls_when_the_file_changes(life):
    with life.at("registered"):
        [paper] = receipts(1)
        arrange(campaign(), registration_closes=LATE.date())
        assert paper_in_force(campaign(), KINDS["RECEIPT_PAPER"], paper.about) == paper

        arrange(campaign().applications.get(reg_no=paper.about), name="Tên Đã Đổi")

        assert paper_in_force(campaign(), KINDS["RECEIPT_PAPER"], paper.about) is None


def test_the_sheet_of_the_sitting_has_everybody_with_room_to_sign_and_no_code(life):
    with life.at("sealed"):
        content = KINDS["SITTING_SHEET"].contents(campaign(), {"WRITTEN": Heading("", LATE)})
        text = words(draft(campaign(), KINDS["SITTING_SHEET"], "WRITTEN", at=LATE))

        numbers = list(campaign().entries.order_by("number").values_list("number", flat=True))
        codes = set(Script.objects.values_list("code", flat=True))
    (everybody,) = content["WRITTEN"]["groups"]
    assert [row[1] for row in everybody["rows"]] == numbers
    assert "Ký nộp bài" in text
    assert codes
    assert not any(code in text for code in codes)


def test_the_sheet_of_the_defence_follows_the_lots(life):
    with life.at("defence"):
        content = KINDS["SITTING_SHEET"].contents(campaign(), {"PROPOSAL": Heading("", LATE)})

        lots = campaign().parts.get(kind="PROPOSAL").lots.select_related("entry__position__post")
        lots = lots.order_by("entry__position__code", "place")
        expected = [(str(lot.entry.position), str(lot.place), lot.entry.number) for lot in lots]
        groups = content["PROPOSAL"]["groups"]
        assert expected == [(each["of"], *row[:2]) for each in groups for row in each["rows"]]
        assert len(groups) > 1
        assert [each["rows"][0][0] for each in groups] == ["1"] * len(groups)


def test_there_is_no_sheet_before_there_are_numbers_nor_minutes_of_what_was_not_sealed(life):
    with life.at("listed"):
        for kind in ("SITTING_SHEET", *MINUTES):
            assert KINDS[kind].subjects(campaign()) == {}
