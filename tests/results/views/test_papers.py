"""The papers of a campaign: issued, printed, signed, and looked up by whoever holds one."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from audit.models import Event
from candidates.models import Application
from exams.models import DecisionFile, Letter
from results.documents.issued import printed as printed_by
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from tests.actions import LATE, arrange, campaign, officer, person_named, stored
from tests.files import pdf
from tests.requests import said
from tests.web.test_word import words_of
from web.word import DOCX

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
KIND = KINDS["INELIGIBLE_LETTER"]
SCAN = pdf("đã ký")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def client():
    made = Client(headers={"accept-language": "vi"})
    made.force_login(person_named("thu-ky"), backend=BACKEND)
    return made


def address(name, *keys):
    return reverse(f"results:{name}", args=[campaign().code, *keys])


def issue(client, subjects, first="31"):
    page = address("issue-papers", KIND.slug)
    mark = str(client.get(page).context["form"]["request_id"].value())
    return client.post(page, {"request_id": mark, "first": first, "subjects": subjects})


def kept_out():
    return list(KIND.subjects(campaign()))


def names():
    return set(Application.objects.values_list("name", flat=True))


def readings():
    events = Event.objects.filter(type="read.personal").order_by("seq")
    return [(event.subject, json.loads(bytes(event.entry))["data"]["purpose"]) for event in events]


def test_papers_are_issued_and_the_list_says_so_without_a_name(client):
    first, second = kept_out()[:2]

    done = issue(client, [first, second])
    page = client.get(address("papers-of-kind", KIND.slug)).content.decode()
    kinds = client.get(address("papers")).content.decode()

    assert done.status_code == 303
    assert "Đã phát hành 2 văn bản" in said(done)[0]
    for words in ("31/TB-HĐTT", "32/TB-HĐTT", "Chờ bản đã ký", "Chưa phát hành"):
        assert words in page
    assert not {name for name in names() if name in page}
    assert KIND.slug in kinds


def test_the_page_offers_the_next_number_and_what_is_due_alone(client):
    first, *others = kept_out()
    issue(client, [first])

    form = client.get(address("issue-papers", KIND.slug)).context["form"]

    assert form["first"].value() == 282  # after the announcement, 281 of the same register
    assert [subject for subject, _label in form.fields["subjects"].choices] == others


def test_a_number_that_was_given_is_refused_at_its_field(client):
    first, second = kept_out()[:2]
    issue(client, [first])
    before = stored()

    refused = issue(client, [second], first="31")

    assert refused.status_code == 422
    assert "Số 31 đã cấp" in refused.context["form"].errors["first"][0]
    assert stored() == before


def test_once_everything_is_issued_the_page_goes_back_to_the_list(client):
    listed = address("papers-of-kind", KIND.slug)
    offer = address("issue-papers", KIND.slug)
    assert offer in client.get(listed).content.decode()
    issue(client, kept_out())

    done = client.get(offer)
    assert offer not in client.get(listed).content.decode()

    assert done.status_code == 303
    assert done.url == address("papers-of-kind", KIND.slug)


def test_drafts_and_prints_of_letters_are_readings_of_a_dossier(client):
    subject = kept_out()[0]
    issue(client, [subject])
    paper = IssuedDocument.objects.get()
    earlier = len(readings())

    draft = client.get(address("paper-draft", KIND.slug, subject))
    printed = client.get(address("paper-print", paper.pk))

    assert (draft["content-type"], printed["content-type"]) == ("application/pdf",) * 2
    assert readings()[earlier:] == [(f"TT2026-01 {subject}", KIND.name)] * 2


def test_the_announcement_is_public_and_its_reading_leaves_no_event(client):
    earlier = readings()

    page = client.get(address("paper-draft", "thong-bao-thi-tuyen", "1"))

    assert page.content.startswith(b"%PDF")
    assert readings() == earlier


@pytest.mark.parametrize(
    "keys", [("khong-co", "1"), (KIND.slug, "HS-KHONG-CO"), ("thong-bao-thi-tuyen", "9")]
)
def test_of_what_there_is_no_paper_there_is_no_draft(client, keys):
    assert client.get(address("paper-draft", *keys)).status_code == 404


def test_a_signed_copy_that_was_not_chosen_is_asked_for_by_its_name(client):
    issue(client, kept_out()[:1])
    paper = campaign().papers.get()
    before = stored()

    refused = client.post(address("attach-scan", paper.pk), {"code": "", "file": ""})

    assert refused.status_code == 422
    assert refused.context["form"].errors["file"] == [
        "Hãy chọn tệp cho mục “Bản đã ký (quét hoặc chụp)”."
    ]
    assert stored() == before


def test_a_signed_copy_is_taken_in_by_its_code_and_handed_out_again(client):
    issue(client, kept_out()[:1])
    paper = IssuedDocument.objects.get()
    page, scan = address("attach-scan", paper.pk), address("paper-scan", paper.pk)
    assert client.get(scan).status_code == 404

    def send(code):
        file = SimpleUploadedFile("ban-ky.pdf", SCAN)
        return client.post(page, {"code": code, "file": file})

    wrong = send("AAAA-BBBB-CCCC")
    right = send(paper.code)

    assert wrong.status_code == 422
    assert "không phải mã của văn bản này" in wrong.context["form"].errors["code"][0]
    assert "Đã gắn bản đã ký của văn bản số 31/TB-HĐTT" in said(right)[0]
    handed_out = client.get(scan)
    assert handed_out.content == SCAN
    assert handed_out["Content-Security-Policy"] == "sandbox"
    IssuedDocument.objects.get().scan.path.write_bytes(b"%PDF other")
    withheld = client.get(scan)
    assert withheld.status_code == 409
    assert b"other" not in withheld.content
    [event] = Event.objects.filter(type="document.withheld")
    assert event.subject == f"TT2026-01 {paper.about}"


def test_whoever_holds_a_paper_learns_that_it_was_issued_and_nothing_of_the_person(client):
    issue(client, kept_out()[:1])
    paper = IssuedDocument.objects.get()
    typed = f"{paper.code[:4].lower()} {paper.code[4:8]}-{paper.code[8:]}"

    page = Client().get(reverse("results:paper-code"), {"code": typed}).content.decode()

    for words in ("Văn bản đã được phát hành", "31/TB-HĐTT", "Chờ bản đã ký", paper.digest):
        assert words in page
    assert paper.about not in page
    assert not {name for name in names() if name in page}


def test_a_code_under_which_nothing_was_issued_is_said_to_be_none():
    page = Client().get(reverse("results:paper-code"), {"code": "AAAA-BBBB-CCCC"})

    assert "Không có văn bản nào mang mã này" in page.content.decode()


@pytest.mark.parametrize("username", ["chu-tich", "giam-khao-1", None])
def test_papers_are_the_secretarys(username, client):
    issue(client, kept_out()[:1])
    paper, other = IssuedDocument.objects.get(), Client()
    if username:
        other.force_login(person_named(username), backend=BACKEND)
    addresses = [
        address("papers"),
        address("papers-of-kind", KIND.slug),
        address("paper-print", paper.pk),
    ]

    assert {other.get(each).status_code for each in addresses} <= {302, 403}


def printed(client, paper, name="ban-ky.pdf"):
    data = client.get(address("paper-print", paper.pk)).content
    return SimpleUploadedFile(name, data)


def test_many_signed_copies_come_in_at_once_by_the_codes_on_them(client):
    issue(client, kept_out()[:3])
    first, second, _third = IssuedDocument.objects.order_by("number")
    before = client.get(address("papers")).content.decode()

    done = client.post(
        address("attach-scans"),
        {"copies": [printed(client, second, "2.pdf"), printed(client, first, "1.pdf")]},
    )

    assert address("attach-scans") in before
    assert "Đã gắn bản đã ký của 2 văn bản" in said(done)[0]
    names = IssuedDocument.objects.order_by("number").values_list("scan_name", flat=True)
    assert list(names) == ["1.pdf", "2.pdf", ""]
    assert address("attach-scans") in client.get(address("papers")).content.decode()


def test_every_copy_that_is_not_taken_is_named_and_nothing_is_written(client):
    issue(client, kept_out()[:2])
    first, _second = IssuedDocument.objects.order_by("number")
    files = [
        printed(client, first, "1.pdf"),
        printed(client, first, "lai.pdf"),
        SimpleUploadedFile("trang.pdf", pdf("nothing")),
        SimpleUploadedFile("ghi-chu.txt", b"text"),
    ]
    before = stored()

    refused = client.post(address("attach-scans"), {"copies": files})

    faults = " ".join(refused.context["form"].errors["copies"])
    assert refused.status_code == 422
    assert stored() == before
    for words in ("“trang.pdf”", "“ghi-chu.txt”", "Hai tệp cùng mang mã của văn bản số 31"):
        assert words in faults


def test_without_a_file_the_page_asks_for_one(client):
    asked = client.post(address("attach-scans"), {})

    assert asked.status_code == 422
    assert asked.context["form"].errors["copies"]


def test_once_every_copy_is_in_no_more_are_asked_for_and_what_is_stale_is_counted(client):
    [subject] = kept_out()[:1]
    issue(client, [subject])
    client.post(
        address("attach-scans"), {"copies": [printed(client, IssuedDocument.objects.get())]}
    )
    page = client.get(address("papers"))
    assert address("attach-scans") not in page.content.decode()
    assert {kind["counts"].stale for kind in page.context["kinds"]} == {0}

    arrange(IssuedDocument.objects.get(), digest="0" * 64)

    page = client.get(address("papers"))
    assert sum(kind["counts"].stale for kind in page.context["kinds"]) == 1


def test_who_may_not_take_part_reads_why_once_the_letter_was_released(client):
    first = kept_out()[0]
    an, binh = (officer(name, Role.CANDIDATE) for name in ("an", "binh"))
    arrange(Application.objects.get(campaign=campaign(), reg_no=first), person=an)
    issue(client, [first])
    letter = Letter.objects.get(kind="INELIGIBLE_NOTICE")
    paper = reverse("results:my-paper", args=[letter.pk])
    own, other = Client(), Client()
    own.force_login(an, backend=BACKEND)
    other.force_login(binh, backend=BACKEND)
    assert own.get(paper).status_code == 404

    release = address("release-letters", "ineligible-notice")
    mark = str(client.get(release).context["form"]["request_id"].value())
    client.post(release, {"request_id": mark, "letters": [first]})

    assert paper in own.get(reverse("results:my-letter", args=[letter.pk])).content.decode()
    assert own.get(paper).content == printed_by(IssuedDocument.objects.get())
    assert other.get(paper).status_code == 404


def test_a_letter_without_a_paper_brings_none(client):
    an = officer("an", Role.CANDIDATE)
    letter = Letter(campaign=campaign(), receiver=an, kind="DRAFT_REMINDER", about="HS-1")
    arrange(letter, composed_at=LATE, released_at=LATE, facts={"closes": "06/10/2026"})
    own = Client()
    own.force_login(an, backend=BACKEND)
    paper = reverse("results:my-paper", args=[letter.pk])

    assert paper not in own.get(reverse("results:my-letter", args=[letter.pk])).content.decode()
    assert own.get(paper).status_code == 404


DECISION = KINDS["LIST_DECISION"]


def decide(client):
    page = address("issue-papers", DECISION.slug)
    mark = str(client.get(page).context["form"]["request_id"].value())
    client.post(page, {"request_id": mark, "first": "41", "subjects": [campaign().code]})
    return IssuedDocument.objects.get(kind=DECISION.name)


def looked_up(paper):
    return Client().get(reverse("results:paper-code"), {"code": paper.code}).content.decode()


def test_what_the_office_edits_is_a_word_file_and_a_draft_until_its_signed_copy_came(client):
    paper = decide(client)
    listed = address("papers-of-kind", DECISION.slug)
    file = client.get(address("paper-print", paper.pk))
    before = client.get(listed).content.decode(), looked_up(paper)

    copy = SimpleUploadedFile("qd.pdf", SCAN)
    client.post(address("attach-scan", paper.pk), {"code": paper.code, "file": copy})

    assert file["content-type"] == DOCX
    assert file["content-disposition"].endswith('.docx"')
    assert "41/QĐ-HĐTT" in words_of(file.content)
    for page in before:
        assert "Dự thảo, chờ bản đã ký" in page
    assert "Văn bản đang dự thảo, chưa được ký" in before[1]
    assert "Tệp Word" in before[0]
    assert "Đã ký" in client.get(listed).content.decode()
    assert "Văn bản đã được phát hành" in looked_up(paper)


def test_the_draft_of_a_word_file_is_marked_and_has_no_number(client):
    draft = client.get(address("paper-draft", DECISION.slug, campaign().code))

    assert draft["content-type"] == DOCX
    assert "BẢN NHÁP" in words_of(draft.content)


def test_a_signed_copy_that_was_replaced_stands_beside_its_paper_with_who_when_and_why(client):
    issue(client, kept_out()[:1])
    paper = IssuedDocument.objects.get()
    page = address("attach-scan", paper.pk)

    def send(data, **typed):
        file = SimpleUploadedFile("ban-ky.pdf", data)
        return client.post(page, {"code": paper.code, "file": file, **typed})

    send(SCAN)
    unsaid = send(pdf("khác"), reason="")
    send(pdf("khác"), reason="Thiếu trang 2")

    assert (unsaid.status_code, [*unsaid.context["form"].errors]) == (422, ["reason"])
    file = DecisionFile.objects.get()
    replaced = address("replaced-paper-scan", paper.pk, file.pk)
    listed = client.get(address("papers-of-kind", KIND.slug)).content.decode()
    assert replaced in listed
    assert "Thiếu trang 2" in listed
    before = len(readings())
    assert client.get(replaced).content == SCAN
    assert len(readings()) == before + 1  # reading it is reading the dossier


def test_in_a_pile_the_reason_is_asked_for_where_a_copy_is_replaced(client):
    issue(client, kept_out()[:1])
    paper = IssuedDocument.objects.get()
    client.post(address("attach-scans"), {"copies": [printed(client, paper)]})

    unsaid = client.post(address("attach-scans"), {"copies": [printed(client, paper)]})
    assert (unsaid.status_code, [*unsaid.context["form"].errors]) == (422, ["reason"])

    typed = {"copies": [printed(client, paper)], "reason": "Bản cũ mờ"}
    assert client.post(address("attach-scans"), typed).status_code == 303
    assert DecisionFile.objects.get().replaced_why == "Bản cũ mờ"
