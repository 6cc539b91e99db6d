"""Play the sample campaign up to a moment, for good: `python -m tests.browser.house closed`.

A journey's server needs a database file, and a process of its own to write it.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class Reached(Exception):
    """The moment is there: the deed that would end it is not done."""


def main(moment: str) -> None:
    django.setup()
    # These need the apps.
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from accounts.models import Person  # noqa: PLC0415
    from config.rehearsal import play  # noqa: PLC0415
    from tests.browser.steps import PASSWORD  # noqa: PLC0415
    from tests.moments import BEFORE, DEMO  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    module, deed = BEFORE[moment]
    setattr(module, deed, _stop)
    try:
        play.rehearse(DEMO)
    except Reached:
        Person.objects.update(password=make_password(PASSWORD))


def _stop(**_: object) -> None:
    raise Reached


if __name__ == "__main__":
    main(sys.argv[1])
