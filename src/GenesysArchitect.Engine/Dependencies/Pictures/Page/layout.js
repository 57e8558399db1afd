// The positions of nodes: dependents first, on the left or at the top, followed by their dependencies.
const size = { width: 184, height: 48 };
const mostForDagre = { nodes: 250, edges: 600 };

const canBeRouted = (shown, links) => shown.length <= mostForDagre.nodes && links.length <= mostForDagre.edges;

/**
 * Layers with few crossings, and edges routed around nodes: top-down if left-to-right would be too small.
 * Room is the aspect ratio of the available space, and tall its height.
 */
function routed(shown, links, room, tall) {
  const linked = new Set(links.filter((edge) => edge.from !== edge.to).flatMap((edge) => [edge.from, edge.to]));
  const [right, down] = ["LR", "TB"].map((direction) => layered([...linked], links, direction));
  const shrinks = (layers) => Math.max(layers.width / room, layers.height);
  const layers = linked.size === 0 || shrinks(right) <= Math.max(shrinks(down) * 1.15, tall) ? right : down;
  spread(layers, room);
  stack(shown.filter((node) => !linked.has(node)), layers, room);
  return layers;
}

function layered(shown, links, direction) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: direction === "LR" ? 18 : 28, edgesep: 14, ranksep: direction === "LR" ? 70 : 56 });
  shown.forEach((node) => graph.setNode(String(node.index), { ...size }));
  links.filter((edge) => edge.from !== edge.to).forEach((edge) => graph.setEdge(String(edge.from.index), String(edge.to.index), {}, String(edge.index)));
  dagre.layout(graph);
  const places = new Map(shown.map((node) => {
    const { x, y } = graph.node(String(node.index));
    return [node, { x, y }];
  }));
  // The first and the last point are where the edge touches its nodes.
  const points = new Map(graph.edges().map((key) => [edges[Number(key.name)], graph.edge(key).points.slice(1, -1).map(({ x, y }) => ({ x, y }))]));
  const { width = 0, height = 0 } = graph.graph();
  return { places, points, heads: [], isDown: direction === "TB", width: Math.max(width, 1), height: Math.max(height, 1) };
}

/** Increases the distance between layers if there is room, so that edges can be distinguished. */
function spread(layers, room) {
  const factor = layers.isDown ? layers.width / room / layers.height : (layers.height * room) / layers.width;
  if (factor <= 1.1) return;
  const along = layers.isDown ? "y" : "x";
  const more = Math.min(factor, 2.5);
  [...layers.places.values(), ...[...layers.points.values()].flat()].forEach((point) => { point[along] *= more; });
  if (layers.isDown) layers.height *= more;
  else layers.width *= more;
}

/** Places nodes without edges in rows below: in layers they would form one endless column. */
function stack(alone, layers, room) {
  const [stepX, stepY] = [size.width + 18, size.height + 16];
  const inRow = Math.max(1, Math.ceil(Math.max(layers.width / stepX, Math.sqrt((alone.length * stepY * room) / stepX))));
  const top = layers.places.size === 0 ? 0 : layers.height + 40 + stepY / 2;
  alone.forEach((node, at) => layers.places.set(node, { x: (at % inRow) * stepX + stepX / 2, y: top + Math.floor(at / inRow) * stepY }));
}

/** Points in Cytoscape's form: the position along the line between the nodes, and the distance from it. */
function bendsOf(from, to, points) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (points.length === 0 || length === 0) return null;
  const weights = points.map((point) => ((point.x - from.x) * dx + (point.y - from.y) * dy) / (length * length));
  const distances = points.map((point) => ((point.y - from.y) * dx - (point.x - from.x) * dy) / length);
  return distances.some((distance) => Math.abs(distance) > 2) ? { weights: weights.join(" "), distances: distances.join(" ") } : null;
}

/** A block of columns for each wave, the last wave on the left. Fast for thousands of nodes. */
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

  // In deployment order: each node is placed near its dependencies.
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
    heads.push({ wave, x: (left + right) / 2, bottom: ((rows - tall) * stepY) / 2 - stepY, count: members.length });
    right = left - gap;
  }

  // As large as possible, to be readable when zoomed out.
  const height = Math.min(Math.max((rows * stepY) / 45, 26), (stepX + gap) / 4);
  return { places, points: new Map(), heads: heads.map((head) => ({ ...head, size: height, y: head.bottom - 1.1 * height })), isDown: false };
}

function meanHeight(node, places) {
  const heights = node.dependencies.map((edge) => places.get(edge.to)?.y).filter((height) => height !== undefined);
  return heights.length === 0 ? Number.MAX_VALUE : heights.reduce((sum, height) => sum + height, 0) / heights.length;
}
