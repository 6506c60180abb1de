"""Templates that wait for their first use."""

from __future__ import annotations

import pytest
from jinja2 import Template, TemplateSyntaxError

from mapsvc.maps.late_templates import compiled_when_used


def test_a_template_of_the_block_is_compiled_with_its_first_use() -> None:
    """A text that is no template does no harm until it is used; one that is does all that templates do."""
    with compiled_when_used():
        broken, good = Template("{% nonsense %}"), Template("{{ name }}{% macro script() %}1{% endmacro %}")
    assert good.render(name="Ankara") == "Ankara"
    assert "script" in good.module.__dict__
    with pytest.raises(TemplateSyntaxError):
        broken.render()


def test_outside_the_block_templates_are_compiled_at_once() -> None:
    """Blocks within blocks put back what they found."""
    with compiled_when_used(), compiled_when_used():
        pass
    with pytest.raises(TemplateSyntaxError):
        Template("{% nonsense %}")
