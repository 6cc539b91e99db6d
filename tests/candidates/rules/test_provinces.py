import pytest

from candidates.rules.provinces import PROVINCES, has_code, is_abroad


def test_there_are_63_provinces():
    assert len(PROVINCES) == len(set(PROVINCES.values())) == 63


def test_a_code_is_of_a_province_or_of_a_country():
    assert has_code("001")
    assert has_code("101")
    assert not has_code("003")
    assert not has_code("099")


@pytest.mark.parametrize(
    "residence",
    [
        "phường Cầu Giấy, thành phố Hà Nội",
        "xã Sóc Sơn, Hà Nội",
        "Phường 1, TP. Hồ Chí Minh",
        "TPHCM",
        "tỉnh Đắk Lắk",
        "thành phố Huế",
        "Hà Nội, Việt Nam",
        "",
    ],
)
def test_a_residence_in_a_province_is_at_home(residence):
    assert not is_abroad(residence)


@pytest.mark.parametrize(
    "residence", ["Paris, Cộng hòa Pháp", "Nước ngoài", "thành phố Viêng Chăn, Lào"]
)
def test_a_residence_elsewhere_is_abroad(residence):
    assert is_abroad(residence)
