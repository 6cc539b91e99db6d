"""The folder of the data is closed to everybody else, whatever stood in it."""

import pytest

from config.data_folder import make_private


def mode(path):
    return path.stat().st_mode & 0o777


@pytest.fixture
def folder(tmp_path):
    """A folder that stands open, with a file and a folder in it."""
    (tmp_path / "seal_key").touch()
    (tmp_path / "seal_key").chmod(0o644)
    (tmp_path / "dossiers").mkdir()
    (tmp_path / "dossiers").chmod(0o755)
    tmp_path.chmod(0o755)
    return tmp_path


def test_what_stands_in_it_is_closed(folder):
    make_private(folder)

    assert [mode(folder), mode(folder / "dossiers"), mode(folder / "seal_key")] == [
        0o700,
        0o700,
        0o600,
    ]


def test_what_is_closed_further_stays_so(folder):
    (folder / "seal_key").chmod(0o400)

    make_private(folder)

    assert mode(folder / "seal_key") == 0o400


def test_where_a_link_leads_nothing_is_changed(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "file"
    elsewhere.touch()
    elsewhere.chmod(0o644)
    (folder / "link").symlink_to(elsewhere)

    make_private(folder)

    assert mode(elsewhere) == 0o644


def test_a_link_that_leads_nowhere_hinders_no_start(folder):
    (folder / "link").symlink_to(folder / "nowhere")

    make_private(folder)

    assert mode(folder) == 0o700
