"""create table"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("balance", sa.Numeric(precision=12, scale=2)),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.Column("notes", sa.Text),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email", name=op.f("uq_customers_email")),
        sa.Index("ix_customers_email", "email"),
    )


def downgrade() -> None:
    op.drop_table("customers")
