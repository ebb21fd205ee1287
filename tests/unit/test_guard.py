from __future__ import annotations

import socket
import sqlite3

import pytest
import sqlalchemy


def test_a_unit_test_cannot_open_a_database() -> None:
    with pytest.raises(AssertionError, match="belongs to tests/integration"):
        sqlite3.connect(":memory:")


def test_a_unit_test_cannot_open_a_database_through_sqlalchemy_either() -> None:
    with pytest.raises(AssertionError, match=r"sqlite3\.connect"):
        sqlalchemy.create_engine("sqlite://").connect()


def test_a_unit_test_cannot_reach_the_network() -> None:
    with socket.socket() as unused, pytest.raises(AssertionError, match=r"socket\.connect"):
        unused.connect(("127.0.0.1", 9))
