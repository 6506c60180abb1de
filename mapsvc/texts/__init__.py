"""The store of texts: reading files into it, and looking things up in it.

Above `gazetteer`, which reads documents and finds names; beside the journeys; knows no HTTP and no terminal.
"""
