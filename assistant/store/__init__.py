"""What is kept: tables, encryption at rest, queries, migrations. Rows become domain objects here and go no further."""
