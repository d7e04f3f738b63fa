"""The addresses of the desk, one file a group of pages."""

from __future__ import annotations

from tocsin.web.routes.article import router as article
from tocsin.web.routes.finding import router as finding
from tocsin.web.routes.lists import router as lists
from tocsin.web.routes.today import router as today

ROUTERS = (today, article, finding, lists)
