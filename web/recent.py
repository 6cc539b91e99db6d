"""What a process worked out last, kept while there is room."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values by the exact version of what they were made from; safe among threads.

    The key must be one that never comes back for anything else (a digest, the head of a log): then
    nothing in here can be out of date. `rows_of` says how much room a value takes.
    """

    def __init__(self, *, most_rows: int, rows_of: Callable[[Value], int]) -> None:
        self._most_rows, self._rows_of = most_rows, rows_of
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: Hashable, value: Value) -> None:
        """Keep a value; those not read for longest go when there are too many rows."""
        with self._lock:
            self._values[key] = value
            while len(self._values) > 1 and self._rows() > self._most_rows:
                self._values.popitem(last=False)

    def value_of(
        self, key: Hashable, key_now: Callable[[], Hashable], work_out: Callable[[], Value]
    ) -> Value:
        """Return the value of a key: the one that is kept, or worked out.

        Callers share the value and change nothing in it. Where `key_now` is another one afterwards
        somebody wrote meanwhile, and the value is not kept.
        """
        if (value := self.get(key)) is not None:
            return value
        value = work_out()
        if key_now() == key:
            self.keep(key, value)
        return value

    def once_each(
        self,
        keys_of: Callable[[], Mapping[Thing, Hashable]],
        work_out: Callable[[list[Thing]], Mapping[Thing, Value]],
    ) -> dict[Thing, Value]:
        """Return the value of each thing that `keys_of` names: kept ones, the rest worked out.

        Callers share the values and change nothing in them. Where a key is another one afterwards
        somebody wrote meanwhile, and nothing of it is kept.
        """
        keys = keys_of()
        values = {thing: self.get(key) for thing, key in keys.items()}
        missing = [thing for thing, value in values.items() if value is None]
        fresh = work_out(missing) if missing else {}
        if fresh and keys_of() == keys:
            for thing, value in fresh.items():
                self.keep(keys[thing], value)
        stored = {thing: value for thing, value in values.items() if value is not None}
        return {**stored, **fresh}

    def clear(self) -> None:
        with self._lock:
            self._values.clear()

    def _rows(self) -> int:
        return sum(self._rows_of(value) for value in self._values.values())
