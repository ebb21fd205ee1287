"""The ground of all tables: names of constraints, and the kinds of columns."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import DateTime, Dialect, ForeignKey, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

ID_LENGTH = 36
CODE_LENGTH = 120
FINGERPRINT_LENGTH = 64


class Cipher(bytes):
    """Bytes that a vault has sealed."""


class Sealed(TypeDecorator[bytes]):
    """A column of encrypted bytes. What no vault has sealed is refused, so that no slip can write it in clear."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Let sealed bytes through."""
        if value is not None and not isinstance(value, Cipher):
            raise TypeError("a sealed column takes only what a vault has sealed")
        return value


class UtcDateTime(TypeDecorator[datetime.datetime]):
    """A moment in UTC, with its time zone in Python on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        """Bring a moment to UTC; one without a time zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(datetime.UTC)

    def process_result_value(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        """SQLite gives moments back without their zone, which is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=datetime.UTC) if value.tzinfo is None else value.astimezone(datetime.UTC)


class Base(DeclarativeBase):
    """All tables. A class here holds columns and nothing else."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_1_name)s",
            "ix": "ix_%(table_name)s_%(column_1_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime.datetime: UtcDateTime, bytes: Sealed}


Workspace = Annotated[str, mapped_column(String(ID_LENGTH), ForeignKey("workspaces.id"), primary_key=True)]
"""The leading part of every key: whose row it is."""
OwnId = Annotated[str, mapped_column(String(ID_LENGTH), primary_key=True)]
Id = Annotated[str, mapped_column(String(ID_LENGTH))]
Code = Annotated[str, mapped_column(String(CODE_LENGTH))]
Fingerprint = Annotated[str, mapped_column(String(FINGERPRINT_LENGTH))]
