"""What a file of personnel facts leaves of the trainings on record: it adds to them.

They are entered on the page of a person as well, and files of old have no sheet of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from candidates.models import CadreRecord
from candidates.rules.facts import Cadre


def with_stored_trainings(
    stored: Mapping[str, CadreRecord], cadres: Sequence[Cadre]
) -> list[Cadre]:
    """Return the people of a file, each with the courses on record and those that the file adds.

    `stored`: the records by citizen number, their facts prefetched.
    """
    return [_with_stored(stored.get(cadre.citizen_id), cadre) for cadre in cadres]


def _with_stored(record: CadreRecord | None, cadre: Cadre) -> Cadre:
    if record is None:
        return replace(cadre, trainings=tuple(dict.fromkeys(cadre.trainings)))
    together = dict.fromkeys((*record.as_cadre().trainings, *cadre.trainings))
    return replace(cadre, trainings=tuple(together))
