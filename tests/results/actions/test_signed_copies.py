"""Many signed copies come in at once: each by the code on it, all of them or none."""

import pytest

from accounts.rules.duties import Role
from exams.models import DecisionFile
from exams.rules.decision_files import FileOf
from results.actions import issuing, signed_copies
from results.actions.signed_copies import SignedCopy
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from tests.actions import LATE, arrange, campaign, events, officer, person_named, refused
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
SCAN = pdf("đã ký")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def papers():
    kind = KINDS["INELIGIBLE_LETTER"]
    subjects, by = list(kind.subjects(campaign()))[:3], person_named("thu-ky")
    return issuing.issue(
        campaign=campaign(), kind=kind, subjects=subjects, first=12, by=by, at=LATE
    )


def copy_of(*papers, name="ban-ky.pdf"):
    codes = frozenset(paper.code for paper in papers)
    return SignedCopy(name, pdf(name), codes)


def attach(*copies, by="thu-ky", reason=""):
    by = person_named(by) if isinstance(by, str) else by
    return signed_copies.attach_scans(
        campaign=campaign(), copies=copies, reason=reason, by=by, at=LATE
    )


def test_each_copy_goes_to_the_paper_whose_code_it_bears(papers):
    first, second, third = papers

    with events() as trail:
        attach(copy_of(second, name="a.pdf"), copy_of(first, name="b.pdf"))

    names = {paper.number: paper.scan_name for paper in IssuedDocument.objects.all()}
    assert names == {first.number: "b.pdf", second.number: "a.pdf", third.number: ""}
    signed = IssuedDocument.objects.exclude(scan_digest="").order_by("-number")
    told = [f"{paper.number}: {paper.scan_digest}" for paper in signed]
    by = person_named("thu-ky").pseudonym
    assert trail == [("papers.signed", campaign().code, by, {"documents": told})]
    assert [paper.kept_file.fault() for paper in signed] == ["", ""]
    assert {paper.signed_at for paper in signed} == {LATE}


def test_a_code_of_something_else_beside_it_does_no_harm(papers):
    copy = SignedCopy("a.pdf", SCAN, frozenset({papers[0].code, "AAAABBBBCCCC"}))

    assert attach(copy) == [papers[0]]


@pytest.mark.parametrize(
    ("copies", "code", "facts"),
    [
        (lambda a, b: [copy_of(a), copy_of(name="x.pdf")], "NO_CODE_ON_COPY", {"file": "x.pdf"}),
        (lambda a, b: [copy_of(a, b, name="x.pdf")], "SEVERAL_PAPERS_ON_COPY", {"file": "x.pdf"}),
        (lambda a, b: [copy_of(a), copy_of(a, name="x.pdf")], "SAME_PAPER_TWICE", {"number": "12"}),
        (
            lambda a, b: [copy_of(a), SignedCopy("x.txt", b"text", frozenset({b.code}))],
            "FILE_KIND",
            {"file": "x.txt"},
        ),
    ],
    ids=["no code", "two papers", "twice", "no scan"],
)
def test_one_copy_that_is_not_taken_keeps_out_all(papers, settings, copies, code, facts):
    with refused(code, **facts):
        attach(*copies(*papers[:2]))

    assert not list(settings.MEDIA_ROOT.rglob("*"))


def test_a_paper_that_was_superseded_takes_in_no_copy(papers):
    arrange(papers[0], superseded_at=LATE)

    with refused("PAPER_WAS_SUPERSEDED", number=papers[0].number):
        attach(copy_of(papers[0]))


def test_a_paper_of_another_campaign_is_not_found(papers):
    arrange(papers[0], code="ZZZZZZZZZZZZ")

    with refused("NO_CODE_ON_COPY", file="ban-ky.pdf"):
        attach(SignedCopy("ban-ky.pdf", SCAN, frozenset({"YYYYYYYYYYYY"})))


def test_who_prepares_another_campaign_takes_in_nothing(papers):
    other = officer("noi-khac", Role.SECRETARY, campaign="KHAC")

    with refused("NOT_YOUR_DUTY"):
        attach(copy_of(papers[0]), by=other)


def test_a_copy_that_another_replaces_stays_on_record_with_who_when_and_why(papers):
    first, second, _ = papers
    attach(copy_of(first, name="cu.pdf"))
    with refused("REASON_MISSING", field="reason"):
        attach(copy_of(first, name="moi.pdf"), copy_of(second, name="b.pdf"))

    with events() as trail:
        attach(copy_of(first, name="moi.pdf"), copy_of(second, name="b.pdf"), reason="Bản cũ mờ")

    [[file]] = campaign().decision_files.replaced(FileOf.PAPER).values()
    by = person_named("thu-ky")
    assert (file.about, file.document, file.file_name) == (str(first.pk), "12/TB-HĐTT", "cu.pdf")
    assert (file.attached_by, file.attached_at) == (by, LATE)
    assert (file.replaced_by, file.replaced_at, file.replaced_why) == (by, LATE, "Bản cũ mờ")
    assert file.kept_file.path.read_bytes() == pdf("cu.pdf")
    assert [name for name, *_ in trail] == ["decision_file.replaced", "papers.signed"]
    assert IssuedDocument.objects.get(pk=first.pk).kept_file.fault() == ""


def test_so_does_the_copy_of_one_paper(papers):
    def attach_one(data, reason=""):
        signed_copies.attach_scan(
            paper=papers[0],
            code=papers[0].code,
            file_name="a.pdf",
            data=data,
            reason=reason,
            by=person_named("thu-ky"),
            at=LATE,
        )

    attach_one(SCAN)
    with refused("REASON_MISSING"):
        attach_one(pdf("khác"))
    attach_one(pdf("khác"), "Bản cũ thiếu trang")

    assert DecisionFile.objects.get().kept_file.path.read_bytes() == SCAN
