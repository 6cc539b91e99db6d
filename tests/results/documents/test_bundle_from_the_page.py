"""The command on the page, with the digest on the page, confirms the bundle of the page."""

import html
import io
import json
import re
import shlex
import subprocess
import sys
import zipfile

import pytest
from django.test import Client

from results.documents.bundle import LIST

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
COMMAND = re.compile(r"<pre[^>]*>(python3 .*?)</pre>", re.DOTALL)


@pytest.fixture
def folder(tmp_path, settings):
    """The bundle, downloaded and unpacked."""
    settings.VAR_DIR = tmp_path / "var"
    bundle = Client().get("/ket-qua/TT2026-01/goi-kiem-chung/")
    target = tmp_path / "bundle"
    with zipfile.ZipFile(io.BytesIO(b"".join(bundle) if bundle.streaming else bundle.content)) as z:
        z.extractall(target)
    return target


def command_of_the_page():
    page = Client().get("/ket-qua/TT2026-01/official/1/").content.decode()
    return shlex.split(html.unescape(COMMAND.search(page)[1]))


def run(folder, *more):
    python, *arguments = command_of_the_page()
    assert python == "python3"
    return subprocess.run(
        [sys.executable, *arguments, *more],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_the_command_of_the_page_confirms_and_says_whose_digest_it_was(folder):
    process = run(folder)

    assert process.returncode == 0, process.stdout + process.stderr
    assert "đúng mã của danh-sach.json" in process.stdout
    assert "the digest of danh-sach.json" in process.stdout
    assert json.loads(run(folder, "--json").stdout)["expected"] == LIST


def test_a_list_of_another_outcome_is_found_though_it_is_written_well(folder):
    content = json.loads((folder / LIST).read_bytes())
    content["lines"][0]["total"] = "199.00"
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    (folder / LIST).write_bytes(text.encode())

    process = run(folder)

    number = content["lines"][0]["number"]
    assert process.returncode == 1
    assert "- --expect" in process.stdout
    assert f"{LIST}/{number}/total" in process.stdout


def test_a_list_that_lacks_a_candidate_is_found(folder):
    content = json.loads((folder / LIST).read_bytes())
    gone = content["lines"].pop()["number"]
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    (folder / LIST).write_bytes(text.encode() + b" ")

    process = run(folder)

    assert process.returncode == 1
    assert f"{LIST}/{gone}" in process.stdout
    assert "dạng chuẩn" in process.stdout
