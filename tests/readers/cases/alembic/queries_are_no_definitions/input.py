"""queries are no definitions"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

users = sa.table("users", sa.column("id"), sa.Column("email", sa.String()))
other = sa.sql.table("other", sa.Column("card_number", sa.String()))


def upgrade():
    conn = op.get_bind()
    for row in conn.execute(sa.select(users.c.id)):
        conn.execute(users.update().where(users.c.id == row.id).values(email=""))
    op.execute(other.delete())
    op.bulk_insert(users, [{"id": 1, "email": "a@example.org"}])
    op.create_index("ix", "users", ["email"])
    op.create_foreign_key(None, "users", "other", ["id"], ["id"])
    op.execute(sa.schema.CreateSequence(sa.Sequence("numbers")))
