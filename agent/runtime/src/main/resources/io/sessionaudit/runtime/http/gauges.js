// The gauges of each pool in the last 15 minutes, and their drawing.

const SECONDS = 900;
const COLUMNS = 300;
const HEIGHT = 100;

/** By source: the second of the last value, and values by age, the latest last; -1 is unknown. */
const histories = new Map();

function takeHistory(history) {
  histories.clear();
  for (const pool of history.pools) {
    histories.set(pool.source, { until: pool.until_second, in_use: pool.in_use, waiting: pool.waiting, max: pool.max });
  }
}

/** Adds the gauges of a state; forgets pools that are not shown any more. */
function addToHistory(state) {
  const second = Math.floor(Date.parse(state.time) / 1000);
  const shown = new Set();
  for (const pool of state.pools) {
    shown.add(pool.source);
    if (!histories.has(pool.source)) {
      const unknown = () => new Array(SECONDS).fill(-1);
      histories.set(pool.source, { until: second - 1, in_use: unknown(), waiting: unknown(), max: unknown() });
    }
    const history = histories.get(pool.source);
    const steps = Math.min(SECONDS, Math.max(0, second - history.until));
    for (const [name, value] of [["in_use", pool.in_use], ["waiting", pool.waiting], ["max", pool.max ?? -1]]) {
      const values = history[name];
      if (steps > 0) {
        values.splice(0, steps);
        for (let i = 1; i < steps; i++) values.push(-1);
        values.push(value);
      } else {
        values[SECONDS - 1] = Math.max(values[SECONDS - 1], value);
      }
    }
    history.until = Math.max(history.until, second);
  }
  for (const source of histories.keys()) {
    if (!shown.has(source)) histories.delete(source);
  }
}

/** The highest value of each column; a short gap, such as a late scan, repeats the value before it. */
function columnsOf(values) {
  const per = SECONDS / COLUMNS;
  const columns = [];
  let gap = 0;
  for (let i = 0; i < COLUMNS; i++) {
    let highest = -1;
    for (let j = 0; j < per; j++) highest = Math.max(highest, values[i * per + j]);
    gap = highest < 0 ? gap + 1 : 0;
    columns.push(highest < 0 && gap <= 2 && i > 0 ? columns[i - 1] : highest);
  }
  return columns;
}

function areaOf(columns, scale) {
  let path = "";
  columns.forEach((value, i) => {
    if (value > 0) path += `M${i} ${HEIGHT}V${(HEIGHT - value * scale).toFixed(1)}h1V${HEIGHT}z`;
  });
  return path;
}

function lineOf(columns, scale) {
  let path = "";
  columns.forEach((value, i) => {
    if (value < 0) return;
    path += `${i > 0 && columns[i - 1] >= 0 ? "L" : "M"}${i} ${(HEIGHT - value * scale).toFixed(1)}h1`;
  });
  return path;
}

function gauge() {
  return svg("svg", { class: "gauge", viewBox: `0 0 ${COLUMNS} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" },
    svg("path", { class: "in-use" }), svg("path", { class: "waiting" }), svg("path", { class: "limit" }));
}

/** Draws a gauge; returns the value at its top. */
function drawGauge(picture, pool) {
  const history = histories.get(pool.source);
  if (!history) return 0;
  const used = columnsOf(history.in_use);
  const waiting = columnsOf(history.waiting);
  const limits = columnsOf(history.max);
  const top = Math.max(1, ...used, ...limits, ...waiting);
  const scale = (HEIGHT - 4) / top;
  const [usedPath, waitingPath, limitPath] = picture.children;
  usedPath.setAttribute("d", areaOf(used, scale));
  waitingPath.setAttribute("d", areaOf(waiting, scale));
  limitPath.setAttribute("d", lineOf(limits, scale));
  const limit = pool.max === undefined ? "" : ` of ${pool.max}`;
  picture.setAttribute("aria-label", `${pool.in_use}${limit} connections in use, ${pool.waiting} threads wait; highest`
    + ` in the last 15 minutes: ${Math.max(0, ...used)} in use, ${Math.max(0, ...waiting)} waiting`);
  return top;
}
