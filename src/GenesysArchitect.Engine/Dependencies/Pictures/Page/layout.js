// Where nodes stand: consumers to the left, what they depend on to the right.
const size = { width: 190, height: 46 };
const mostForDagre = { nodes: 220, edges: 700 };

const canBeRouted = (shown, links) => shown.length <= mostForDagre.nodes && links.length <= mostForDagre.edges;

/** Layers with few crossings, and edges led around nodes. Good to look at, and too slow for thousands. */
function routed(shown, links) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 18, edgesep: 12, ranksep: 90 });
  shown.forEach((node) => graph.setNode(String(node.index), { ...size }));
  links.filter((edge) => edge.from !== edge.to).forEach((edge) => graph.setEdge(String(edge.from.index), String(edge.to.index), { width: edge.range ? 60 : 0, height: 12, labelpos: "c" }, String(edge.index)));
  dagre.layout(graph);
  const places = new Map(shown.map((node) => {
    const { x, y } = graph.node(String(node.index));
    return [node, { x, y }];
  }));
  const bends = new Map();
  graph.edges().forEach((key) => {
    const edge = edges[Number(key.name)];
    const bend = bendsOf(places.get(edge.from), places.get(edge.to), graph.edge(key).points.slice(1, -1));
    if (bend) bends.set(edge, bend);
  });
  return { places, bends, heads: [] };
}

/** Points as Cytoscape takes them: how far along the line between the nodes, and how far beside it. */
function bendsOf(from, to, points) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (points.length === 0 || length === 0) return null;
  const weights = points.map((point) => ((point.x - from.x) * dx + (point.y - from.y) * dy) / (length * length));
  const distances = points.map((point) => ((point.y - from.y) * dx - (point.x - from.x) * dy) / length);
  return distances.some((distance) => Math.abs(distance) > 2) ? { weights: weights.join(" "), distances: distances.join(" ") } : null;
}

/** A block of columns for each wave, the last wave to the left. Thousands are placed in no time. */
function columns(shown, room) {
  const waves = new Map();
  for (const node of shown) {
    if (!waves.has(node.wave)) waves.set(node.wave, []);
    waves.get(node.wave).push(node);
  }
  const [stepX, stepY, gap] = [size.width + 22, size.height + 12, 150];
  const columnsOf = (rows) => [...waves.values()].reduce((sum, wave) => sum + Math.ceil(wave.length / rows), 0);
  let rows = 8;
  while ((columnsOf(rows) * stepX + waves.size * gap) / (rows * stepY) > room) rows += 1;

  // From what is deployed first to what is last: each stands near what it depends on.
  const [places, heads] = [new Map(), []];
  let right = 0;
  for (const wave of [...waves.keys()].sort((one, other) => one - other)) {
    const members = waves.get(wave);
    const heights = new Map(members.map((node) => [node, meanHeight(node, places)]));
    members.sort((one, other) => heights.get(one) - heights.get(other) || one.index - other.index);
    const count = Math.ceil(members.length / rows);
    const left = right - count * stepX;
    const tall = Math.ceil(members.length / count);
    members.forEach((node, at) => places.set(node, { x: left + (at % count) * stepX + stepX / 2, y: Math.floor(at / count) * stepY + ((rows - tall) * stepY) / 2 }));
    heads.push({ wave, x: (left + right) / 2, y: ((rows - tall) * stepY) / 2 - stepY * 1.6, count: members.length });
    right = left - gap;
  }
  return { places, bends: new Map(), heads };
}

function meanHeight(node, places) {
  const heights = node.dependencies.map((edge) => places.get(edge.to)?.y).filter((height) => height !== undefined);
  return heights.length === 0 ? Number.MAX_VALUE : heights.reduce((sum, height) => sum + height, 0) / heights.length;
}
