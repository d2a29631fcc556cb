"""ignores"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.add_column("users", sa.Column("card", sa.Text()))  # privacyrules: ignore[no-card] "moved next week" until=2031-01-31 by=dana text=0a1b2c3d
    # privacyrules: ignore[opaque] "reviewed by hand" until=2031-01-31 by=dana
    op.run_this()
    # privacyrules: ignore[no-card] "beside nothing" until=2031-01-31 by=dana

    op.add_column("users", sa.Column("cvc", sa.Text()))  # privacyrules: ignore[no-cvc]
