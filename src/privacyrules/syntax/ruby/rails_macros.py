"""A word of a Rails migration that stands for several columns in; their names and types out.

`t.timestamps` is Rails' own; the others are those of Devise, Paperclip and money-rails.
"""

from __future__ import annotations

Columns = tuple[tuple[str, str], ...]

PLAIN: dict[str, Columns] = {
    "timestamps": (("created_at", "datetime"), ("updated_at", "datetime")),
    "timestamps_with_timezone": (("created_at", "datetime"), ("updated_at", "datetime")),
    "database_authenticatable": (("email", "string"), ("encrypted_password", "string")),
    "encryptable": (("password_salt", "string"),),
    "recoverable": (("reset_password_token", "string"), ("reset_password_sent_at", "datetime")),
    "rememberable": (("remember_token", "string"), ("remember_created_at", "datetime")),
    "trackable": (
        ("sign_in_count", "integer"),
        ("current_sign_in_at", "datetime"),
        ("last_sign_in_at", "datetime"),
        ("current_sign_in_ip", "string"),
        ("last_sign_in_ip", "string"),
    ),
    "confirmable": (
        ("confirmation_token", "string"),
        ("confirmed_at", "datetime"),
        ("confirmation_sent_at", "datetime"),
    ),
    "lockable": (("failed_attempts", "integer"), ("unlock_token", "string"), ("locked_at", "datetime")),
    "token_authenticatable": (("authentication_token", "string"),),
}
"""Words that need no name."""

_ATTACHMENT: Columns = (
    ("_file_name", "string"),
    ("_content_type", "string"),
    ("_file_size", "integer"),
    ("_updated_at", "datetime"),
)
_MONEY: Columns = (("_cents", "integer"), ("_currency", "string"))

NAMED: dict[str, Columns] = {
    "attachment": _ATTACHMENT,
    "has_attached_file": _ATTACHMENT,
    "money": _MONEY,
    "monetize": _MONEY,
}
"""Words whose columns begin with the name that is given."""
