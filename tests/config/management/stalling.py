"""The settings and the runner of a worker that stands still in the middle of writing an import.

It says so on its output, and goes on when its input says anything.
"""

import sys

from config.settings import *  # noqa: F403

JOB_RUNNER = "tests.config.management.stalling.run"


def run(key):
    from django.db import connection  # noqa: PLC0415 - settings come before the apps

    from config import jobs  # noqa: PLC0415

    def stand_still(execute, sql, *parameters):
        outcome = execute(sql, *parameters)
        if sql.startswith("INSERT INTO") and "candidates_cadrerecord" in sql:
            print("WRITING", flush=True)
            sys.stdin.readline()
        return outcome

    with connection.execute_wrapper(stand_still):
        jobs.run(key)
