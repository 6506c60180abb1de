"""What each template receives: one module a group of pages, one frozen dataclass a template."""
