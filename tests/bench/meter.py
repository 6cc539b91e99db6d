"""Seconds, CPU seconds (ours and our children's), peak memory and queries of some work."""

import gc
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from django.db import connection

Figures = dict[str, Any]


def measured(work: Callable[[], Any]) -> Figures:
    """Do some work once and return its figures."""
    gc.collect()  # what the setting up threw away is not the work's to clear
    return _figures_of(work)


def _figures_of(work: Callable[[], Any]) -> Figures:
    cpu, wall = _cpu(), time.perf_counter()
    with counted() as queries:
        work()
    return {
        "seconds": round(time.perf_counter() - wall, 4),
        "cpu": round(_cpu() - cpu, 4),
        "rss_mib": round(_rss(), 1),
        "queries": queries[0],
    }


def repeated(work: Callable[[int], Any], times: int = 200) -> Figures:
    """Do some work many times and return the figures of one, by the median."""
    work(0)
    gc.collect()
    each = [_figures_of(lambda index=index: work(index)) for index in range(1, times + 1)]  # type: ignore[misc]
    walls = [figures["seconds"] for figures in each]
    return {
        "seconds": median(walls),
        "cpu": median(figures["cpu"] for figures in each),
        **percentiles(walls),
        "rss_mib": round(_rss(), 1),
        "queries": median(figures["queries"] for figures in each),
    }


def percentiles(walls: Iterable[float]) -> Figures:
    """Return the median and the 99th percentile of some waits (seconds) in milliseconds."""
    ordered = sorted(walls)
    return {
        "p50_ms": round(median(ordered) * 1000, 3),
        "p99_ms": round(ordered[max(0, int(len(ordered) * 0.99) - 1)] * 1000, 3),
    }


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the queries inside the block."""
    count = [0]

    def query(execute: Callable[..., Any], *args: Any) -> Any:
        count[0] += 1
        return execute(*args)

    with connection.execute_wrapper(query):
        yield count


def _cpu() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _rss() -> float:
    """Return the peak of this process or of its largest child, in MiB."""
    peaks = (resource.getrusage(whose).ru_maxrss for whose in (_SELF, _CHILDREN))
    return max(peaks) / 1024


_SELF, _CHILDREN = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
