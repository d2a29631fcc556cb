"""local functions"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def add_address(table, prefix="home_", *, kind=sa.Text()):
    for part in ("street", "city"):
        add(table, prefix + part, kind)


def add(table, name, kind):
    op.add_column(table, sa.Column(name, kind))


def audit_columns():
    return [sa.Column("changed_by", sa.String(80)), sa.Column("changed_at", sa.DateTime())]


def upgrade():
    add_address("users")
    add_address("firms", prefix="seat_", kind=sa.String(50))
    op.create_table("orders", sa.Column("total", sa.Numeric()), *audit_columns())


def never_called():
    op.drop_table("users")
