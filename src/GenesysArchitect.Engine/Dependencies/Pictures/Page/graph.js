// The graph in memory: nodes with references to their neighbors, in the order of the data.
const data = JSON.parse(document.getElementById("data").textContent);

const keyOf = ({ kind, id }) => `${kind} ${id}`;

const nodes = data.nodes.map((node, index) => ({
  ...node,
  index,
  // Case-folded once, since a search compares every node at each keystroke.
  folded: `${node.id}\n${node.name ?? ""}`.toLocaleLowerCase("en"),
  label: node.name && node.name !== node.id ? node.name : node.id,
  dependencies: [],
  consumers: [],
}));

const byKey = new Map(nodes.map((node) => [keyOf(node), node]));

const cycles = data.cycles.map((cycle) => cycle.map((key) => byKey.get(keyOf(key))));

const cycleSteps = new Set(cycles.flatMap((cycle) => cycle.map((node, at) => `${node.index} ${cycle[(at + 1) % cycle.length].index}`)));

const edges = data.edges.map((edge, index) => {
  const from = byKey.get(keyOf(edge.from));
  const to = byKey.get(keyOf(edge.to));
  const known = { index, from, to, range: edge.versionRange, isCycleStep: cycleSteps.has(`${from.index} ${to.index}`), isConflict: to.conflict };
  from.dependencies.push(known);
  to.consumers.push(known);
  return known;
});

const lastWave = nodes.reduce((last, node) => Math.max(last, node.wave), 0);

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** The nodes within a distance of a node: its dependencies and dependents, transitively. */
function within(node, steps, way) {
  const reached = new Set([node]);
  const follow = (neighbors) => {
    const seen = new Set([node]);
    let rim = [node];
    for (let step = 0; step < steps && rim.length > 0; step++) {
      rim = rim.flatMap(neighbors).filter((next) => !seen.has(next) && seen.add(next));
      rim.forEach((next) => reached.add(next));
    }
  };
  if (way !== "consumers") follow((from) => from.dependencies.map((edge) => edge.to));
  if (way !== "dependencies") follow((from) => from.consumers.map((edge) => edge.from));
  return reached;
}
