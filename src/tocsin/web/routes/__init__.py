"""The addresses of the desk, one file a group of pages."""

from __future__ import annotations

from tocsin.web.routes.actors import router as actors
from tocsin.web.routes.adding import router as adding
from tocsin.web.routes.article import router as article
from tocsin.web.routes.charts import router as charts
from tocsin.web.routes.door import router as door
from tocsin.web.routes.downloads import router as downloads
from tocsin.web.routes.finding import router as finding
from tocsin.web.routes.incidents import router as incidents
from tocsin.web.routes.islands import router as islands
from tocsin.web.routes.lists import router as lists
from tocsin.web.routes.numbers import router as numbers
from tocsin.web.routes.review import router as review
from tocsin.web.routes.today import router as today
from tocsin.web.routes.views import router as views

ROUTERS = (today, incidents, article, finding, lists, views, actors, islands, adding, review, numbers, charts, downloads, door)
