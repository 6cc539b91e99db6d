"""What an online registration still lacks before it can be submitted (NĐ 170/2025; 3.1)."""

from candidates.rules.facts import DossierItem, Registration

NEEDED_TEXT = ("name", "citizen_id", "current_post", "position")


def lacking(registration: Registration, *, declared_true: bool) -> tuple[str, ...]:
    """Return the codes of what is missing, in the order of the form.

    Codes: a field's name in capitals, an item's code, HEALTH_CERTIFICATE, ASSET_DECLARATION,
    SPECIAL_CASE (a reason without a document, or the reverse) or DECLARATION.
    """
    missing = [name.upper() for name in NEEDED_TEXT if not getattr(registration, name)]
    if registration.born is None:
        missing.append("BORN")
    if bool(registration.special_reason) != bool(registration.special_document):
        missing.append("SPECIAL_CASE")
    missing += [item for item in DossierItem if item not in registration.items]
    if registration.health_issued_on is None:
        missing.append("HEALTH_CERTIFICATE")
    if not registration.assets_declared:
        missing.append("ASSET_DECLARATION")
    if not declared_true:
        missing.append("DECLARATION")
    return tuple(missing)
