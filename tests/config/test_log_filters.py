"""A line of the log keeps everything but the key of a link that was sent by mail."""

import logging

import pytest

from config.log_filters import WithoutMailedKeys


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/tai-khoan/password/reset/key/3-c9x-0a1b2c/", "/tai-khoan/password/reset/key/…/"),
        ("/tai-khoan/confirm-email/MQ:1tz:abc/", "/tai-khoan/confirm-email/…/"),
        ("/cham-thi/TT-01/", "/cham-thi/TT-01/"),
    ],
)
def test_the_key_is_cut_out_and_nothing_else(path, written):
    record = logging.LogRecord("django.request", 30, "", 1, "Not Found: %s", (path,), None)

    assert WithoutMailedKeys().filter(record)
    assert record.getMessage() == f"Not Found: {written}"
