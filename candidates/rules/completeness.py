"""What an online registration still lacks before it can be submitted (NĐ 170/2025; 3.1)."""

from candidates.rules.dossier import missing_items
from candidates.rules.profile import Profile
from candidates.rules.registration import Enclosure, Registration

DECLARATION = "DECLARATION"  # that all of it is true
NEEDED_TEXT = ("name", "citizen_id", "current_post", "position")


def lacking(
    registration: Registration, profile: Profile, *, declared_true: bool
) -> tuple[str, ...]:
    """Return the codes of what is missing, in the order of the form.

    Codes: a field's name in capitals, an item's code, HEALTH_CERTIFICATE, ASSET_DECLARATION,
    SPECIAL_CASE_INCOMPLETE (a reason without a document, or the reverse) or DECLARATION.
    """
    needed = {**_needed(registration, profile), DECLARATION: declared_true}
    return tuple(code for code, is_there in needed.items() if not is_there)


def _needed(registration: Registration, profile: Profile) -> dict[str, bool]:
    """Return what a registration needs, and whether it is there."""
    special_reason, document = registration.special_reason, registration.special_document
    return {
        **{name.upper(): bool(getattr(registration, name)) for name in NEEDED_TEXT},
        "BORN": registration.born is not None,
        "SPECIAL_CASE_INCOMPLETE": bool(special_reason) == bool(document),
        **dict.fromkeys(missing_items(registration, profile), False),
        Enclosure.HEALTH_CERTIFICATE: registration.health_issued_on is not None,
        Enclosure.ASSET_DECLARATION: bool(registration.assets_declared),
    }
