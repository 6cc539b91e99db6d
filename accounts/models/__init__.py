from accounts.models.approval import ApprovalRequest
from accounts.models.bar import CampaignBar
from accounts.models.grant import Grant
from accounts.models.job import Job
from accounts.models.notice import AccountNotice
from accounts.models.password_code import PasswordCode
from accounts.models.person import Person
from accounts.models.session import Session
from accounts.models.token_scope import TokenScope

__all__ = [
    "AccountNotice",
    "ApprovalRequest",
    "CampaignBar",
    "Grant",
    "Job",
    "PasswordCode",
    "Person",
    "Session",
    "TokenScope",
]
