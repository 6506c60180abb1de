"""What leads others to a page: its card for networks, citations, structured data, the share sheet."""
