"""The object store: one interface, as a folder and on S3."""
