"""malformed"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.add_column("users", sa.Column("email", sa.Text())
    op.drop_table("x")
