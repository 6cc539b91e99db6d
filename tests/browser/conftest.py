"""A server of its own on a database of its own, and Chromium in front of it."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu"]


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM.exists():
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class LiveServer:
    """A running server, and a way to look into its database behind its back."""

    url: str
    folder: Path

    def rows(self, sql, *parameters):
        with closing(sqlite3.connect(self.folder / "thi-tuyen.sqlite3")) as database:
            return database.execute(sql, parameters).fetchall()

    @property
    def campaign(self):
        [(code,)] = self.rows("SELECT code FROM exams_campaign")
        return code

    def arrange(self, *what):
        """Let happen what no page can do (tests/browser/served.py)."""
        _run(self.folder, "-m", "tests.browser.served", *what)

    def work(self):
        """Let a worker do what is queued; for half a minute the pages take it to be there."""
        _run(self.folder, "manage.py", "work", "--once")


def _environment(folder):
    saved = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    settings = {"DJANGO_SETTINGS_MODULE": "tests.browser.settings"}
    return {**saved, **settings, "VAR_DIR": str(folder), "DEMO": "1"}


def _run(folder, *arguments):
    command = [sys.executable, *arguments]
    process = subprocess.run(command, cwd=ROOT, env=_environment(folder), capture_output=True)
    assert process.returncode == 0, process.stderr.decode()[-2000:]


GUNICORN = ["gunicorn", "config.wsgi", "--threads", "8", "--worker-class", "gthread"]
GUNICORN += ["--no-control-socket", "--log-level", "warning", "--bind"]


def _serve(folder, module=GUNICORN):
    """Start a server on the database of a folder; yield it, and stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", *module, address]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=_environment(folder), stderr=log)
    try:
        _await(f"http://{address}/tro-giup/")
        yield LiveServer(f"http://{address}", folder)
    finally:
        server.terminate()
        server.wait()


def _await(url):
    for _ in range(120):
        try:
            with urllib.request.urlopen(url):
                return
        except urllib.error.URLError:
            time.sleep(0.25)
    pytest.fail(f"no server at {url}")


@pytest.fixture(scope="session")
def own_copy(tmp_path_factory, worker_id):
    """Return a maker of folders, each a copy of one that is filled once for all processes.

    `own_copy("demo", ["manage.py", "migrate"], …)`: by which commands, unless one did already.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def make(name, *commands):
        original = shared / f"{name}-filled"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not original.exists():
                _fill(tmp_path_factory.mktemp(f"{name}-filling"), commands).rename(original)
        return shutil.copytree(original, tmp_path_factory.mktemp(name), dirs_exist_ok=True)

    return make


def _fill(folder, commands):
    for command in commands:
        _run(folder, *command)
    return folder


SEED = [
    ["manage.py", *command]
    for command in (["migrate", "-v0"], ["createcachetable"], ["seed_demo", "--quiet"])
]


@pytest.fixture(scope="session")
def demo(browser, own_copy):
    """The demonstration, seeded as of today: four campaigns at four moments of their lives."""
    yield from _serve(own_copy("demo", *SEED))


@pytest.fixture(scope="module")
def own_demo(browser, own_copy):
    """The demonstration for one module alone, which may change what the others rest on."""
    yield from _serve(own_copy("demo", *SEED))


@pytest.fixture(scope="module")
def clocked_demo(browser, own_copy):
    """The demonstration as of a day that is always the same (tests/browser/clocked.py)."""
    folder = own_copy("clocked", ["-m", "tests.browser.clocked", "seed"])
    yield from _serve(folder, ["tests.browser.clocked", "serve"])


def _server_at(moment):
    @pytest.fixture(scope="module", name=f"{moment}_server")
    def server(browser, own_copy):
        yield from _serve(own_copy(moment, ["-m", "tests.browser.served", moment]))

    server.__doc__ = (
        f"The sample campaign as it stood: {moment}. One server for each module of tests."
    )
    return server


listed_server = _server_at("listed")  # it is known who may sit, and nobody has a number
closed_server = _server_at("closed")  # every mark is frozen, and nobody opened the mapping
opened_server = _server_at("opened")  # nothing of the written test is published
seating_server = _server_at("seating")  # it is known who defends, and no panel sits yet
ranking_server = _server_at("ranking")  # the defence is over, and nothing was ranked


@pytest.fixture
def visit(browser):
    """Return a maker of pages, each of a reader of their own: `visit(demo)`.

    No script of any of them may fail.
    """
    opened, errors = [], []

    def make(server, **options):
        context = browser.new_context(
            base_url=server.url,
            locale="vi-VN",
            viewport={"width": 1366, "height": 768},
            accept_downloads=True,
            **options,
        )
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield make
    for context in opened:
        context.close()
    assert errors == []
