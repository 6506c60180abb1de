"""The exhibit as files that need no server: pages asked of the real app, their addresses made relative."""
