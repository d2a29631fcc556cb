"""The bases that Django itself offers for models in; the fields that they bring out."""

from __future__ import annotations

_BASE_USER = {"password": "CharField(128)", "last_login": "DateTimeField"}
_PERMISSIONS = {"is_superuser": "BooleanField"}
_USER = {
    "username": "CharField(150)",
    "first_name": "CharField(150)",
    "last_name": "CharField(150)",
    "email": "EmailField(254)",
    "is_staff": "BooleanField",
    "is_active": "BooleanField",
    "date_joined": "DateTimeField",
}
_SESSION = {"session_key": "CharField(40)", "session_data": "TextField", "expire_date": "DateTimeField"}

_ABSTRACT: dict[str, dict[str, str]] = {
    "Model": {},
    "AbstractBaseUser": _BASE_USER,
    "PermissionsMixin": _PERMISSIONS,
    "AbstractUser": _BASE_USER | _PERMISSIONS | _USER,
    "AbstractBaseSession": _SESSION,
}


def fields_of_base(path: str) -> dict[str, str] | None:
    """Return the fields that an abstract model of Django's brings, with their types; None for anything else.

    Source: https://docs.djangoproject.com/en/stable/ref/contrib/auth/#fields, and the classes themselves
    """
    # a name without a module comes by `import *`
    return _ABSTRACT.get(path.rpartition(".")[2]) if is_djangos(path) or "." not in path else None


def is_djangos(path: str) -> bool:
    """Say whether something comes from Django, or from a module that goes by the name of its models."""
    return path.startswith(("django.", "models."))
