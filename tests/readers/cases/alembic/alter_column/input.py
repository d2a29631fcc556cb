"""alter column"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.alter_column("users", "mail", new_column_name="email")
    op.alter_column("users", "tel", new_column_name="phone", type_=sa.String(length=32), existing_type=sa.Text())
    op.alter_column("users", "bio", type_=sa.Text(), comment="about the person", schema="crm")
    op.alter_column("users", "city", comment="of residence")
    op.alter_column("users", "age", nullable=False)
    op.alter_column("users", "town", new_column_name="town")
    op.alter_column("users", "plan", comment=None, existing_comment="old")
