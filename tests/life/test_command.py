"""The command that rehearses a folder: its tables, byte for byte, and its exit codes."""

import subprocess
import sys

import pytest

from rehearsal.files import write
from tests import sample

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROOT = sample.ROOT
SAME = ("planning-findings.csv", "findings/quy-hoach-2025-2030.csv")


def rehearse(folder, out):
    command = [sys.executable, "manage.py", "rehearse", str(folder), "--out", str(out)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def read(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.csv")}


def test_into_the_folder_of_an_earlier_run_come_the_expected_bytes_again(tmp_path, published):
    counts = write(published, tmp_path)
    earlier = read(tmp_path)
    expected = {**read(sample.EXPECTED), SAME[1]: (sample.EXPECTED / SAME[0]).read_bytes()}

    again = rehearse(sample.DEMO, tmp_path)

    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.split() == [
        word for name, count in counts.items() for word in (str(count), name)
    ]
    tables = read(tmp_path)
    assert tables == earlier
    assert {name: tables[name] for name in set(tables) & set(expected)} == {
        name: expected[name] for name in set(tables) & set(expected)
    }
    assert len(set(tables) & set(expected)) == 13


def test_a_folder_without_a_campaign_ends_with_one_and_a_sentence(tmp_path):
    outcome = rehearse(tmp_path, tmp_path / "out")

    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stderr
    assert outcome.stderr.strip()
    assert not (tmp_path / "out").exists()
