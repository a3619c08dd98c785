// Many places at once: what stands too close together is one badge that keeps the claim statuses apart.
import Supercluster from 'supercluster';

const FEWEST = 8;
const PIXELS_A_STACK = 40_000;
const MOST_GROUPS = 8;
const RADIUS = 70;
const MAX_ZOOM = 15;

// items: anything with lon and lat → an index that answers for a box and a zoom; count(item) is summed by key.
export function createIndex(items, countOf) {
  const index = new Supercluster({
    radius: RADIUS,
    extent: 256, // pixels of Leaflet's world at zoom 0
    maxZoom: MAX_ZOOM,
    map: ({ number }) => ({ counts: countOf(items[number]) }),
    reduce: (all, { counts }) => {
      all.counts = added(all.counts, counts);
    },
  });
  index.load(
    items.map(({ lon, lat }, number) => ({ geometry: { coordinates: [lon, lat] }, properties: { number } })),
  );
  return {
    // [{lon, lat, counts, item}] for a single one, [{lon, lat, counts, id}] for a cluster
    within(bounds, zoom) {
      const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
      return index.getClusters(box, Math.floor(zoom)).map(({ id, geometry, properties }) => ({
        lon: geometry.coordinates[0],
        lat: geometry.coordinates[1],
        counts: properties.counts ?? countOf(items[properties.number]),
        ...(properties.cluster ? { id } : { item: items[properties.number] }),
      }));
    },
    opensAt: (id) => index.getClusterExpansionZoom(id),
  };
}

function added(a, b) {
  const sum = { ...a };
  for (const key of Object.keys(b)) sum[key] = (sum[key] || 0) + b[key];
  return sum;
}

// Stacks of reports in view → {stacks to draw as trays, clusters to draw as badges}. As many trays as a view of so many
// square pixels holds without a crowd.
export function gather(stacks, index, bounds, zoom, area) {
  const most = Math.max(FEWEST, area / PIXELS_A_STACK);
  const tall = stacks.filter(({ groups }) => groups.length > MOST_GROUPS);
  if (stacks.length <= most && !tall.length) return { stacks, clusters: [] };
  if (stacks.length <= most) {
    return { stacks: stacks.filter((stack) => !tall.includes(stack)), clusters: tall.map(asCluster) };
  }
  const found = index.within(bounds, zoom);
  const single = new Set(
    found.filter(({ item }) => item && item.groups.length <= MOST_GROUPS).map(({ item }) => item),
  );
  const clusters = found.filter(({ id, item }) => id !== undefined || !single.has(item));
  return { stacks: [...single], clusters: clusters.map((one) => (one.item ? asCluster(one.item) : one)) };
}

function asCluster(stack) {
  return { lon: stack.lon, lat: stack.lat, counts: countStyles(stack), stack };
}

// Reports of a stack by style.
export function countStyles({ groups }) {
  const counts = {};
  for (const group of groups) counts[group[0].style] = (counts[group[0].style] || 0) + group.length;
  return counts;
}
