from decimal import Decimal

import pytest

from exams.rules.parameter_readers import decimal_text


@pytest.mark.parametrize("number", ["50", "50.0", "0.50", "100", "1E+2", "-0", "0.00"])
def test_a_number_is_written_without_needless_zeros(number):
    text = decimal_text(Decimal(number))

    assert Decimal(text) == Decimal(number)
    assert "E" not in text
    assert not text.endswith((".", ".0"))
