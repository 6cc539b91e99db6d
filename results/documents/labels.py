"""A sheet of twin labels: each code twice side by side, as text and as QR, in an order by chance.

data = labels(sheet, at=now)
"""

import secrets
from datetime import datetime
from typing import Any

from exams.models import LabelSheet
from web.typeset import pdf, qr

TEMPLATE = "results/sit/labels.typ"
ON_A_PAGE = 24  # 3 x 8


def labels(sheet: LabelSheet, *, at: datetime) -> bytes:
    """Return the labels of a sheet as PDF on A4, 24 pairs a page; another order each time."""
    return pdf(TEMPLATE, gathered(sheet), at=at)


def gathered(sheet: LabelSheet) -> dict[str, Any]:
    """Return what the sheet says, as the template takes it."""
    codes = list(sheet.codes)
    secrets.SystemRandom().shuffle(codes)
    campaign = sheet.part.campaign
    return {
        "title": f"Nhãn phách {campaign.code}, tờ {sheet.number}",
        "labels": [{"code": code, "qr": qr(code)} for code in codes],
        "on_a_page": ON_A_PAGE,
    }
