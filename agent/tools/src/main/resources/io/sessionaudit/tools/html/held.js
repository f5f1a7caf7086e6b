// Held times: a row per place, with its distribution on a logarithmic scale.

const MAX_ROWS_AT_FIRST = 10;
const SMALLEST_US = 10;

function showHeld(all) {
  const rows = page.held;
  if (rows.length === 0) {
    byId("held-table").replaceChildren(
      element("tbody", {}, element("tr", {}, element("td", {}, "No session has ended."))));
    return;
  }
  const used = rows.flatMap((row) => row.buckets.map((number, i) => (number > 0 ? i : -1)).filter((i) => i >= 0));
  // Extend to powers of ten: bucket 1 begins at 10 microseconds.
  const first = Math.max(0, Math.floor((Math.min(...used) - 1) / 3) * 3 + 1);
  const last = Math.max(first + 2, Math.floor((Math.max(...used) - 1) / 3) * 3 + 3);
  const head = element("thead", {}, element("tr", {},
    element("th", { scope: "col" }, "Place"), element("th", { scope: "col", class: "number" }, "Sessions"),
    element("th", { scope: "col", class: "number" }, "Median"),
    element("th", { scope: "col", class: "number wide" }, "99 of 100"),
    element("th", { scope: "col", class: "number" }, "Longest"),
    element("th", { scope: "col", class: "bars" },
      element("span", { class: "offscreen" }, "Distribution"), scale(first, last))));
  const shown = rows.slice(0, all ? rows.length : MAX_ROWS_AT_FIRST);
  byId("held-table").replaceChildren(head, element("tbody", {}, shown.map((row) => heldRow(row, first, last))));
  const more = byId("held-more");
  more.hidden = all || rows.length <= MAX_ROWS_AT_FIRST;
  more.textContent = `All ${count(rows.length)} places`;
  more.onclick = () => showHeld(true);
}

function bucketStart(bucket) {
  return bucket === 0 ? 0 : SMALLEST_US * 10 ** ((bucket - 1) / 3);
}

/** The labels of the scale, at powers of ten. */
function scale(first, last) {
  const labels = [];
  for (let i = first; i <= last + 1; i += i === 0 ? 1 : 3) {
    const label = element("span", {}, duration(bucketStart(i) / 1000));
    label.style.left = `${((i - first) / (last - first + 1)) * 100}%`;
    labels.push(label);
  }
  return element("div", { class: "scale" }, labels);
}

function heldRow(row, first, last) {
  const place = row.others ? "all other places" : placeName(row.place);
  return element("tr", {},
    element("th", { scope: "row" }, place),
    element("td", { class: "number", "data-name": "Sessions" }, count(row.sessions)),
    element("td", { class: "number", "data-name": "Median" }, duration(row.p50)),
    element("td", { class: "number wide" }, duration(row.p99)),
    element("td", { class: "number", "data-name": "Longest" }, duration(row.max)),
    element("td", { class: "bars" }, bars(row, first, last)));
}

function bars(row, first, last) {
  const width = 100 / (last - first + 1);
  const max = Math.max(...row.buckets);
  const picture = svg("svg", { viewBox: "0 0 100 28", preserveAspectRatio: "none", role: "img",
    "aria-label": `median ${duration(row.p50)}, 99 of 100 under ${duration(row.p99)}, longest ${duration(row.max)}` });
  for (let i = first; i <= last; i++) {
    const x = (i - first) * width;
    if (i > first && (i - 1) % 3 === 0) {
      picture.append(svg("line", { x1: x, x2: x, y1: 0, y2: 28, "vector-effect": "non-scaling-stroke" }));
    }
    if (row.buckets[i] === 0) continue;
    // Square root, so that one long session among a thousand short ones is visible.
    const height = Math.max(2, 28 * Math.sqrt(row.buckets[i] / max));
    const range = `from ${duration(bucketStart(i) / 1000)} to ${duration(bucketStart(i + 1) / 1000)}`;
    picture.append(svg("rect", { x: x + width * 0.06, y: 28 - height, width: width * 0.88, height },
      svg("title", {}, `${count(row.buckets[i])} ${range}`)));
  }
  return picture;
}
