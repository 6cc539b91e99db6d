"""Who writes each paper of a dossier (regulations 3.1): most are not the candidate's own."""

from enum import StrEnum

from candidates.rules.registration import DossierItem, Enclosure


class Supplier(StrEnum):
    """Who supplies a paper; the candidate hands all of them in."""

    CANDIDATE = "SUPPLIER_CANDIDATE"
    UNIT = "SUPPLIER_UNIT"
    PARTY = "SUPPLIER_PARTY"
    RESIDENCE = "SUPPLIER_RESIDENCE"
    SCHOOL = "SUPPLIER_SCHOOL"
    CLINIC = "SUPPLIER_CLINIC"
    MINISTRY = "SUPPLIER_MINISTRY"


_OTHERS = {
    DossierItem.UNIT_COMMENT: Supplier.UNIT,
    DossierItem.PARTY_COMMENT: Supplier.PARTY,
    DossierItem.RESIDENCE_COMMENT: Supplier.RESIDENCE,
    DossierItem.DIPLOMAS: Supplier.SCHOOL,
    DossierItem.FOREIGN_RECOGNITION: Supplier.MINISTRY,
    Enclosure.HEALTH_CERTIFICATE: Supplier.CLINIC,
}
OF_THE_UNIT = frozenset({Supplier.UNIT, Supplier.PARTY})  # whom the personnel office answers for
SUPPLIERS: dict[str, Supplier] = {
    str(item): _OTHERS.get(item, Supplier.CANDIDATE) for item in (*DossierItem, *Enclosure)
}


def is_asked_of_unit(item: str) -> bool:
    """Say whether a candidate may ask their unit to write a paper and hand it in."""
    return SUPPLIERS[item] in OF_THE_UNIT
