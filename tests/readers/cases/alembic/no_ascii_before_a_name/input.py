"""no ascii before a name"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None

def upgrade():
    op.create_table("kundenübersicht", sa.Column("größe", sa.Text()), sa.Column("straße", sa.String(80), comment="wo sie wohnt – etwa"))
    op.execute("ALTER TABLE kundenübersicht ADD COLUMN ort text")
