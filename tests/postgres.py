"""Run the tests on a PostgreSQL of their own: `python -m tests.postgres [pytest's arguments]`."""

import os
import subprocess
import sys

from tests.bench.postgres import thrown_away


def main(arguments: list[str]) -> int:
    """Start a server that is thrown away, and run pytest against it; return pytest's exit code."""
    with thrown_away() as address:
        environment = {**os.environ, "DATABASE_URL": address}
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
