"""execute sql in pieces"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

TABLE = "users"


def upgrade():
    op.execute(
        "ALTER TABLE users "  # who
        "ADD COLUMN \"home phone\" text, "
        'ADD COLUMN pager text'
    )
    op.execute("ALTER TABLE " + TABLE + " ADD COLUMN fax text")
    op.execute(f"ALTER TABLE {TABLE} ADD COLUMN telex text")
    op.execute("ALTER TABLE {} ADD COLUMN mail text".format(TABLE))
    op.execute("ALTER TABLE {name} ADD COLUMN web text".format(name=TABLE))
    op.execute("ALTER TABLE %s ADD COLUMN icq text" % TABLE)
    op.execute("ALTER TABLE %(name)s ADD COLUMN msn text" % {"name": TABLE})
    op.execute("\n".join(["ALTER TABLE users", "ADD COLUMN aim text"]))
    op.execute("\tALTER TABLE users ADD COLUMN \x70in text")
    op.execute(r"ALTER TABLE users ADD COLUMN raw text DEFAULT '\d'")
