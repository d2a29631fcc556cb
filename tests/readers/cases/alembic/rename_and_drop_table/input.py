"""rename and drop table"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.rename_table("people", "persons", schema="crm")
    op.rename_table(old_table_name="firm", new_table_name="company")
    op.drop_table("obsolete")
    op.drop_table("old", schema="crm", if_exists=True)
