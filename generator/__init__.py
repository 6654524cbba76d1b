"""gongbao: government gazettes in, a website people can read, search, compare and archive out.

The stages, in the order in which a text passes through them:

``source``   bytes of a gazette → lines that know their place
``issue``    lines → masthead, contents, colophon and the stretches that are documents
``document`` one stretch → parts, enclosures, outline, tables: a :class:`~generator.document.Document`
``markdown`` Document ⇄ Markdown with front matter, the durable and correctable form
``catalog``  all documents → citations, relations, indexes
``compare``  two documents → an alignment with typed changes
``pages``    all of it → pages
``publish``  pages → site, archives, exports
"""

__version__ = "0.1.0"
