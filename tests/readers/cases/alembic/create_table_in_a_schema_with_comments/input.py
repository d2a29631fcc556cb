"""create table in a schema with comments"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.create_table(
        "ledger",
        sa.Column("iban", sa.String(34), comment="where refunds go"),
        sa.Column(
            "memo",
            sa.Text(),
        ),
        schema="billing",
        comment="one row per booking",
    )
    op.create_table_comment("ledger", "one row for each booking", schema="billing")
    op.drop_table_comment("ledger", schema="billing")
