"""The gazetteer: layers of places, their indexes on disk, and the look-up over them."""

from geonews.gazetteer.layers import LayerInfo, layers
from geonews.gazetteer.lookup import Gazetteer, open_gazetteer
from geonews.gazetteer.packs import PackInfo, add_pack

__all__ = ["Gazetteer", "LayerInfo", "PackInfo", "add_pack", "layers", "open_gazetteer"]
