"""Gradient-boosted trees for the ranking, and their way into ONNX. Needs lightgbm and onnx; geonews does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import onnx
from lightgbm import Booster
from onnx import TensorProto, helper

from geonews.resolution.table import Floats, Ints

__all__ = ["Booster", "fit_scores", "fit_trust", "write_onnx"]
_COMMON = {
    "verbose": -1, "num_threads": 1, "seed": 7, "deterministic": True, "force_row_wise": True,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "min_data_in_leaf": 30, "lambda_l2": 3.0,
}  # fmt: skip


def fit_scores(rows: Floats, sizes: Ints, right: Floats, weights: Floats, *, trees: int, leaves: int) -> Booster:
    """Scores whose softmax within a name is the share of belief: boosting of the conditional logit.

    Args:
        rows: (n, features), the candidates of a name together.
        sizes: (names,) candidates of each name.
        right: (n,) 1 for the right candidate.
        weights: (names,).
        trees: how many.
        leaves: of each tree.
    """
    starts = np.cumsum([0, *sizes[:-1]])
    of = np.repeat(np.arange(len(sizes)), sizes)

    def softmax(scores: Floats, _data: object) -> tuple[Floats, Floats]:
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        share = odds / np.add.reduceat(odds, starts)[of]
        return weights[of] * (share - right), weights[of] * np.maximum(share * (1 - share), 1e-3)

    data = lightgbm.Dataset(rows, label=right, free_raw_data=False)
    settings: dict[str, Any] = {**_COMMON, "objective": softmax, "learning_rate": 0.06, "num_leaves": leaves}
    return lightgbm.train(settings, data, num_boost_round=trees)


def fit_trust(rows: Floats, right: Floats, weights: Floats) -> Booster:
    """Log odds that a winner is right."""
    settings = {**_COMMON, "objective": "binary", "learning_rate": 0.05, "num_leaves": 7, "min_data_in_leaf": 60}
    return lightgbm.train(settings, lightgbm.Dataset(rows, label=right, weight=weights), num_boost_round=120)


def write_onnx(model: Booster, width: int, path: Path) -> None:
    """The trees as one TreeEnsembleRegressor: input "x" (n, width) float32, output "score" (n, 1)."""
    columns: dict[str, list[Any]] = {
        name: []
        for name in (
            "nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_values", "nodes_modes", "nodes_truenodeids",
            "nodes_falsenodeids", "nodes_missing_value_tracks_true", "target_treeids", "target_nodeids", "target_ids",
            "target_weights",
        )
    }  # fmt: skip
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        _add(columns, number, tree["tree_structure"], [0])
    node = helper.make_node(
        "TreeEnsembleRegressor", ["x"], ["score"], domain="ai.onnx.ml", n_targets=1, post_transform="NONE", **columns
    )
    graph = helper.make_graph(
        [node],
        "ranking",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, width])],
        [helper.make_tensor_value_info("score", TensorProto.FLOAT, [None, 1])],
    )
    versions = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    onnx.save(helper.make_model(graph, opset_imports=versions, ir_version=9), str(path))


def _add(columns: dict[str, list[Any]], tree: int, node: dict[str, Any], counter: list[int]) -> int:
    """Append a node and what hangs below it; its number within the tree."""
    number = counter[0]
    counter[0] += 1
    leaf = "leaf_value" in node
    at = len(columns["nodes_treeids"])
    for name, value in (
        ("nodes_treeids", tree),
        ("nodes_nodeids", number),
        ("nodes_featureids", 0 if leaf else node["split_feature"]),
        ("nodes_values", 0.0 if leaf else node["threshold"]),
        ("nodes_modes", "LEAF" if leaf else "BRANCH_LEQ"),
        ("nodes_truenodeids", 0),
        ("nodes_falsenodeids", 0),
        ("nodes_missing_value_tracks_true", int(not leaf and node["default_left"])),
    ):
        columns[name].append(value)
    if leaf:
        for name, value in (
            ("target_treeids", tree),
            ("target_nodeids", number),
            ("target_ids", 0),
            ("target_weights", node["leaf_value"]),
        ):
            columns[name].append(value)
    else:
        columns["nodes_truenodeids"][at] = _add(columns, tree, node["left_child"], counter)
        columns["nodes_falsenodeids"][at] = _add(columns, tree, node["right_child"], counter)
    return number
