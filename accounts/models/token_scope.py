from django.db import models
from knox.models import AuthToken


class TokenScope(models.Model):
    """What a token opens of its owner's duties; the others stay closed to whoever holds it."""

    token = models.OneToOneField(
        AuthToken, on_delete=models.CASCADE, primary_key=True, related_name="scope"
    )
    duties = models.JSONField()

    def __str__(self) -> str:
        return ", ".join(self.duties)
