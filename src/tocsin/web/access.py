"""Who may see and decide: a token or users with argon2, sessions, roles, tokens against forged forms, a limit on failed log-ins."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
import tomllib
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tocsin.errors import SettingsError

Role = Literal["reader", "reviewer", "admin"]
RANKS: dict[Role, int] = {"reader": 0, "reviewer": 1, "admin": 2}
SESSION_SECONDS = 12 * 3600.0
"""A working day: whoever comes back the next morning says again who he is."""
MOST_FAILURES = 5
FAILURE_SECONDS = 300.0
"""Five failed attempts from one address or on one name, and it waits five minutes: slow for a machine, bearable for a person."""
MOST_SESSIONS = 10_000
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$wK0bAGm+/XmbcXyXHA6dVA$1Cxht5fHt2EYfSPuAPHn9Ol1NWjTmEW19AKZVrDKbGU"
"""A hash of nothing that anybody knows: an unknown name takes as long as a wrong password."""


@dataclass(frozen=True, slots=True)
class User:
    """A name, what it may do, and the argon2 hash of its password."""

    name: str
    role: Role
    password: str


@dataclass(frozen=True, slots=True)
class Session:
    """Who sits before the browser; `key` is what the cookie holds."""

    key: str
    name: str
    role: Role
    until: float

    def may(self, role: Role) -> bool:
        """True if this role or a higher one is held."""
        return RANKS[self.role] >= RANKS[role]


@dataclass(slots=True)
class Access:
    """The door: open on loopback, else by token or by user and password.

    `Access(local="ana")` lets everybody in as Ana with every right: for a desk that only this machine can reach.
    """

    local: str | None = None
    token: str | None = None
    users: Mapping[str, User] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _sessions: dict[str, Session] = field(default_factory=dict)
    _failures: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_open(self) -> bool:
        """True where nobody has to say who he is."""
        return self.local is not None

    def session(self, key: str | None) -> Session | None:
        """The session of a cookie; null if there is none or it has ended."""
        with self._lock:
            found = self._sessions.get(key or "")
            if found is not None and found.until < self.clock():
                del self._sessions[found.key]
                return None
            return found

    def begin(self, name: str, role: Role) -> Session:
        """A new session, with a key that nobody can guess."""
        session = Session(secrets.token_urlsafe(32), name, role, self.clock() + SESSION_SECONDS)
        with self._lock:
            if len(self._sessions) >= MOST_SESSIONS:
                self._sessions.pop(next(iter(self._sessions)))
            self._sessions[session.key] = session
        return session

    def end(self, key: str) -> None:
        """Forgets a session."""
        with self._lock:
            self._sessions.pop(key, None)

    def is_waiting(self, *names: str) -> bool:
        """True if one of these (an address, a name) has failed too often of late."""
        with self._lock:
            return any(len(self._recent(name)) >= MOST_FAILURES for name in names)

    def log_in(self, name: str, word: str, address: str) -> Session | None:
        """A session for the right token or password; a failure is counted against the address and the name."""
        known = self._by_token(word) if self.token is not None and not name else self._by_password(name, word)
        if known is not None:
            return self.begin(*known)
        with self._lock:
            for each in {f"address {address}", f"name {name}"}:
                self._recent(each).append(self.clock())
        return None

    def bearer(self, word: str, address: str) -> Session | None:
        """What a program may see that shows the token with each question; failures count as at the log-in page."""
        if self.token is None or self.is_waiting(f"address {address}"):
            return None
        known = self._by_token(word)
        if known is not None:
            return Session("", *known, float("inf"))
        with self._lock:
            self._recent(f"address {address}").append(self.clock())
        return None

    def form_token(self, session: Session, salt: str | None = None) -> str:
        """What a form of this session carries, so that no other page can send it; another one each time, so that packing tells nothing of it."""
        salt = salt or secrets.token_hex(8)
        return f"{salt}.{hmac.new(self._secret, f'{salt} {session.key}'.encode(), hashlib.sha256).hexdigest()}"

    def is_own_form(self, session: Session, token: str) -> bool:
        """True for a form that this session was given."""
        salt, _, _ = token.partition(".")
        return bool(salt) and hmac.compare_digest(self.form_token(session, salt).encode(), token.encode())

    def _recent(self, name: str) -> deque[float]:
        failures = self._failures[name]
        while failures and failures[0] < self.clock() - FAILURE_SECONDS:
            failures.popleft()
        return failures

    def _by_token(self, word: str) -> tuple[str, Role] | None:
        right = hmac.compare_digest((self.token or "").encode(), word.encode())
        return ("token", "admin") if right else None

    def _by_password(self, name: str, word: str) -> tuple[str, Role] | None:
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError

        user = self.users.get(name)
        try:
            PasswordHasher().verify(user.password if user else _NOBODY, word)
        except (VerificationError, InvalidHashError):
            return None
        return (user.name, user.role) if user else None


def hash_password(password: str) -> str:
    """The argon2 hash that a file of users holds."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def load_users(path: str) -> dict[str, User]:
    """The users of a TOML file: `[ana]`, `role = "reviewer"`, `password = "$argon2id$…"`; raises SettingsError with all faults."""
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error
    faults = [f"[{name}] {fault}" for name, each in told.items() if (fault := _fault(each))]
    if faults or not told:
        raise SettingsError(f"{path}: " + ("; ".join(faults) or "no user; make one with  tocsin serve --hash-password"))
    return {name: User(name, each["role"], each["password"]) for name, each in told.items()}


def _fault(each: object) -> str:
    if not isinstance(each, dict) or set(each) != {"role", "password"}:
        return "needs role and password, and nothing else"
    if each["role"] not in RANKS:
        return f"role is {each['role']!r}: give one of {', '.join(RANKS)}"
    if not str(each["password"]).startswith("$argon2"):
        return "password is no argon2 hash; make one with  tocsin serve --hash-password"
    return ""
