from datetime import date

from candidates.rules.findings import as_text, figures


def test_figures_are_written_plainly():
    pairs = figures(day=date(2026, 10, 6), yes=True, no=False, unknown=None, months=12, text="VT01")

    assert as_text(pairs) == "day=2026-10-06; yes=YES; no=NO; unknown=; months=12; text=VT01"


def test_no_figures_are_an_empty_line():
    assert as_text(()) == ""
