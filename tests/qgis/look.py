"""Runs under the system's Python, which has QGIS: what QGIS makes of a GeoPackage or a project, as JSON on stdout.

look.py FILE [PICTURE [PAGE]]
"""

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # the system's Python has it, not the environment
    QgsApplication,
    QgsLayoutExporter,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsProviderRegistry,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def layers_of(path):
    """The layers of a GeoPackage with their default styles, or those of a project."""
    if path.endswith(".gpkg"):
        found = QgsProviderRegistry.instance().querySublayers(path)
        layers = [QgsVectorLayer(f"{path}|layername={one.name()}", one.name(), "ogr") for one in found]
        for layer in layers:
            layer.loadDefaultStyle()
        return layers
    project = QgsProject.instance()
    if not project.read(path):
        raise SystemExit(f"QGIS cannot read {path}: {project.error()}")
    return [node.layer() for node in project.layerTreeRoot().findLayers()]


def told(layer):
    """What a test wants to know of a layer."""
    renderer = layer.renderer()
    inner = renderer.embeddedRenderer() if renderer is not None and renderer.type() == "pointDisplacement" else renderer
    rules = inner.rootRule().children() if inner is not None and inner.type() == "RuleRenderer" else []
    time = layer.temporalProperties()
    fields = layer.fields()
    return {
        "name": layer.name(),
        "valid": layer.isValid(),
        "geometry": layer.geometryType(),
        "features": layer.featureCount(),
        "renderer": None if renderer is None else renderer.type(),
        "rules": [[rule.label(), rule.active()] for rule in rules],
        "labels": layer.labelsEnabled(),
        "time": [time.isActive(), time.startField(), time.endField()] if time is not None else None,
        "aliases": {field.name(): field.alias() for field in fields if field.alias()},
        "types": {field.name(): field.typeName() for field in fields},
        "words": {
            field.name(): len(field.editorWidgetSetup().config().get("map", []))
            for field in fields
            if field.editorWidgetSetup().type() == "ValueMap"
        },
        "crs": layer.crs().authid(),
        "source": layer.source(),
    }


def picture(layers, path, project):
    """All that is drawn, as a reader sees it first."""
    settings = QgsMapSettings()
    drawn = [layer for layer in layers if layer.isSpatial()]
    if project.layerTreeRoot().findLayers():
        drawn = [layer for layer in project.layerTreeRoot().checkedLayers() if layer.isSpatial()]
    settings.setLayers(drawn)
    settings.setBackgroundColor(QColor("#d4e2ea"))
    settings.setOutputSize(QSize(1400, 900))
    settings.setOutputDpi(110)
    news = [layer for layer in drawn if "layername=positions_" in layer.source() and layer.featureCount()]
    settings.setDestinationCrs(project.crs() if project.crs().isValid() else drawn[0].crs())
    extent = None
    for layer in news or drawn:
        box = settings.layerExtentToOutputExtent(layer, layer.extent())
        extent = box if extent is None else extent
        extent.combineExtentWith(box)
    extent.scale(1.2)
    extent.grow(20_000 if settings.destinationCrs().mapUnits() == QgsUnitTypes.DistanceMeters else 0.2)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(path)
    return [error.message for error in job.errors()]


def page(path):
    """The first page to print, as a picture."""
    layout = QgsProject.instance().layoutManager().printLayouts()[0]
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 120
    return QgsLayoutExporter(layout).exportToImage(path, settings)


def main():
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    layers = layers_of(sys.argv[1])
    project = QgsProject.instance()
    answer = {"layers": [told(layer) for layer in layers], "crs": project.crs().authid()}
    answer["layouts"] = [layout.name() for layout in project.layoutManager().layouts()]
    if len(sys.argv) > 2:
        answer["errors"] = picture(layers, sys.argv[2], project)
    if len(sys.argv) > 3:
        answer["printed"] = page(sys.argv[3])
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
    os._exit(0)  # QGIS' own end crashes without a display


main()
