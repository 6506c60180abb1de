"""Our modules as plain scripts: what is understood, what is refused, and that all of ours are understood."""

from __future__ import annotations

import json
import re

import pytest

from mapsvc.assets import Assets
from mapsvc.bundle.scripts import classic, twin
from mapsvc.errors import BundleError

TWO = {
    "a.js": "import { b as c, d } from './b.js';\nexport const e = () => import('./l.js').then(({ f }) => f(c, d));\n",
    "b.js": "export function b() {}\nexport async function d() { return new URL('../x', import.meta.url); }\n",
    "l.js": "export class f {}\n",
}


def test_imports_and_exports_go_through_the_registry() -> None:
    """Names taken, names given, later modules, and a module's own address."""
    scripts = classic(TWO, ["a.js"])
    assert "const { b: c, d } = $need('b.js');" in scripts.first
    assert "$bring('l.js').then(" in scripts.first
    assert "return { b, d };" in scripts.first
    assert "new URL('../x', $address)" in scripts.first
    assert "define('l.js'" in scripts.rest
    assert "define('l.js'" not in scripts.first
    assert scripts.first.index("define('b.js'") < scripts.first.index("define('a.js'")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import x from './b.js';\n", "got \"import x from './b.js';\""),
        ("import * as x from './b.js';\n", "expected named imports"),
        ("export default 1;\n", "got 'export default 1;'"),
        ("export { a };\n", "exported declarations"),
        ("const a = import(name);\n", "got 'const a = import(name);'"),
        ("import { a } from './none.js';\n", "is imported and not there"),
        ("import { a } from './a.js';\n", "imports itself in a circle"),
    ],
)
def test_what_is_written_otherwise_is_refused(text: str, said: str) -> None:
    """A module that the bundle would break is named when the bundle is made."""
    with pytest.raises(BundleError, match=re.escape(said)):
        classic({"a.js": text, "b.js": ""}, ["a.js"])


def test_every_module_of_ours_is_in_one_of_the_two_scripts() -> None:
    """None is lost, and none keeps what only a module may say."""
    names = {
        name.removeprefix("js/"): asset for name, asset in Assets.shipped().by_name.items() if name.startswith("js/")
    }
    scripts = classic({name: asset.content.decode() for name, asset in names.items()}, ["start.js", "map.js"])
    both = scripts.first + scripts.rest
    assert sorted(re.findall(r"mapsvcBundle\.define\('([^']+)'", both)) == sorted(names)
    assert not re.search(r"^(import|export)\b|\bimport\.meta\b", both, re.MULTILINE)


def test_a_twin_tells_any_text() -> None:
    """Quotes, line ends and the separators that once ended a line of JavaScript arrive as they are."""
    text = 'a "b"\n\u2028</script>\\'
    told = twin(text)
    assert json.loads(told.removeprefix("mapsvcBundle.tell(").removesuffix(");\n")) == text
    assert "\u2028" not in told
