"""execute malformed sql"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.execute("ALTER TABLE users ADD COLUMN (email text")
    op.execute("""
        CREATE TABLE a (note text DEFAULT 'never closed);
    """)
    op.add_column("users", sa.Column("phone", sa.Text()))
