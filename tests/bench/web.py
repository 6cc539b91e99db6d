"""Eight examiners at once, over HTTP, with the server that an installation runs."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from grading.models import Mark
from tests.bench.meter import Figures, measured, percentiles
from tests.bench.stock import Stock

CLIENTS = 8
REQUESTS = 50  # of each client, after the first
PATIENCE = 30  # seconds for the server to come up


def marks_at_once(size: int) -> Figures:
    """Save marks by `CLIENTS` keep-alive connections to gunicorn, 2 workers of 4 threads."""
    stock = Stock(max(size, CLIENTS * (REQUESTS + 1)))
    stock.scripts(opened=False)
    sessions = [_Session(stock, client) for client in range(CLIENTS)]
    connection.close()
    with _server() as port, ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(lambda session: session.save(port, 1), sessions))  # every thread is warm
        figures = measured(
            lambda: list(pool.map(lambda session: session.save(port, REQUESTS), sessions))
        )
    walls = [wall for session in sessions for wall in session.walls[1:]]
    errors = sum(session.errors for session in sessions)
    assert Mark.objects.count() == CLIENTS * (REQUESTS + 1) - errors
    rate = round(len(walls) / figures["seconds"], 1)
    return {**figures, **percentiles(walls), "value": rate, "errors": errors}


class _Session:
    """One signed-in examiner's browser, with scripts that no other client saves."""

    def __init__(self, stock: Stock, number: int) -> None:
        examiner = stock.examiners[number % len(stock.examiners)]
        browser = Client(HTTP_HOST="127.0.0.1")
        browser.force_login(examiner, backend="allauth.account.auth_backends.AuthenticationBackend")
        browser.get(reverse("grading:marks", args=["DO"]))
        self.headers = {
            "Cookie": "; ".join(f"{key}={one.value}" for key, one in browser.cookies.items()),
            "X-CSRFToken": browser.cookies["csrftoken"].value,
            "HX-Request": "true",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.codes = iter([script.code for script in stock.papers[number::CLIENTS]])
        self.walls: list[float] = []
        self.errors = 0
        self.line: http.client.HTTPConnection | None = None

    def save(self, port: int, times: int) -> None:
        self.line = self.line or http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        for index in range(times):
            url = reverse("grading:points", args=["DO", next(self.codes)])
            body = urlencode({"points": f"{50 + index % 40}", "version": 0})
            begun = time.perf_counter()
            self.line.request("POST", url, body, self.headers)
            answer = self.line.getresponse()
            answer.read()
            self.walls.append(time.perf_counter() - begun)
            self.errors += answer.status != 200


@contextmanager
def _server() -> Iterator[int]:
    """Start gunicorn on a free port and give the port; stop it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-k", "gthread", "-w", "2", "--threads", "4"]
    command += ["-b", f"127.0.0.1:{port}", "--log-level", "warning", "config.wsgi:application"]
    server = subprocess.Popen(command, cwd=settings.BASE_DIR)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _wait_for(port: int) -> None:
    """Return when the server answers. Raises TimeoutError when it does not."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no server at {port}")
