"""Columns: what each holds, the schema as it stands, and the flow that keeping one would be."""
