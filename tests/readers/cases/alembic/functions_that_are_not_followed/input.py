"""functions that are not followed"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

from myapp.migrations import add_audit_columns
from . import shared


def again(n):
    op.drop_column("t", "c")
    again(n + 1)


async def later(connection):
    pass


def upgrade():
    add_audit_columns("users")
    shared.create_people()
    print("done")
    again(0)
    op.run_async(later)
    make(op)
    Base.metadata.create_all(bind=op.get_bind())
    op.create_entity(view)
