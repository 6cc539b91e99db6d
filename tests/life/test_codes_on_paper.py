"""Codes on paper: the sample gives the same tables, and labels go from the printer to the list."""

import csv
import io
import json
import random
import zipfile
from collections import Counter
from decimal import Decimal

import pypdfium2
import pytest
import zxingcpp

from audit.actions.verify import verify
from exams.models import Script, Stub
from grading.actions import assign, mark
from grading.models import Assignment
from rehearsal.readback import read_back
from rehearsal.run import rehearse
from rehearsal.tables import TABLES
from results.actions import gates
from results.documents.bundle import latest, packed
from results.documents.labels import labels
from results.models import Publication
from results.rules.bundle import DOCUMENT
from tests.actions import LATE, by_two, campaign, person_named
from tests.life import folders
from tests.life.test_rehearsal import EXPECTED
from tests.results.actions import on_paper
from tests.results.actions.on_paper import CUSTODIAN, SUPERVISOR
from tests.results.documents.test_bundle import checked

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def expected(name):
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_sample_on_paper_comes_out_as_it_does_with_a_sealed_mapping(tmp_path):
    late = ('code_binding = "SEALED"', 'code_binding = "LATE"')
    rehearsed = rehearse(folders.copied(tmp_path / "ky-thi", late))

    readback = read_back(rehearsed)
    assert {name: list(table(readback)) for name, (table, _) in TABLES.items()} == {
        name: expected(name) for name in TABLES
    }
    assert rehearsed.campaign.binds_late
    assert not Stub.objects.exists()
    assert list(verify()) == []
    data = packed(latest(rehearsed.campaign))
    codes = json.loads(zipfile.ZipFile(io.BytesIO(data)).read(DOCUMENT))["codes"]
    assert codes == {script.entry.number: script.code for script in Script.objects.all()}
    assert checked(tmp_path, data).returncode == 0


def scanned(data):
    """Return what a scanner reads on every page of a PDF: the text of each QR code."""
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    pictures = [pages[index].render(scale=300 / 72).to_pil() for index in range(len(pages))]
    return [read.text for picture in pictures for read in zxingcpp.read_barcodes(picture)]


def points_of(number):
    return Decimal(60 + int(number.removeprefix("LD")))


def mark_by_code(stuck):
    """Let two hands mark each script: they know its code, and what its writer earned."""
    writers = {code: number for number, code in stuck.items()}
    assign.allocate(part=on_paper.part(), by=person_named("truong-ban-cham"), at=LATE)
    rows = Assignment.objects.select_related("script__part__campaign", "examiner")
    for assignment in rows:
        points = points_of(writers[assignment.script.code])
        mark.enter(assignment=assignment, points=points, seen=0, by=assignment.examiner, at=LATE)
    for examiner in {assignment.examiner for assignment in rows}:
        mark.hand_in(campaign=campaign(), by=examiner, at=LATE)
    by_two("CLOSE_MARKING", gates.of_close_marking(on_paper.part()))


def with_a_slip_of_the_pen(stuck):
    first, second, *_ = sorted(stuck)
    return {**stuck, first: stuck[second], second: stuck[first]}


@pytest.mark.usefixtures("listed")
def test_labels_are_printed_scanned_marked_bound_by_two_lists_and_published():
    on_paper.bind("LATE")
    numbers = [f"LD{number:03d}" for number in range(1, 31)]
    on_paper.sit_with(*numbers)
    sheet = on_paper.issue(33)
    on_paper.print_out(sheet)

    twins = Counter(scanned(labels(sheet, at=LATE)))
    assert twins == dict.fromkeys(sheet.codes, 2)
    stuck = dict(zip(numbers, random.sample(sorted(twins), len(numbers)), strict=True))
    for code in stuck.values():
        on_paper.receive(code)
    on_paper.seal_envelope(len(stuck))
    on_paper.countersign()
    on_paper.seal()
    assert set(Script.objects.values_list("code", "entry")) == {
        (code, None) for code in stuck.values()
    }
    mark_by_code(stuck)

    on_paper.read(with_a_slip_of_the_pen(stuck), CUSTODIAN)
    on_paper.finish(CUSTODIAN)
    on_paper.read(stuck, SUPERVISOR)
    on_paper.finish(SUPERVISOR)
    assert not Script.objects.exclude(entry=None).exists()
    for number in numbers[:2]:
        on_paper.strike(number, CUSTODIAN)
    on_paper.read({number: stuck[number] for number in numbers[:2]}, CUSTODIAN)
    on_paper.finish(CUSTODIAN)
    by_two("PUBLISH_PROVISIONAL", number="292")

    content = Publication.objects.get(kind="PROVISIONAL").content
    marked = {line["number"]: line for line in content["lines"] if line["number"] in numbers}
    assert {number: Decimal(line["written"]) for number, line in marked.items()} == {
        number: points_of(number) for number in numbers
    }
    assert list(verify()) == []
