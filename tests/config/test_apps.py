"""What is set for the whole process once every app is loaded."""

import gc

from config.apps import SEARCH_AFTER


def test_the_process_searches_for_cycles_as_rarely_as_it_was_set():
    assert gc.get_threshold() == SEARCH_AFTER


def test_what_was_loaded_at_the_start_is_not_searched_again():
    assert gc.get_freeze_count() > 0
