"""What is not for everybody is kept by no browser, and read by no other account of the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.actions import person_named

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROOT = Path(__file__).parents[2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("tham-dinh", "/ho-so/"),
        ("giam-khao-1", "/cham-thi/"),
        ("giam-sat", "/nhat-ky/"),
        ("chu-tich", "/xep-hang/TT2026-01/"),
        ("thu-ky", "/viec-cua-toi/"),
        ("giam-khao-1", "/api/desk/"),
        ("thu-ky", "/nhat-ky/"),
    ],
)
def test_a_page_that_is_not_for_everybody_is_stored_nowhere(life, who, page):
    with life.at("ranking"):
        client = Client()
        client.force_login(person_named(who), backend=BACKEND)

        assert client.get(page)["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/ky-thi/TT2026-01/", "/api/campaigns/"])
def test_what_is_public_may_be_stored(life, page):
    with life.at("ranking"):
        assert "no-store" not in Client().get(page).get("Cache-Control", "")


def modes(folder):
    return {
        str(path.relative_to(folder)): path.stat().st_mode & 0o777 for path in folder.rglob("*")
    }


def manage(folder, *command):
    environment = {**os.environ, "VAR_DIR": str(folder)}
    environment.pop("DATABASE_URL", None)
    manage_py = [sys.executable, str(ROOT / "manage.py"), *command]
    subprocess.run(manage_py, env=environment, check=True, capture_output=True)


@pytest.mark.slow
def test_what_a_start_writes_is_read_by_nobody_else(tmp_path):
    data = tmp_path / "var"

    manage(data, "migrate", "audit", "-v0")

    found = modes(data)
    assert {"secret_key", "seal_key", "thi-tuyen.sqlite3"} <= set(found)
    assert data.stat().st_mode & 0o777 == 0o700
    assert {name: oct(mode) for name, mode in found.items() if mode & 0o077} == {}


@pytest.mark.slow
def test_what_stood_open_is_closed_at_the_next_start(tmp_path):
    (tmp_path / "dossiers").mkdir(mode=0o755)
    (tmp_path / "thi-tuyen.sqlite3").touch(mode=0o644)
    tmp_path.chmod(0o755)

    manage(tmp_path, "check")

    assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert {name: oct(mode) for name, mode in modes(tmp_path).items() if mode & 0o077} == {}


@pytest.mark.slow
def test_a_connection_that_the_server_lost_is_made_again():
    program = "from django.conf import settings; print(settings.DATABASES['default'])"
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://u:p@localhost/d",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }

    said = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert "'CONN_HEALTH_CHECKS': True" in said


@pytest.mark.slow
@pytest.mark.parametrize(("host", "backend"), [("", "filebased"), ("mail.example.invalid", "smtp")])
def test_mail_leaves_by_a_server_or_as_a_file_and_never_by_a_log(host, backend):
    program = "from django.conf import settings; print(settings.EMAIL_BACKEND)"
    environment = {**os.environ, "EMAIL_HOST": host, "DJANGO_SETTINGS_MODULE": "config.settings"}

    said = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert said.strip() == f"django.core.mail.backends.{backend}.EmailBackend"
