"""A PDF is pages to read: whatever else is in it, packed or hidden, is found and named (T45)."""

import pytest
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from candidates.rules import scanned_pdf
from candidates.rules.scanned_pdf import MOST_PAGES, Active, require_only_pages
from exams.rules.refusals import Refusal
from tests.files import blank, pdf, written


def refusal(data):
    with pytest.raises(Refusal) as refused:
        require_only_pages(data, "đơn.pdf")
    assert refused.value.facts["file"] == "đơn.pdf"
    return refused.value


def action(kind, **more):
    """Return an action as it stands in a PDF."""
    said = {NameObject(f"/{key}"): value for key, value in more.items()}
    return DictionaryObject({NameObject("/S"): NameObject(kind), **said})


def opens_with(act):
    """Return a PDF that does something when it is opened."""
    writer = blank()
    writer.root_object[NameObject("/OpenAction")] = act
    return written(writer)


def with_note(subtype):
    """Return a PDF with something on its page that is no text."""
    note = DictionaryObject({NameObject("/Subtype"): NameObject(subtype)})
    writer = blank()
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note])
    return written(writer)


def with_script():
    writer = blank()
    writer.root_object[NameObject("/Names")] = action("/D", JavaScript=ArrayObject())
    return written(writer)


def with_enclosed():
    writer = blank()
    writer.add_attachment("khác.exe", b"MZ")
    return written(writer)


def with_form_of_its_own():
    writer = blank()
    form = DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp>")})
    writer.root_object[NameObject("/AcroForm")] = form
    return written(writer)


def with_name_by_reference():
    """Return a PDF whose action says what it does by a reference to another object."""
    writer = blank()
    name = writer._add_object(NameObject("/Launch"))
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject({NameObject("/S"): name})
    return written(writer)


def packed(data):
    """Return a PDF with its objects packed into one stream, as most programs write them."""
    objects = [(7, b"<</S/JavaScript/JS(app.alert(1))>>"), (8, b"[]")]
    body, offsets, at = b"", [], 0
    for number, text in objects:
        offsets.append(b"%d %d" % (number, at))
        body += text + b" "
        at = len(body)
    head = b" ".join(offsets) + b" "
    stream = StreamObject()
    stream.set_data(head + body)
    packed_stream = stream.flate_encode()
    packed_stream[NameObject("/Type")] = NameObject("/ObjStm")
    packed_stream[NameObject("/N")] = NumberObject(2)
    packed_stream[NameObject("/First")] = NumberObject(len(head))
    return with_table(data, packed_stream._data, len(head))


def with_table(data, stream, first):
    """Return a PDF with a later part: objects 7 and 8 are packed in object 9."""
    at = len(data) + 1
    dictionary = b"<</Type/ObjStm/N 2/First %d/Filter/FlateDecode/Length %d>>" % (
        first,
        len(stream),
    )
    ninth = b"9 0 obj" + dictionary + b"stream\n" + stream + b"\nendstream endobj\n"
    entries = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(1, "big")
        for kind, place, index in [(2, 9, 0), (2, 9, 1), (1, at, 0), (1, at + len(ninth), 0)]
    )
    previous = int(data.rsplit(b"startxref", 1)[1].split()[0])
    table = b"10 0 obj<</Type/XRef/W[1 4 1]/Index[7 4]/Size 11/Root 3 0 R/Prev %d/Length %d>>" % (
        previous,
        len(entries),
    )
    tail = b"stream\n" + entries + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % (at + len(ninth))
    return data + b"\n" + ninth + table + tail


def test_pages_to_read_are_taken():
    require_only_pages(pdf(pages=MOST_PAGES), "đơn.pdf")


def test_a_link_to_an_address_does_nothing_by_itself():
    writer = blank()
    writer.add_annotation(0, Link(rect=(1, 1, 2, 2), url="https://example.vn/"))

    require_only_pages(written(writer), "đơn.pdf")


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (with_script(), Active.PROGRAM),
        (opens_with(action("/JavaScript", JS=TextStringObject("app.alert(1)"))), Active.PROGRAM),
        (with_form_of_its_own(), Active.PROGRAM),
        (packed(pdf()), Active.PROGRAM),
        (opens_with(action("/Launch")), Active.LAUNCH),
        (opens_with(action("/GoToR")), Active.LAUNCH),
        (with_name_by_reference(), Active.LAUNCH),
        (opens_with(action("/SubmitForm")), Active.SUBMIT),
        (opens_with(action("/ImportData")), Active.SUBMIT),
        (with_enclosed(), Active.EMBEDDED),
        (with_note("/FileAttachment"), Active.EMBEDDED),
        (with_note("/RichMedia"), Active.MEDIA),
        (with_note("/3D"), Active.MEDIA),
    ],
)
def test_what_does_something_is_found_and_named(data, content):
    found = refusal(data)

    assert (found.code, found.facts["content"]) == ("FILE_ACTIVE", content)


def test_a_name_written_in_another_way_is_the_same_name():
    data = opens_with(action("/Launch")).replace(b"/Launch", b"/L#61unch")

    assert refusal(data).code == "FILE_ACTIVE"


def test_everything_that_is_found_is_named_at_once():
    writer = blank()
    writer.root_object[NameObject("/OpenAction")] = action("/JavaScript")
    writer.add_attachment("khác.exe", b"MZ")

    assert refusal(written(writer)).facts["content"] == "ACTIVE_EMBEDDED ACTIVE_PROGRAM"


def test_a_pdf_with_a_password_is_refused_even_if_it_can_be_read_without():
    writer = blank()
    writer.encrypt(user_password="", owner_password="chỉ in")

    assert refusal(written(writer)).code == "FILE_ENCRYPTED"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", pdf()[:200], written(PdfWriter())], ids=["head", "cut", "no-page"]
)
def test_what_cannot_be_read_as_pages_is_refused(data):
    assert refusal(data).code == "FILE_DAMAGED"


def test_more_pages_than_anybody_reads_are_refused():
    found = refusal(pdf(pages=MOST_PAGES + 1))

    assert (found.code, found.facts["limit"]) == ("FILE_TOO_MANY_PAGES", str(MOST_PAGES))


def test_more_parts_than_can_be_looked_at_are_refused(monkeypatch):
    monkeypatch.setattr(scanned_pdf, "MOST_OBJECTS", 3)

    assert refusal(pdf()).code == "FILE_TOO_MANY_PARTS"
