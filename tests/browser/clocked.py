"""The product on a day that a journey chooses: `python -m tests.browser.clocked serve ADDRESS`.

A campaign takes months, and every gate asks the calendar. The day and the hour stand in the file
`clock` of the data folder; the server moves to it before it answers.
"""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any
from wsgiref.simple_server import WSGIServer

import django
import time_machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class Clock:
    """The hour of the whole process, moved when the file says another."""

    def __init__(self, file: Path) -> None:
        self._file, self._said, self._lock = file, "", Lock()
        self._travel: Any = None

    def follow(self) -> None:
        with self._lock:
            said = self._file.read_text()
            if said == self._said:
                return
            if self._travel:
                self._travel.stop()
            self._travel = time_machine.travel(datetime.fromisoformat(said), tick=True)
            self._travel.start()
            self._said = said


def clock() -> Clock:
    return Clock(Path(os.environ["VAR_DIR"]) / "clock")


def seed() -> None:
    # These need the apps.
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    clock().follow()
    call_command("seed_demo", quiet=True)


def serve(address: str) -> None:
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: PLC0415

    from config.wsgi import application  # noqa: PLC0415

    host, port = address.split(":")
    server: WSGIServer = ThreadedWSGIServer((host, int(port)), WSGIRequestHandler)
    server.set_app(_on_time(application))
    server.serve_forever()


def _on_time(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    time = clock()

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        time.follow()
        return application(environ, start_response)

    return answer


if __name__ == "__main__":
    django.setup()
    what, *rest = sys.argv[1:]
    {"seed": seed, "serve": serve}[what](*rest)
