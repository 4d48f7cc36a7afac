"""Recipes: a TOML file of stages, in which a stage may be like an earlier one but for what it sets itself.

models/train/embedded.toml -> dict
"""

from __future__ import annotations

import tomllib
from pathlib import Path


def read_recipe(path: Path) -> dict:
    """Read a recipe, each of its ``stages`` whole.

    Args:
        path: A TOML file; a stage's ``like`` names an earlier stage whose settings it takes over, but for
            those that it sets, and for ``start``, without which a stage goes on from the one before it.

    Raises:
        ValueError: If ``like`` names no earlier stage.
    """
    recipe = tomllib.loads(path.read_text(encoding="utf-8"))
    whole: dict[str, dict] = {}
    for stage in recipe["stages"]:
        model = stage.pop("like", None)
        if model is not None and model not in whole:
            raise ValueError(
                f"{path}: stage {stage['name']!r} is like {model!r}, which is no stage before it"
            )
        taken_over = {key: value for key, value in whole.get(model, {}).items() if key != "start"}
        whole[stage["name"]] = taken_over | stage
    return recipe | {"stages": list(whole.values())}
