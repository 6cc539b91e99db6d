"""The demonstration runs a worker beside its server, and ends it with it."""

import pytest

from rehearsal.management.commands.demo import worker_beside

pytestmark = pytest.mark.slow


def test_a_worker_is_there_while_the_server_is_and_not_longer(monkeypatch, tmp_path):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)

    with worker_beside() as worker:
        assert worker.poll() is None

    assert worker.returncode is not None
