"""malformed python 2"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    print "adding"
    op.drop_table("x")
