"""Pages → a site, archives, exports. The only stage, beside the pipeline, that writes what readers get.

``publish.site`` and ``publish.plugin`` alone know MkDocs; ``publish.archive`` and
``publish.verify`` make and check BagIt bags; ``publish.export`` turns documents and
catalog into lines and tables for other programs:

    from generator.publish.export import export_jsonl
    lines = export_jsonl(content, catalog)

There is no verb here, so that an export needn't load a site builder.
"""
