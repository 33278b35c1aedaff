"""The steps that bring a state database of any age to the present form, run by Alembic."""
