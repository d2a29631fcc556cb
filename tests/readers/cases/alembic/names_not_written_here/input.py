"""names not written here"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

from myapp.settings import TABLE, extra_columns


def upgrade():
    op.add_column(TABLE, sa.Column("email", sa.Text()))
    op.add_column("users", sa.Column(TABLE.lower(), sa.Text()))
    op.add_column("users", *extra_columns)
    op.drop_column("users", TABLE)
    op.alter_column("users", "email", new_column_name=TABLE)
    op.rename_table("users", TABLE)
    op.drop_table(f"{TABLE}_old")
    op.create_table(TABLE, sa.Column("phone", sa.Text()))
    op.create_table_comment(TABLE, "people")
    op.create_table(
        "orders",
        sa.Column("note", sa.Text()),
        *extra_columns,
    )
    op.create_table("pets", sa.Column("chip", sa.Text()), make_column("owner"))
    with op.batch_alter_table(TABLE) as batch:
        batch.add_column(sa.Column("street", sa.Text()))
