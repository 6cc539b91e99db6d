"""Ask the trail what it last said of a row, before the row is built upon."""

import json
from collections.abc import Sequence

from django.core.exceptions import ValidationError

from audit.models.log import Event
from audit.models.protected import Protected
from audit.rules.chain import leaf

Said = dict[tuple[str, str], tuple[int, str]]  # (table, key) -> version, digest


def tampered_rows(rows: Sequence[Protected]) -> list[Protected]:
    """Return the rows that are not what their own event says of them: changed past the trail."""
    events = Event.objects.in_bulk({row.event_id for row in rows})
    said = {digest: _said(event) for digest, event in events.items()}
    return [row for row in rows if not _holds(row, said.get(row.event_id, {}))]


def _said(event: Event) -> Said:
    entry = bytes(event.entry)
    if leaf(entry) != event.leaf:
        return {}
    return {
        (table, key): (version, digest) for table, key, version, digest in json.loads(entry)["rows"]
    }


def _holds(row: Protected, said: Said) -> bool:
    try:
        now = row.ver, row.fingerprint()
    except (ValidationError, ValueError):  # a value that no deed can have written
        return False
    return said.get((row._meta.db_table, str(row.pk))) == now
