"""The demonstration as of a day that is always the same: `python -m tests.browser.clocked serve …`.

A campaign takes months, and every gate asks the calendar. The journey moves the clock as visitors
do, by the control of the demonstration; only the day on which it begins is fixed here.
"""

import os
import sys
from wsgiref.simple_server import WSGIServer

import django
import time_machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
BEGINS = "2026-11-26T08:00:00+07:00"


def seed() -> None:
    # These need the apps.
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    call_command("seed_demo", quiet=True)


def serve(address: str) -> None:
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: PLC0415

    from config.wsgi import application  # noqa: PLC0415

    host, port = address.split(":")
    server: WSGIServer = ThreadedWSGIServer((host, int(port)), WSGIRequestHandler)
    server.set_app(application)
    server.serve_forever()


if __name__ == "__main__":
    with time_machine.travel(BEGINS, tick=True):
        django.setup()
        what, *rest = sys.argv[1:]
        {"seed": seed, "serve": serve}[what](*rest)
