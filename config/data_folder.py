"""The folder of the data is read by the account of the service alone."""

from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def make_private(folder: Path) -> None:
    """Close a folder, and what stands at its top, to everybody else on the machine.

    What lies deeper is behind closed folders. A file of another account stays as it is, and one
    that vanishes meanwhile (the journals of SQLite) is none.
    """
    for path in (folder, *folder.iterdir()):
        with suppress(FileNotFoundError, PermissionError):
            if not path.is_symlink():
                _close(path)


def _close(path: Path) -> None:
    mode = FOLDER if path.is_dir() else FILE
    if path.stat().st_mode & 0o777 & ~mode:
        path.chmod(mode)
