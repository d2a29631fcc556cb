"""A base that a package offers for tables of users in; the columns that it brings out."""

from __future__ import annotations

_FLAGS = {"is_active": "Boolean", "is_superuser": "Boolean", "is_verified": "Boolean"}
_FASTAPI_USER = {"email": "String(320)", "hashed_password": "String(1024)", **_FLAGS}
_FASTAPI_ACCOUNT = {
    "oauth_name": "String(100)",
    "access_token": "String(1024)",
    "expires_at": "Integer",
    "refresh_token": "String(1024)",
    "account_id": "String(320)",
    "account_email": "String(320)",
}
_SECURITY_USER = {
    "email": "String(255)",
    "username": "String(255)",
    "password": "String(255)",
    "active": "Boolean",
    "fs_uniquifier": "String(64)",
    "confirmed_at": "DateTime",
    "last_login_at": "DateTime",
    "current_login_at": "DateTime",
    "last_login_ip": "String(64)",
    "current_login_ip": "String(64)",
    "login_count": "Integer",
    "tf_primary_method": "String(64)",
    "tf_totp_secret": "String(255)",
    "tf_phone_number": "String(128)",
    "us_totp_secrets": "Text",
    "us_phone_number": "String(128)",
}
_FASTAPI = {
    "SQLAlchemyBaseUserTable": _FASTAPI_USER,
    "SQLAlchemyBaseUserTableUUID": _FASTAPI_USER,
    "SQLAlchemyBaseOAuthAccountTable": _FASTAPI_ACCOUNT,
    "SQLAlchemyBaseOAuthAccountTableUUID": _FASTAPI_ACCOUNT,
}
_PACKAGES = {
    "fastapi_users": _FASTAPI,
    "fastapi_users_db_sqlalchemy": _FASTAPI,
    "flask_security": {"FsUserMixin": _SECURITY_USER},
}


def columns_of_base(path: str) -> dict[str, str]:
    """Return the columns that a base of FastAPI Users or Flask-Security brings, with their types.

    Source: https://fastapi-users.github.io/fastapi-users/latest/configuration/databases/sqlalchemy/ and
    https://flask-security-too.readthedocs.io/en/stable/models.html
    """
    return _PACKAGES.get(path.partition(".")[0], {}).get(path.rpartition(".")[2], {})
