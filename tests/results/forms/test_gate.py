"""The form of a request asks for its reason in the words of what is asked for."""

import pytest

from accounts.rules.duties import Duty
from exams.rules.checks import warning
from results.forms.gate import CorrectionForm, GateForm

OPEN = (warning("POSITION_PENDING", Duty.DECIDE, items=["VT05"]),)


@pytest.mark.parametrize(
    ("form", "label", "missing"),
    [
        (
            lambda: GateForm({}, open_points=OPEN, numbered=True),
            "Lý do vẫn chuyển bước",
            "Hãy nêu lý do vẫn chuyển bước.",
        ),
        (
            lambda: CorrectionForm({}, open_points=OPEN),
            "Lý do đính chính",
            "Hãy nêu lý do đính chính.",
        ),
    ],
)
def test_the_reason_is_asked_for_in_the_words_of_the_request(form, label, missing):
    asked = form()

    assert asked.fields["reason"].label == label
    assert asked.errors["reason"] == [missing]
