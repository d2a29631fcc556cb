"""execute sql not written here"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

from myapp.sql import CREATE_VIEWS, table_name


def upgrade():
    op.execute(CREATE_VIEWS)
    op.execute(f"ALTER TABLE {table_name()} ADD COLUMN email text")
    op.execute(f"UPDATE users SET seen = {table_name()}")
    op.execute("ALTER TABLE users ADD COLUMN kind %s" % table_name())
    op.execute(open("up.sql").read())
    conn = op.get_bind()
    conn.execute(statement_from_somewhere)
