import json
import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from rehearsal.demo.accounts import OFFICES, PASSWORD
from rehearsal.management.commands.seed_demo import accounts

SAMPLES = ("giam-khao-1", "hoi-dong-1")


class Command(BaseCommand):
    help = (
        "Run the demonstration: sample campaigns, a server, a worker, one account for every role. "
        "Mail is printed here; Ctrl-C stops everything. Exit codes: 0 stopped, 1 refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--json", action="store_true", help="say where and who in one object")

    def handle(self, **options: object) -> None:
        if "demo" not in str(connection.settings_dict["NAME"]):
            raise CommandError("demo writes only into a database whose name says demo.")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("seed_demo", "--quiet", stdout=self.stderr)
        address = f"{options['host']}:{options['port']}"
        if options["json"]:
            self._write_json(address)
        else:
            self._tell(address)
        connection.close()
        raise SystemExit(_serve(address))

    def _write_json(self, address: str) -> None:
        """Tell a program where the demonstration is, and who may sign in."""
        details = {
            "address": f"http://{address}/",
            "password": PASSWORD,
            "accounts": accounts(),
        }
        self.stdout.write(json.dumps(details, ensure_ascii=False))
        self.stdout.flush()

    def _tell(self, address: str) -> None:
        self.stdout.write(f"\n  Mở trình duyệt tại   http://{address}/\n")
        self.stdout.write(f"  Mật khẩu chung       {PASSWORD}\n\n")
        for username, name, _ in OFFICES:
            if not username[-1].isdigit() or username in SAMPLES:
                self.stdout.write(f"  {username:<14} {name}")
        self.stdout.write("\n  Giám khảo khác: giam-khao-2 … 6; hoi-dong-2 … 7. Ctrl-C để dừng.\n")


def _serve(address: str) -> int:
    """Run the server in the foreground, and a worker beside it; stop both cleanly on Ctrl-C."""
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", address]
    command += ["--workers", "2", "--threads", "4", "--worker-class", "gthread"]
    command += ["--no-control-socket", "--log-level", "warning"]
    with worker_beside():
        server = subprocess.Popen(command, env=_environment())  # noqa: S603 - ours
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.send_signal(signal.SIGINT)
            server.wait()
            return 0


@contextmanager
def worker_beside() -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker meanwhile; Ctrl-C reaches it through us alone, so that it ends what it does."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]
    worker = subprocess.Popen(command, env=_environment(), start_new_session=True)  # noqa: S603
    try:
        yield worker
    finally:
        worker.terminate()
        worker.wait()


def _environment() -> dict[str, str]:
    return {**os.environ, "DEMO": "1"}
