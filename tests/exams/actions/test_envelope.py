import pytest
from cryptography.fernet import InvalidToken

from exams.actions.envelope import close_envelope, open_envelope


def test_what_is_locked_can_be_opened_and_says_nothing(settings):
    settings.SEAL_KEY = "khóa"
    sealed = close_envelope(b"LD001")

    assert b"LD001" not in sealed
    assert open_envelope(memoryview(sealed)) == b"LD001"


def test_no_byte_can_be_changed_and_no_other_key_opens_it(settings):
    settings.SEAL_KEY = "khóa"
    sealed = close_envelope(b"LD001")
    for index in range(len(sealed)):
        forged = sealed[:index] + bytes([sealed[index] ^ 1]) + sealed[index + 1 :]
        with pytest.raises(InvalidToken):
            open_envelope(forged)
    settings.SEAL_KEY = "khóa khác"

    with pytest.raises(InvalidToken):
        open_envelope(sealed)
