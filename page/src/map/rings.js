// Uncertainty rings: grey and unfilled, for they say where the place may be and not what anybody holds.

export function drawRings(reports, group, isWanted) {
  group.clearLayers();
  const drawn = new Set();
  for (const report of reports) {
    if (!report.radius || !['point', 'disc'].includes(report.basis) || !isWanted(report)) continue;
    const key = `${report.lon},${report.lat},${report.radius}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    const style = {
      radius: report.radius,
      weight: 1.4,
      fill: false,
      interactive: false,
      className: 'ring',
      pane: 'areas',
    };
    L.circle([report.lat, report.lon], { ...style, renderer: group.renderer }).addTo(group);
  }
}
