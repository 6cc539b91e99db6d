from accounts.models.grant import Grant
from accounts.models.person import Person

__all__ = ["Grant", "Person"]
