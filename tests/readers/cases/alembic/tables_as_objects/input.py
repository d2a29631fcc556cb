"""tables as objects"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    orders = op.create_table("orders", sa.Column("email", sa.Text()))
    op.bulk_insert(orders, [])
    sa.Table("invoices", sa.MetaData(), sa.Column("payer", sa.Text())).create(op.get_bind())
    sa.Enum("a", "b", name="kind").create(op.get_bind(), checkfirst=True)
