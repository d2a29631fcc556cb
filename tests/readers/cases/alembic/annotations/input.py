"""annotations"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.create_table(  # privacyrules: subject=user
        "users",
        sa.Column("ref", sa.Text()),  # privacyrules: data=email by=dana
        # privacyrules: data=phone by=dana
        sa.Column("line", sa.Text()),
        sa.Column(
            "extra",
            sa.Text(),  # privacyrules: not_personal="a colour" by=dana
        ),
    )
    # privacyrules: data=email,phone
    # and a word to the reader
    op.add_column("users", sa.Column("reach", sa.Text()))
    op.add_column("users", sa.Column("a", sa.Text())); op.add_column("users", sa.Column("b", sa.Text()))  # privacyrules: data=city
    for name in (
        "one",  # privacyrules: data=email
        # privacyrules: data=phone
        "two",
    ):
        op.add_column("users", sa.Column(name, sa.Text()))  # privacyrules: purpose=registration
    op.execute("ALTER TABLE users ADD COLUMN c text")  # privacyrules: data=email
    op.execute("""
        ALTER TABLE users
            ADD COLUMN d text, -- privacyrules: data=phone
            ADD COLUMN e text;
    """)
