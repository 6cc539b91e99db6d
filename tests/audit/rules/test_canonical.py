"""The fast encoder writes what the definition says, byte for byte, and refuses what it refuses."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.rules.canonical import Encoded, canon, canon_by_definition


class Word(StrEnum):
    YES = "được"


class Number(IntEnum):
    ONE = 1


ANY_TEXT = st.text() | st.text(st.characters(categories=["Cc", "Cs", "Mn"])) | st.just("e\u0301")
SCALARS = (
    *(st.none(), st.booleans(), st.integers(), ANY_TEXT, st.binary(max_size=4), st.uuids()),
    *(st.decimals(allow_nan=False), st.dates(), st.datetimes(timezones=st.just(UTC))),
    *(st.datetimes(), st.floats(), st.sampled_from([Word.YES, Number.ONE, object()])),
)
KEYS = ANY_TEXT | st.integers() | st.none() | st.just(Word.YES)
VALUES = st.recursive(
    st.one_of(*SCALARS),
    lambda inner: (
        st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)


def outcome(encode, value):
    """Return the bytes, or the kind of error."""
    try:
        return encode(value)
    except Exception as error:
        return type(error)


@given(VALUES)
@example("\n\u0301")
@example({"e\u0301": "e\u0301", "\ue000": 1, "\U00010000": 2, "z": [2**64, -(2**63), 2**200]})
@example('\x00\x1f\x7f\u2028"\\/')
@example("\ud800")
@example([True, 1, Decimal("-0.00"), Decimal("1E+5"), date(1, 1, 1), memoryview(b"x"), UUID(int=1)])
@example(datetime(2026, 1, 1))  # noqa: DTZ001
@example({1: "a", "1": "b"})
def test_the_fast_encoder_agrees_with_the_definition(value):
    assert outcome(canon, value) == outcome(canon_by_definition, value)


def test_it_agrees_on_what_is_too_deep_for_it():
    value = []
    for _ in range(300):
        value = [value]

    assert canon(value) == canon_by_definition(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": None}, b'{"a":null,"b":1}'),
        ([Word.YES, Number.ONE, True], '["được",1,true]'.encode()),
        ("e\u0301", '"é"'.encode()),
        (Decimal("-0.00"), b'"0.00"'),
        (b"\x01\xff", b'"01ff"'),
    ],
)
def test_values_are_written_in_one_known_way(value, written):
    assert canon(value) == canon_by_definition(value) == written


def test_a_lone_surrogate_has_no_bytes():
    with pytest.raises(UnicodeEncodeError):
        canon("\ud800")


def test_a_large_object_is_encoded_once_and_as_any_other():
    plain_object = {"b": [Decimal("1.50"), "é"], "a": {"c": None}}
    encoded = Encoded(plain_object)

    assert canon(encoded) == canon(plain_object) == encoded.entry
    assert canon(encoded) is canon(encoded)
    assert canon({"outer": encoded}) == canon({"outer": plain_object})
