"""The trees of scikit-learn as `scrubber.trees` reads them."""

from sklearn.ensemble import HistGradientBoostingClassifier


def exported(model: HistGradientBoostingClassifier, digits: int) -> list[list[list[float]]]:
    """The nodes of each tree.

    Parameters:
        model: What was fitted.
        digits: Digits behind the point of what a leaf says. A threshold has one more that matters.
    """
    trees = []
    for (predictor,) in model._predictors:  # noqa: SLF001 - scikit-learn shows its trees nowhere else
        tree = []
        for node in predictor.nodes:
            value = round(float(node["value"]), digits)
            threshold = float(f"{node['num_threshold']:.{digits + 1}g}")
            children = int(node["left"]), int(node["right"])
            tree.append([value] if node["is_leaf"] else [value, int(node["feature_idx"]), threshold, *children])
        trees.append(tree)
    return trees


def baseline(model: HistGradientBoostingClassifier) -> float:
    """What all sums begin with."""
    return float(model._baseline_prediction.item())  # noqa: SLF001 - shown nowhere else
