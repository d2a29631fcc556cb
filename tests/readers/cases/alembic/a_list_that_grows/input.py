"""a list that grows"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    columns = [sa.Column("id", sa.Integer())]
    columns.append(sa.Column("email", sa.Text()))
    columns += [sa.Column("phone", sa.Text())]
    columns.extend((sa.Column("fax", sa.Text()),))
    op.create_table("users", *columns)
    more = list(columns)
    more.insert(0, sa.Column("zip", sa.Text()))
    op.create_table("firms", *more)
