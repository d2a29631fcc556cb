"""other ways to import"""

from alembic.op import add_column, execute as run
from alembic import op as operations
from sqlalchemy import Column, Integer, String as Str
import alembic.op


def upgrade():
    add_column("users", Column("email", Str(255)))
    run("ALTER TABLE users ADD COLUMN phone text")
    operations.drop_table("old")
    alembic.op.add_column("users", Column("age", Integer))
