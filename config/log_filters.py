"""What a line of the log never holds: the key of a link that was sent by mail."""

import logging
import re

_KEY = re.compile(r"(/(?:password/reset/key|confirm-email)/)[^/\s]+")


class WithoutMailedKeys(logging.Filter):
    """Cut the key out of an address: whoever has it sets a new password."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _KEY.sub(r"\1…", record.getMessage()), ()
        return True
