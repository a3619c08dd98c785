"""Styles of layers as QGIS reads them (QML, since 3.22): symbols, labels, time, names and words of fields.

`style_of_layer` makes them; maps/styles/ holds the same as files, for people who style layers of their own.
"""

from geonews.export.qml.layers import STYLED, style_of_layer

__all__ = ["STYLED", "style_of_layer"]
