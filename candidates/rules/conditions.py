"""What a campaign asks of those who register: dates, posts, and one position.

Source: regulations annex ii A; the names of the profile are its keys. The announcement adds the
conditions of each position and the days on which the conditions are judged.
"""

from dataclasses import dataclass, replace
from datetime import date

from candidates.rules.catalogue import Catalogue, PostFacts
from candidates.rules.profile import AgeReference, Profile
from candidates.rules.registration import Registration
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import Rating
from exams.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Dates:
    """The registration window and the days on which the conditions are judged."""

    announced_on: date
    registration_opens: date
    registration_closes: date
    age: date
    months_in_post: date
    discipline: date
    dossier: date
    latest_rated_year: int
    planning_terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnouncedPosition:
    """A post opened in the campaign, or proposed for it, with its own conditions."""

    code: str
    post: PostFacts | None  # None: the proposed post is not in the catalogue
    vacancies: int
    party_member_required: bool = False
    age_under: int | None = None  # completed years, strict
    language_min: str = ""  # CEFR
    rating_years: int | None = None
    rating_min: Rating | None = None  # of each of these years, beside the profile's
    party_rating_min: Rating | None = None
    degree_class_min: DegreeClass | None = None
    experience_field: str = ""
    experience_months: int = 0
    lower_key_months: int = 0  # to have been spent in a key post of a lower rank
    prefers_not_local: bool = False  # screening notes who is; it keeps nobody out
    elected_post: bool = False
    reappointment: bool = False


@dataclass(frozen=True, slots=True)
class AnnouncedCampaign:
    """A campaign as announced."""

    dates: Dates
    profile: Profile
    catalogue: Catalogue
    positions: tuple[AnnouncedPosition, ...]
    planning_version: int | None = None  # of the list that the entries come from


@dataclass(frozen=True, slots=True)
class Conditions:
    """What one position asks, on the day on which ages are reckoned."""

    dates: Dates
    profile: Profile
    catalogue: Catalogue
    position: AnnouncedPosition
    post: PostFacts
    age_on: date
    planning_version: int | None = None

    def order(self, rank: str) -> int:
        """Return the place of a rank on the ladder; a rank that is not on it is the lowest."""
        return max(
            (known_rank.order for known_rank in self.catalogue.ranks if known_rank.code == rank),
            default=0,
        )

    @property
    def target(self) -> int:
        """The place of the post's rank on the ladder."""
        return self.order(self.post.rank)

    @property
    def step_below(self) -> int:
        """The place of the rung just below the post; the post's own if there is none."""
        lower = (rank.order for rank in self.catalogue.ranks if rank.order < self.target)
        return max(lower, default=self.target)


def conditions_of(campaign: AnnouncedCampaign, position: AnnouncedPosition) -> Conditions:
    """Return what a position asks; ages are reckoned on the campaign's day."""
    if position.post is None:
        raise Refusal("POSITION_WITHOUT_POST", position=position.code)
    return Conditions(
        dates=campaign.dates,
        profile=campaign.profile,
        catalogue=campaign.catalogue,
        position=position,
        post=position.post,
        age_on=campaign.dates.age,
        planning_version=campaign.planning_version,
    )


def conditions_for(conditions: Conditions, registration: Registration) -> Conditions:
    """Return the conditions for one paper: the profile may reckon ages on the day of receipt."""
    if conditions.profile.age_reference == AgeReference.FILE_RECEIVED and registration.received_on:
        return replace(conditions, age_on=registration.received_on)
    return conditions
