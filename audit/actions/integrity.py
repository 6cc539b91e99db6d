"""Compare rows with what the trail last recorded of them, before anything is built upon them."""

import json
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError

from audit.models.log import Event
from audit.models.protected import Protected
from audit.rules.chain import leaf

RecordedVersions = dict[tuple[str, str], tuple[int, str]]  # (table, key) -> version, digest


def tampered_rows(rows: Sequence[Protected]) -> list[Protected]:
    """Return the rows that are not what their own event says of them: changed past the trail."""
    versions_by_event = {event.pk: _recorded_versions(event) for event in _events_of(rows)}
    return [row for row in rows if not _holds(row, versions_by_event.get(row.event_id, {}))]


def _events_of(rows: Sequence[Protected]) -> Iterable[Event]:
    """Return the events of some rows; one that was read together with its row is not read again."""
    if len(rows) == 1 and rows[0]._meta.get_field("event").is_cached(rows[0]):
        return [rows[0].event]
    return Event.objects.in_bulk({row.event_id for row in rows}).values()


def _recorded_versions(event: Event) -> RecordedVersions:
    entry = bytes(event.entry)
    if leaf(entry) != event.leaf:
        return {}
    return {
        (table, key): (version, digest) for table, key, version, digest in json.loads(entry)["rows"]
    }


def _holds(row: Protected, recorded: RecordedVersions) -> bool:
    try:
        now = row.ver, row.fingerprint()
    except (ValidationError, ValueError):  # a value that no action can have written
        return False
    return recorded.get((row._meta.db_table, str(row.pk))) == now
