"""The words of Laravel's schema builder: types of columns, columns that come together, what brings none."""

from __future__ import annotations

import re

_TYPES = """
    bigIncrements bigInteger binary boolean char computed date dateTime dateTimeTz decimal double enum float
    foreignId foreignUlid foreignUuid geography geometry geometryCollection id increments integer
    integerIncrements ipAddress json jsonb lineString longText macAddress mediumIncrements mediumInteger
    mediumText multiLineString multiPoint multiPolygon multiPolygonZ point polygon rawColumn
    schemalessAttributes set smallIncrements smallInteger softDeletes softDeletesDatetime softDeletesTz
    string text time timeTz timestamp timestampTz tinyIncrements tinyInteger tinyText tsvector ulid
    unsignedBigInteger unsignedDecimal unsignedDouble unsignedFloat unsignedInteger unsignedMediumInteger
    unsignedSmallInteger unsignedTinyInteger uuid vector year
"""
TYPES = {name.lower(): name for name in _TYPES.split()}
"""The methods that add one column, by their names in lower case: PHP does not heed the case of methods."""

KNOWN_AS = {
    "foreignUlid": "ulid",
    "foreignUuid": "uuid",
    "id": "bigIncrements",
    "schemalessAttributes": "json",
    "softDeletes": "timestamp",
    "softDeletesDatetime": "dateTime",
    "softDeletesTz": "timestampTz",
}
"""The types that go by another name in the database."""

DEFAULT_NAMES = {
    "id": "id",
    "ipAddress": "ip_address",
    "macAddress": "mac_address",
    "schemalessAttributes": "extra_attributes",
    "softDeletes": "deleted_at",
    "softDeletesDatetime": "deleted_at",
    "softDeletesTz": "deleted_at",
    "ulid": "ulid",
    "uuid": "uuid",
}
"""What a column is called whose name is left out."""

NO_SIZE = frozenset({"computed", "enum", "rawColumn", "set"})

TOGETHER = {
    "datetimes": (("created_at", "dateTime"), ("updated_at", "dateTime")),
    "nestedset": (
        ("_lft", "unsignedInteger"),
        ("_rgt", "unsignedInteger"),
        ("parent_id", "unsignedInteger"),
    ),
    "nullabletimestamps": (("created_at", "timestamp"), ("updated_at", "timestamp")),
    "nullabletimestampstz": (("created_at", "timestampTz"), ("updated_at", "timestampTz")),
    "remembertoken": (("remember_token", "string(100)"),),
    "timestamps": (("created_at", "timestamp"), ("updated_at", "timestamp")),
    "timestampstz": (("created_at", "timestampTz"), ("updated_at", "timestampTz")),
}
"""Columns that one word adds."""

DROPPED_TOGETHER = {
    "dropnestedset": ("_lft", "_rgt", "parent_id"),
    "dropremembertoken": ("remember_token",),
    "droptimestamps": ("created_at", "updated_at"),
    "droptimestampstz": ("created_at", "updated_at"),
}

MORPHS = {
    "morphs": "unsignedBigInteger",
    "nullablemorphs": "unsignedBigInteger",
    "nullablenumericmorphs": "unsignedBigInteger",
    "nullableulidmorphs": "ulid",
    "nullableuuidmorphs": "uuid",
    "numericmorphs": "unsignedBigInteger",
    "ulidmorphs": "ulid",
    "uuidmorphs": "uuid",
}
"""A key and the kind of what it is the key of; the type is that of the key."""

_NO_COLUMN = """
    build charset collation create engine foreign fulltext index innodb macro primary rawindex spatialindex
    temporary toarray tosql unique vectorindex
"""
NO_COLUMN = frozenset(_NO_COLUMN.split())
"""Methods of tables that are about indexes, constraints and how a table is stored."""
NAMES_NO_COLUMN = re.compile(
    r"(?:drop|rename)\w*(?:index|foreign|unique|primary|fulltext|check|constraint)\w*\Z"
    r"|\w*(?:index|indexes|unique|constraint)\Z|(?:has|get|list)\w+\Z"
)
"""Methods of tables that packages add, about indexes and constraints by their names."""
