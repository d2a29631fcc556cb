"""both sides of an if"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    if op.get_context().dialect.name == "sqlite":
        with op.batch_alter_table("users") as batch:
            batch.add_column(sa.Column("email", sa.Text()))
    elif op.get_context().as_sql:
        return
    else:
        op.add_column("users", sa.Column("phone", sa.Text()))
    try:
        op.drop_column("users", "fax")
    except Exception:
        op.drop_column("users", "telex")
    finally:
        op.drop_table("old")
    match op.get_bind().dialect.name:
        case "mysql":
            op.drop_table("my")
        case _:
            op.drop_table("other")
    return
    op.drop_table("never")
