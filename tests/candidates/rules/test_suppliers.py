"""Who writes each paper of a dossier: named for every paper there is (regulations 3.1)."""

import pytest

from candidates.rules.registration import DossierItem, Enclosure
from candidates.rules.suppliers import SUPPLIERS, Supplier


def test_every_paper_has_somebody_who_writes_it():
    assert set(SUPPLIERS) == {str(item) for item in (*DossierItem, *Enclosure)}


@pytest.mark.parametrize(
    ("paper", "supplier"),
    [
        (DossierItem.UNIT_COMMENT, Supplier.UNIT),
        (DossierItem.PARTY_COMMENT, Supplier.PARTY),
        (DossierItem.RESIDENCE_COMMENT, Supplier.RESIDENCE),
        (DossierItem.DIPLOMAS, Supplier.SCHOOL),
        (DossierItem.FOREIGN_RECOGNITION, Supplier.MINISTRY),
        (Enclosure.HEALTH_CERTIFICATE, Supplier.CLINIC),
    ],
)
def test_what_others_write_is_not_the_candidates_own(paper, supplier):
    assert SUPPLIERS[paper] == supplier


def test_the_rest_is_the_candidates_own():
    own = [paper for paper, supplier in SUPPLIERS.items() if supplier is Supplier.CANDIDATE]
    assert len(own) == len(SUPPLIERS) - 6
