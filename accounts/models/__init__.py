from accounts.models.approval import ApprovalRequest
from accounts.models.grant import Grant
from accounts.models.person import Person

__all__ = ["ApprovalRequest", "Grant", "Person"]
