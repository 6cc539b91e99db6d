"""The public bundle: canonical, sealed, the same bytes whenever it is made."""

import hashlib
import io
import json
import zipfile

import pytest

from exams.rules.refusals import Refusal
from results.rules.bundle import DOCUMENT, SUMS, archive, bundle, digest

INPUTS = {"entries": {"LD001": {"first": "72.50"}}}
OUTCOME = {"positions": [{"code": "VT01", "selected": ["LD001"]}]}
CAMPAIGN = {"code": "TT2026-01", "name": "Kỳ thi tuyển năm 2026"}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_the_document_is_canonical_and_sealed():
    made = bundle(CAMPAIGN, INPUTS, OUTCOME, {"LD001": "Nguyễn Văn An"})

    document = json.loads(made.document)
    assert made.document == json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode("utf-8")
    assert made.digest == sha256(made.document)
    assert document["inputs_sha256"] == made.inputs_digest == digest(INPUTS)
    assert document["outcome_sha256"] == made.outcome_digest == digest(OUTCOME)
    assert document["names"] == {"LD001": "Nguyễn Văn An"}
    assert document["campaign"] == CAMPAIGN


def test_without_names_none_are_told():
    assert json.loads(bundle(CAMPAIGN, INPUTS, OUTCOME).document)["names"] == {}


def test_codes_are_told_where_stubs_bound_them_and_nothing_else_moves():
    with_codes = json.loads(bundle(CAMPAIGN, INPUTS, OUTCOME, codes={"LD001": "5G0E20"}).document)
    without = json.loads(bundle(CAMPAIGN, INPUTS, OUTCOME).document)

    assert with_codes == {**without, "codes": {"LD001": "5G0E20"}}


def test_floats_do_not_get_in():
    with pytest.raises(TypeError):
        bundle(CAMPAIGN, {"entries": {"LD001": 72.5}}, OUTCOME)


def test_only_what_is_public_about_a_campaign_gets_in():
    with pytest.raises(Refusal) as refused:
        bundle({**CAMPAIGN, "chair": "…", "markers": "…"}, INPUTS, OUTCOME)

    assert (refused.value.code, refused.value.facts) == (
        "NOT_PUBLIC",
        {"fields": "chair, markers"},
    )


def test_the_archive_is_the_same_bytes_whatever_comes_first():
    made = bundle(CAMPAIGN, INPUTS, OUTCOME)
    extras = {"verify_bundle.py": b"print()", "DOC-TOI.txt": "Đọc tôi".encode()}

    first = archive(made, extras)
    two = archive(bundle(CAMPAIGN, INPUTS, OUTCOME), dict(reversed(extras.items())))

    assert first == two


def test_the_archive_holds_the_document_and_its_sums():
    made = bundle(CAMPAIGN, INPUTS, OUTCOME)

    with zipfile.ZipFile(io.BytesIO(archive(made))) as packed:
        assert packed.namelist() == [SUMS, DOCUMENT]
        assert packed.read(DOCUMENT) == made.document
        assert packed.read(SUMS).decode() == f"{made.digest}  {DOCUMENT}\n"
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
