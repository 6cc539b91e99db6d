"""What a file must hold: health, assets, political conclusion, items, truth (E16 to E19).

Source: regulations 2.3 (4, 8), 3.1, 6.1.
"""

from candidates.rules.conditions import Conditions
from candidates.rules.facts import PoliticalConclusion
from candidates.rules.findings import RuleResult, failed, figures, judged, passed
from candidates.rules.profile import Profile
from candidates.rules.registration import DossierItem, Registration
from exams.rules.months import add_months


def health_certificate(registration: Registration, conditions: Conditions) -> RuleResult:
    """E16. The health certificate is not too old on the reference date.

    Source: regulations 6.1; annex ii A: dossier_max_age_months. Units: calendar months before the
    reference date, that day included.
    """
    on, issued = conditions.dates.dossier, registration.health_issued_on
    not_before = add_months(on, -conditions.profile.dossier_max_age_months)
    pairs = figures(issued=issued, not_before=not_before, reference=on)
    if issued is None:
        return failed("E16", "HEALTH_CERTIFICATE_MISSING", pairs)
    return judged("E16", issued >= not_before, "HEALTH_CERTIFICATE_TOO_OLD", pairs)


def asset_declaration(registration: Registration, conditions: Conditions) -> RuleResult:
    """E17. Assets and income are declared, and the declaration is verified.

    Source: regulations 2.3 (4), 6.1.
    """
    declared, verified = registration.assets_declared, registration.assets_verified
    pairs = figures(declared=declared, verified=verified)
    if not declared:
        return failed("E17", "ASSETS_NOT_DECLARED", pairs)
    return judged("E17", verified, "ASSETS_NOT_VERIFIED", pairs)


def political_standard(registration: Registration, conditions: Conditions) -> RuleResult:
    """E18. The political standard was concluded upon, and the person meets it.

    Source: regulations 3.1, 6.1.
    """
    conclusion = registration.political_conclusion
    pairs = figures(conclusion=conclusion)
    if conclusion == PoliticalConclusion.NONE:
        return failed("E18", "NO_POLITICAL_CONCLUSION", pairs)
    met = conclusion == PoliticalConclusion.PASS
    return judged("E18", met, "POLITICAL_STANDARD_NOT_MET", pairs)


def file(registration: Registration, conditions: Conditions) -> RuleResult:
    """E19. The file was examined and found true, and none of the items required is missing.

    Source: regulations 3.1, 6.1; annex ii A: dossier_required. A false file is excluded.
    """
    missing = missing_items(registration, conditions.profile)
    pairs = figures(missing=" ".join(missing), truthful=registration.truthful)
    if registration.truthful is False:
        return failed("E19", "FALSE_FILE", pairs)
    if missing:
        return failed("E19", "ITEMS_MISSING", pairs)
    if registration.truthful is None:
        return failed("E19", "FILE_NOT_EXAMINED", pairs)
    return passed("E19", pairs)


def missing_items(registration: Registration, profile: Profile) -> tuple[DossierItem, ...]:
    """Return the items that the profile requires and the file lacks, in the register's order."""
    required = (item for item in DossierItem if item in profile.dossier_required)
    return tuple(item for item in required if item not in registration.items)
