"""What an act rests on is named, or the act is refused at its field."""

import pytest

from audit.rules.refusals import Refusal, require_document, require_reason


@pytest.mark.parametrize(
    ("require", "code", "field"),
    [
        (require_document, "DOCUMENT_MISSING", "document"),
        (require_reason, "REASON_MISSING", "reason"),
    ],
)
def test_what_is_blank_is_refused_at_its_field(require, code, field):
    for blank in ("", " \t"):
        with pytest.raises(Refusal) as refused:
            require(blank)
        assert (refused.value.code, refused.value.facts) == (code, {"field": field})
    with pytest.raises(Refusal) as refused:
        require("", field="basis")
    assert refused.value.facts == {"field": "basis"}


@pytest.mark.parametrize("require", [require_document, require_reason])
def test_what_is_written_passes(require):
    assert require("12/QĐ-UBND") is None
