"""names from constants"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

TABLE = "users"
PREFIX = "billing_"
NAMES = {"mail": "email", "tel": "phone"}
SCHEMA: str = "crm"


def upgrade():
    op.add_column(TABLE, sa.Column(PREFIX + "street", sa.Text()), schema=SCHEMA)
    op.add_column(TABLE, sa.Column(f"{PREFIX}city", sa.Text()))
    op.add_column(TABLE, sa.Column(NAMES["mail"], sa.Text()))
    op.add_column(TABLE, sa.Column(NAMES.get("tel"), sa.Text()))
    column = "zi" "p"
    op.add_column(TABLE, sa.Column(column, sa.Text()))
    column = "state"
    op.add_column(TABLE, sa.Column(column.upper().lower(), sa.Text()))
    first, *_ = ("land", "sea")
    made = sa.Column("country", sa.String(length=2))
    op.add_column(TABLE, made)
