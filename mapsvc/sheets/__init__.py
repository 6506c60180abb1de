"""Sheets: what a class, a wall or a newsletter prints of a journey, as PDF, PNG or SVG.

Options say what is wanted, an extract is the part of a journey that it shows, a document holds all its words and
drawings as JSON, and a template of `templates/sheets` lays it out. Nothing here knows a page or a terminal.
"""
