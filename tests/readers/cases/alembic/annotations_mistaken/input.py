"""annotations mistaken"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

# privacyrules: data=email


def upgrade():
    # privacyrules: data=email

    op.drop_table("old")
    text = "# privacyrules: data=email is no comment"
    op.add_column("users", sa.Column("a", sa.Text()))  # privacyrules data=email
    op.add_column("users", sa.Column("b", sa.Text()))  # privacyrules: data
    # privacyrules: data=email
    op.add_column("users", sa.Column("c", sa.Text()))  # privacyrules: data=phone
    op.run_this()  # privacyrules: data=email


def downgrade():
    op.drop_column("users", "a")  # privacyrules: data=email
