"""Rows that the trail answers for: each version of each row has its digest in an event."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, partial
from types import NoneType
from typing import Any, NoReturn, TypeVar
from uuid import UUID, uuid4

from django.db import models

from audit.models.log import Event
from audit.rules.canonical import canon
from audit.rules.chain import row_digest

M = TypeVar("M", bound=models.Model, covariant=True)

writing: ContextVar[bool] = ContextVar("writing", default=False)


class Unrecorded(RuntimeError):
    """A protected row was about to change without an event."""


class ProtectedQuerySet(models.QuerySet[M]):
    """A queryset that reads; only `audit.actions.record` writes."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise Unrecorded(f"{self.model.__name__} changes only through record()")

    update = delete = bulk_update = _refuse

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

    objects = ProtectedQuerySet.as_manager()

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
        """Return every column but the event's own, in a form that can be written down."""
        return {name: plain(getattr(self, name)) for name, plain in columns_of(type(self))}


Plain = Callable[[Any], object]


@cache
def columns_of(model: type[Protected]) -> tuple[tuple[str, Plain], ...]:
    """Return the columns that a row's digest covers, each with what writes its value down."""
    return tuple(
        (field.attname, _plain_form(field))
        for field in model._meta.concrete_fields
        if field.name != "event"
    )


def _plain_form(field: "models.Field[Any, Any]") -> Plain:
    """Return what gives a value as the database will give it back, and None as None."""
    if isinstance(field, models.ForeignKey):
        return _plain_form(field.target_field)
    if isinstance(field, models.JSONField):
        return lambda value: None if value is None else canon(value).decode()
    if isinstance(field, models.BinaryField):
        return lambda value: None if value is None else bytes(value).hex()
    if isinstance(field, models.DecimalField):
        return partial(_decimal, field)
    if isinstance(field, models.FileField):
        return lambda value: str(value or "")  # no file and an empty name are alike
    if isinstance(field, models.CharField | models.TextField):
        return partial(_text, field.to_python)
    return partial(_read_back, field.to_python, _EXACT.get(type(field), NoneType))


def _text(to_python: Plain, value: Any) -> object:
    """Return text as plain text; a member of an enum is the text that it stands for."""
    if type(value) is str or value is None:
        return value
    return str.__str__(value) if isinstance(value, str) else to_python(value)


def _decimal(field: "models.DecimalField[Any, Any]", value: Any) -> str | None:
    return None if value is None else f"{field.to_python(value):.{field.decimal_places}f}"


def _read_back(to_python: Plain, exact: type, value: Any) -> object:
    return value if value is None or type(value) is exact else to_python(value)


# A value of this very type is what the field would make of it.
_EXACT: dict[type["models.Field[Any, Any]"], type] = {
    models.BooleanField: bool,
    models.UUIDField: UUID,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.BigAutoField: int,
}
