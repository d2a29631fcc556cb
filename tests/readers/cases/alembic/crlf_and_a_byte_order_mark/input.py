"""windows"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.add_column("users", sa.Column("email", sa.Text()))  # privacyrules: subject=user
    op.execute("""
        ALTER TABLE users
            ADD COLUMN phone text;
    """)
