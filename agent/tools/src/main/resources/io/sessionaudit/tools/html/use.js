// Who uses the pool: by source and by place, and the size that this use needs.

const MAX_PLACES_AT_FIRST = 12;
const OTHER_PLACES = "other places";

/** The number of a place's colour, from 1; 0 for places without a colour of their own. */
function placeColour(source, place) {
  const series = page.open.find((each) => each.source === source);
  return series ? series.places.findIndex((each) => each.place === place) + 1 : 0;
}

function swatch(colourNumber) {
  return element("span", { class: `swatch place-${colourNumber}`, "aria-hidden": "true" });
}

function showUse() {
  const { pools } = page.report;
  byId("use-note").hidden = pools.length === 0;
  byId("pools").replaceChildren(...(pools.length === 0
    ? [element("p", { class: "card" }, "No session was opened.")] : pools.map((pool) => poolPart(pool, pools.length))));
}

function poolPart(pool, pools) {
  const table = element("table", { class: "use-table" });
  const more = element("button", { type: "button", class: "quiet" });
  const fill = (all) => {
    const shown = pool.places.slice(0, all ? pool.places.length : MAX_PLACES_AT_FIRST);
    table.replaceChildren(useHead(), element("tbody", {}, shown.map((use) => useRow(pool, use))));
    more.hidden = shown.length === pool.places.length;
  };
  more.textContent = `All ${count(pool.places.length)} places`;
  more.addEventListener("click", () => fill(true));
  fill(false);
  return element("section", { class: "pool" },
    pools > 1 ? element("h3", {}, logged(pool.source)) : null,
    element("dl", { class: "figures pool-figures" }, poolFigures(pool).map(([name, value, note]) =>
      element("div", {}, element("dt", {}, name), element("dd", { class: "value" }, value),
        element("dd", { class: "muted" }, note)))),
    pool.places.length > 0
      ? element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Use of ${pool.source}` }, table)
      : null,
    element("p", {}, more),
    pool.not_timed > 0 ? element("p", { class: "muted" }, `${count(pool.not_timed, "session is", "sessions are")} not `
      + "counted here, because only summaries represent them.") : null);
}

function poolFigures(pool) {
  const most = pool.most_in_use === null ? "not sampled" : `at most ${count(pool.most_in_use)} at a sample`;
  const figures = [["In use, average", pool.average_in_use.toFixed(2),
    pool.max === null ? most : `${most}, of ${count(pool.max)}`]];
  const { busiest, needs, waits } = pool;
  if (busiest) {
    const length = busiest.seconds === 60 ? "minute" : duration(busiest.seconds * 1000);
    const product = busiest.mean_held_ms === null
      ? "" : `: ${busiest.opened_per_second.toFixed(2)} a second × ${duration(busiest.mean_held_ms)}`;
    figures.push(["In use, busiest minute", busiest.average_in_use.toFixed(2),
      `the ${length} from ${busiest.from.slice(11, 19)} UTC${product}`]);
  }
  if (needs) {
    const nesting = needs.by_nesting === null
      ? "" : `; by nesting ${count(needs.by_nesting)} = ${count(needs.threads)} × (${needs.depth} − 1) + 1`;
    figures.push(["Size that this use needs", `at least ${count(needs.size)}`,
      `by load ${count(needs.by_load)}${nesting}`]);
  }
  const waiting = waits.most_threads
    ? `${waits.average_threads.toFixed(2)} threads in getConnection, at most ${count(waits.most_threads)}` : "";
  const longest = waits.longest_ms === null ? "" : `the longest ${duration(waits.longest_ms)}`;
  figures.push(["Waited too long", count(waits.findings, "thread", "threads"),
    [longest, waiting].filter(Boolean).join("; ") || "none seen"]);
  return figures;
}

function useHead() {
  const number = (title, wide) =>
    element("th", { scope: "col", class: wide ? "number wide" : "number" }, title);
  return element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Place"), number("Sessions"),
    number("Time"), number("In use"), number("At most"), number("Idle")));
}

function useRow(pool, use) {
  const name = use.others > 0 ? `all other places, ${count(use.others)} or more` : placeName(use.place);
  const number = placeColour(pool.source, use.place);
  const cell = (title, ...content) => element("td", { class: "number", "data-name": title }, content);
  return element("tr", {},
    element("th", { scope: "row" }, use.others > 0 ? null : swatch(number), name, throughLine(use.through)),
    cell("Sessions", count(use.sessions)),
    cell("Time", shareBar(use.share, number), percent(use.share)),
    cell("In use", use.average_in_use.toFixed(2)),
    cell("At most", use.most_in_use === null ? "–" : count(use.most_in_use)),
    cell("Idle", idleText(use.idle)));
}

function shareBar(share, number) {
  const bar = element("span", { class: `share place-${number}` });
  bar.style.width = `${Math.round(share * 60)}px`;
  return bar;
}

function idleText(idle) {
  if (!idle) return "–";
  return element("span", { title: count(idle.samples, "sample", "samples") }, percent(idle.share), " ",
    element("span", { class: "muted" }, `${Math.round(idle.low * 100)}–${Math.round(idle.high * 100)} %`));
}
