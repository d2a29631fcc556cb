"""batch alter table"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    with op.batch_alter_table("users", schema="crm") as batch_op:
        batch_op.add_column(sa.Column("email", sa.String(length=120), nullable=True))
        batch_op.drop_column("login")
        batch_op.alter_column("phone", new_column_name="mobile")
        batch_op.alter_column("zip", type_=sa.String(10), existing_type=sa.Integer())
        batch_op.create_index(batch_op.f("ix_users_email"), ["email"], unique=True)
        batch_op.create_unique_constraint("uq_users_email", ["email"])
    with op.batch_alter_table("pets", recreate="always") as batch, op.get_context().autocommit_block():
        batch.add_column(sa.Column("chip", sa.Unicode()))
