"""Alembic's entry: run the migrations in the transaction that migrate.py has begun."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
