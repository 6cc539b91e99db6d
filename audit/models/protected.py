"""Rows that the trail answers for: each version of each row has its digest in an event."""

from contextvars import ContextVar
from typing import Any, ClassVar, NoReturn
from uuid import uuid4

from django.db import models

from audit.models.log import Event
from audit.rules.canonical import canon
from audit.rules.chain import row_digest

writing: ContextVar[bool] = ContextVar("writing", default=False)


class Unrecorded(RuntimeError):
    """A protected row was about to change without an event."""


class ProtectedQuerySet(models.QuerySet):
    """A queryset that reads; only `audit.actions.record` writes."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise Unrecorded(f"{self.model.__name__} changes only through record()")

    update = delete = bulk_update = _refuse  # type: ignore[assignment]

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        if not writing.get():
            self._refuse()
        return super().bulk_create(objs, *args, **kwargs)


class Protected(models.Model):
    """A record that cannot change, or come to be, without leaving an event."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    ver = models.PositiveIntegerField(default=0, editable=False)
    salt = models.CharField(max_length=32, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+", editable=False)

    objects: ClassVar[Any] = ProtectedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not writing.get():
            raise Unrecorded(f"{type(self).__name__} changes only through record()")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unrecorded(f"{type(self).__name__} is never deleted")

    def fingerprint(self) -> str:
        """Return the digest of this version of the row, over every column but the event's own."""
        return row_digest(self._meta.db_table, self.columns())

    def columns(self) -> dict[str, object]:
        return {
            field.attname: _column(field, getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.name != "event"
        }


def _column(field: models.Field, value: object) -> object:
    """Return the value as the database will give it back, in a form that can be written down."""
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return _column(field.target_field, value)
    if isinstance(field, models.JSONField):
        return canon(value).decode()
    if isinstance(field, models.BinaryField):
        return bytes(value).hex()  # type: ignore[call-overload]
    if isinstance(field, models.DecimalField):
        return f"{field.to_python(value):.{field.decimal_places}f}"
    if isinstance(field, models.FileField):
        return str(value)
    return field.to_python(value)
