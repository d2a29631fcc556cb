"""several databases"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name):
    globals()["downgrade_%s" % engine_name]()


def upgrade_people():
    op.add_column("users", sa.Column("email", sa.Text()))


def downgrade_people():
    op.drop_column("users", "email")


def upgrade_log():
    op.add_column("visits", sa.Column("ip", sa.Text()))
