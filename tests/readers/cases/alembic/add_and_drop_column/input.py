"""add and drop column"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.add_column("users", sa.Column("phone", sa.Unicode(), nullable=True))
    op.add_column("users", sa.Column("owner_id", sa.ForeignKey("users.id")))
    op.add_column("visits", sa.Column("ip", postgresql.INET()), schema="audit")
    op.add_column(table_name="users", column=sa.Column(name="fax", type_=sa.String(20)))
    op.drop_column("users", "nickname")
    op.drop_column("visits", column_name="agent", schema="audit")


def downgrade():
    op.add_column("users", sa.Column("nickname", sa.Unicode()))
