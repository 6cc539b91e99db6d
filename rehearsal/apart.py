"""A dry run apart from everything: its own process, its own folder, its own database."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from exams.rules.profile import Values
from exams.rules.refusals import Refusal
from rehearsal.report import Report

OWN = "REHEARSING"


def folder_of(key: object) -> Path:
    """Return where the dry run of a job has its database, and nothing else."""
    return Path(settings.VAR_DIR) / "rehearsals" / str(key)


def sweep(active: set[str]) -> None:
    """Delete what dry runs left whose worker was killed."""
    for folder in folder_of("x").parent.glob("*"):
        if folder.name not in active:
            shutil.rmtree(folder, ignore_errors=True)


def play_apart(key: object, values: Values, hear: Callable[[str], None]) -> Report:
    """Play a dry run in a database that is deleted at its end; `hear` is told of each step.

    Raises Refusal REHEARSAL_BROKEN where the process ended without a report.
    """
    folder = folder_of(key)
    shutil.rmtree(folder, ignore_errors=True)  # a worker may have been killed in it
    folder.mkdir(parents=True, mode=0o700)
    try:
        (folder / "profile.json").write_text(json.dumps(values), encoding="utf-8")
        return _listened(_started(folder), hear)
    finally:
        shutil.rmtree(folder)


def _started(folder: Path) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        OWN: "1",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/rehearsal.sqlite3",
    }
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "dry_run"]
    return subprocess.Popen(  # noqa: S603 - ourselves
        [*command, str(folder / "profile.json")],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _listened(process: "subprocess.Popen[str]", hear: Callable[[str], None]) -> Report:
    """Hear each line until the report; whoever is stopped meanwhile stops the process too."""
    with process:
        try:
            for line in process.stdout or ():
                if line.startswith("{"):
                    report: Report = json.loads(line)
                    return report
                hear(line.strip())
        finally:
            process.kill()
    raise Refusal("REHEARSAL_BROKEN")
