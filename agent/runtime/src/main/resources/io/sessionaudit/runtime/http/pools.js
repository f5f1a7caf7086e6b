// The pools: the gauges of the last 15 minutes, and figures.

const MAX_POOLS_AT_FIRST = 12;
let allPools = false;

function showPools(state) {
  const shown = allPools ? state.pools : state.pools.slice(0, MAX_POOLS_AT_FIRST);
  showRows(byId("pool-cards"), shown, (pool) => pool.source, poolCard, updatePool);
  const more = byId("pools-more");
  more.hidden = state.pools.length <= MAX_POOLS_AT_FIRST;
  setText(more, allPools ? `Show ${MAX_POOLS_AT_FIRST} pools` : `Show all ${state.pools.length} pools`);
}

function poolCard(pool) {
  const card = element("li", { class: "card" },
    element("header", {}, element("h3", {}, logged(pool.source)), element("p", { class: "now" })));
  card.append(gauge(),
    element("p", { class: "gauge-scale muted" }, element("span", {}, "15 minutes ago"), element("span", { class: "top" }),
      element("span", {}, "now")),
    element("dl", { class: "facts" },
      ["Waiting", "Timeouts", "Sessions"].map((name) => element("div", {},
        element("dt", {}, name), element("dd", {})))));
  return card;
}

function updatePool(card, pool) {
  setClass(card, "exhausted", pool.exhausted);
  setText(card.querySelector(".now"),
    pool.max === undefined ? `${count(pool.in_use)} in use` : `${count(pool.in_use)} of ${count(pool.max)} in use`);
  setText(card.querySelector(".top"), `top: ${count(drawGauge(card.querySelector(".gauge"), pool))}`);
  const values = card.querySelectorAll("dd");
  setText(values[0], count(pool.waiting));
  setText(values[1], count(pool.timeouts));
  setText(values[2], count(pool.sessions));
}

function startPools() {
  byId("pools-more").addEventListener("click", () => {
    allPools = !allPools;
    showAgain();
  });
}
