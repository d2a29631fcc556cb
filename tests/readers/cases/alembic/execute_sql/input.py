"""execute sql"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.execute("ALTER TABLE users ADD COLUMN email varchar(255)")
    op.execute(
        """
        CREATE TABLE cards (
            id serial PRIMARY KEY,
            pan varchar(19)  -- the number
        );
        ALTER TABLE users RENAME COLUMN tel TO phone;
        """
    )
    op.execute(sa.text("COMMENT ON COLUMN users.email IS 'how to reach them'"))
    op.execute("UPDATE users SET phone = NULL")
    bind = op.get_bind()
    bind.execute(sa.text("ALTER TABLE users DROP COLUMN fax"))
    op.get_bind().exec_driver_sql("DROP TABLE old_users")
