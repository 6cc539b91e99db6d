"""The verifier at the command line: three exit codes, two languages, an answer for machines."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from results.rules.bundle import DOCUMENT, archive
from tests.results.verifier.sample_bundle import SCRIPT, document, made, rows, sealed


def run(*arguments: str) -> tuple[int, str]:
    process = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *arguments],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return process.returncode, process.stdout


def written_bundle(folder: Path, files: dict[str, bytes]) -> str:
    for file, content in files.items():
        (folder / file).write_bytes(content)
    return str(folder)


def test_at_the_command_line_a_good_bundle_is_confirmed(tmp_path):
    path = tmp_path / "ket-qua.zip"
    path.write_bytes(archive(made(), {"verify_bundle.py": SCRIPT.read_bytes()}))

    code, output = run(str(path), "--expect", made().digest)

    assert code == 0
    assert "ĐÚNG: tính lại 52 thí sinh" in output
    assert "CONFIRMED: 52 entries" in output


def test_at_the_command_line_a_changed_bundle_names_the_entry_in_both_languages(tmp_path):
    whole = document()
    rows(whole)[0]["total"] = "173.01"

    code, output = run(written_bundle(tmp_path, sealed(whole)))

    assert code == 1
    assert "outcome/positions/VT01/ranking/LD029/total" in output
    assert "công bố / published:  173.01" in output
    assert "tính lại / recomputed: 173.00" in output


def test_at_the_command_line_it_can_answer_a_machine(tmp_path):
    whole = document()
    rows(whole)[0]["rank"] = None

    code, output = run(written_bundle(tmp_path, sealed(whole)), "--json")

    assert code == 1
    assert json.loads(output)["differences"] == [
        {
            "where": "outcome/positions/VT01/ranking/LD029/rank",
            "published": "(trống / empty)",
            "recomputed": "1",
        }
    ]


def test_a_wrong_sum_and_a_missing_file_are_found(tmp_path):
    good = made().document
    sums = f"{'0' * 64}  {DOCUMENT}\n{'0' * 64}  README.txt\n".encode()

    code, output = run(written_bundle(tmp_path, {DOCUMENT: good, "SHA256SUMS": sums}))

    assert code == 1
    assert "SHA256SUMS/ket-qua.json" in output
    assert "(không có / missing)" in output


@pytest.mark.parametrize(
    "content",
    [
        b"not json",
        b"[]",
        b'{"schema":"another/1"}',
        b'{"schema":"ket-qua-thi-tuyen/1"}',
        b'{"schema":1.5}',
        b'{"schema":"a","schema":"b"}',
        b'{"schema":NaN}',
        b"\xff\xfe",
    ],
)
@pytest.mark.parametrize("answer", [(), ("--json",)])
def test_what_cannot_be_read_is_told_apart_from_what_is_wrong(tmp_path, content, answer):
    code, output = run(written_bundle(tmp_path, {DOCUMENT: content}), *answer)

    assert code == 2
    assert "KHÔNG ĐỌC ĐƯỢC" in output or json.loads(output)["ok"] is False


def test_a_missing_bundle_is_unreadable(tmp_path):
    assert run(str(tmp_path / "nowhere.zip"))[0] == 2
    assert run(str(tmp_path))[0] == 2
