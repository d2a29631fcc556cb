"""loops over literals"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

COLUMNS = [("street", sa.Text()), ("city", sa.String(80))]


def upgrade():
    for table in ("invoices", "quotes"):
        op.add_column(table, sa.Column("payer", sa.String(40)))
    for name, kind in COLUMNS:
        op.add_column("users", sa.Column(name, kind))
    for name in ["first_name", "last_name"]:
        with op.batch_alter_table("users") as batch:
            batch.drop_column(name)
    for old, new in {"mail": "email"}.items():
        op.alter_column("users", old, new_column_name=new)
    for at, name in enumerate(["a", "b"]):
        op.drop_column("numbers", f"{name}{at}")
    for at in range(1, 3):
        op.drop_column("numbers", f"n{at}")
    op.create_table("pets", *[sa.Column(n, sa.Text()) for n in ("chip", "vet")])
    [op.drop_table(n) for n in ("x", "y")]
