"""The provinces and cities: the codes of birth registration, and whether a residence is at home.

Source: regulations 8.3. The codes are those in force when the numbers were given; the mergers of
2025 changed none of them, and the names of the provinces of today are among these.
"""

import re

from exams.rules.names import fold

PROVINCES = {
    "001": "Hà Nội",
    "002": "Hà Giang",
    "004": "Cao Bằng",
    "006": "Bắc Kạn",
    "008": "Tuyên Quang",
    "010": "Lào Cai",
    "011": "Điện Biên",
    "012": "Lai Châu",
    "014": "Sơn La",
    "015": "Yên Bái",
    "017": "Hòa Bình",
    "019": "Thái Nguyên",
    "020": "Lạng Sơn",
    "022": "Quảng Ninh",
    "024": "Bắc Giang",
    "025": "Phú Thọ",
    "026": "Vĩnh Phúc",
    "027": "Bắc Ninh",
    "030": "Hải Dương",
    "031": "Hải Phòng",
    "033": "Hưng Yên",
    "034": "Thái Bình",
    "035": "Hà Nam",
    "036": "Nam Định",
    "037": "Ninh Bình",
    "038": "Thanh Hóa",
    "040": "Nghệ An",
    "042": "Hà Tĩnh",
    "044": "Quảng Bình",
    "045": "Quảng Trị",
    "046": "Thừa Thiên Huế",
    "048": "Đà Nẵng",
    "049": "Quảng Nam",
    "051": "Quảng Ngãi",
    "052": "Bình Định",
    "054": "Phú Yên",
    "056": "Khánh Hòa",
    "058": "Ninh Thuận",
    "060": "Bình Thuận",
    "062": "Kon Tum",
    "064": "Gia Lai",
    "066": "Đắk Lắk",
    "067": "Đắk Nông",
    "068": "Lâm Đồng",
    "070": "Bình Phước",
    "072": "Tây Ninh",
    "074": "Bình Dương",
    "075": "Đồng Nai",
    "077": "Bà Rịa - Vũng Tàu",
    "079": "Hồ Chí Minh",
    "080": "Long An",
    "082": "Tiền Giang",
    "083": "Bến Tre",
    "084": "Trà Vinh",
    "086": "Vĩnh Long",
    "087": "Đồng Tháp",
    "089": "An Giang",
    "091": "Kiên Giang",
    "092": "Cần Thơ",
    "093": "Hậu Giang",
    "094": "Sóc Trăng",
    "095": "Bạc Liêu",
    "096": "Cà Mau",
}
FOREIGN_BIRTH = range(101, 350)  # countries, when the birth was registered abroad

_AT_HOME = frozenset(map(fold, PROVINCES.values())) | {"hue", "tphcm", "viet nam"}
_PREFIX = re.compile(r"^(thanh pho|tinh|tp\.?)\s*")


def has_code(code: str) -> bool:
    """Tell whether three digits are the code of a province, or of a country."""
    return code in PROVINCES or int(code) in FOREIGN_BIRTH


def is_abroad(residence: str) -> bool:
    """Tell whether a residence lies outside Vietnam: its last part is no province of the country.

    A residence that is not known is not abroad.
    """
    country = fold(residence.rsplit(",", maxsplit=1)[-1])
    return bool(country) and country not in _AT_HOME and _PREFIX.sub("", country) not in _AT_HOME
