"""A module beside the migrations."""


def columns():
    return ["email"]


def upgrade():
    op.drop_table("users")
