"""The command that rehearses a folder: its tables, byte for byte, and its exit codes."""

import subprocess
import sys

from tests import sample

ROOT = sample.ROOT
SAME = ("planning-findings.csv", "findings/quy-hoach-2025-2030.csv")


def rehearse(folder, out):
    command = [sys.executable, "manage.py", "rehearse", str(folder), "--out", str(out)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def read(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.csv")}


def test_twice_into_one_folder_gives_the_expected_bytes_twice(tmp_path):
    first = rehearse(sample.DEMO, tmp_path)
    assert first.returncode == 0, first.stderr
    tables = read(tmp_path)
    expected = {**read(sample.EXPECTED), SAME[1]: (sample.EXPECTED / SAME[0]).read_bytes()}

    assert first.stderr == ""
    assert {name: tables[name] for name in set(tables) & set(expected)} == {
        name: expected[name] for name in set(tables) & set(expected)
    }
    assert len(set(tables) & set(expected)) == 13
    second = rehearse(sample.DEMO, tmp_path)
    assert (second.returncode, second.stdout, read(tmp_path)) == (0, first.stdout, tables)


def test_a_folder_without_a_campaign_ends_with_one_and_a_sentence(tmp_path):
    outcome = rehearse(tmp_path, tmp_path / "out")

    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stderr
    assert outcome.stderr.strip()
    assert not (tmp_path / "out").exists()
