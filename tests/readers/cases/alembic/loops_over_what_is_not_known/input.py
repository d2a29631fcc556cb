"""loops over what is not known"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    inspector = sa.inspect(op.get_bind())
    for table in inspector.get_table_names():
        op.add_column(table, sa.Column("email", sa.Text()))
        op.add_column("known", sa.Column("phone", sa.Text()))
    name = "a"
    while inspector.more():
        op.drop_column("t", name)
        name = name + "a"
    if inspector.has_table("x"):
        where = "x"
    else:
        where = "y"
    op.drop_table(where)
