// Starts the page, and shows each state.

let current = null;
let frozen = false;
let newestFinding = null;
let wasExhausted = false;

function show(state) {
  current = state;
  showVerdict(state);
  showPools(state);
  showUses(state);
  showSessions(state);
  showFindings(state);
}

function showAgain() {
  if (current) show(current);
}

function showVerdict(state) {
  const exhausted = state.pools.filter((pool) => pool.exhausted);
  const waiting = state.pools.reduce((sum, pool) => sum + pool.waiting, 0);
  const severity = exhausted.length > 0 ? (waiting > 0 ? "error" : "warning") : "good";
  byId("verdict").className = state.auditing ? severity : "";
  setText(byId("headline"), headline(state, exhausted, waiting));
  setText(byId("circumstances"), [state.main, `process ${state.pid} on ${state.host}`, `Java ${state.java}`,
    `agent ${state.agent}`, `log ${state.log}`].join(" · "));
  showRows(byId("figures"), figures(state, waiting), (figure) => figure[0],
    (figure) => element("div", {}, element("dt", {}, figure[0]), element("dd", { class: "value" }),
      element("dd", { class: "muted" })),
    (part, figure) => {
      setText(part.children[1], figure[1]);
      setText(part.children[2], figure[2]);
    });
}

function headline(state, exhausted, waiting) {
  if (!state.auditing) return "The audit is switched off.";
  if (exhausted.length > 0) {
    const pool = exhausted[0];
    const others = exhausted.length > 1 ? ` and ${count(exhausted.length - 1, "other pool", "other pools")}` : "";
    const threads = waiting > 0 ? `; ${count(waiting, "thread waits", "threads wait")}` : "";
    return `${pool.source}${others}: all ${count(pool.max)} connections are in use${threads}.`;
  }
  if (state.pools.length === 0) return "No pool has been used yet.";
  return waiting > 0 ? `${count(waiting, "thread waits", "threads wait")} for a connection.` : "Each pool has a free connection.";
}

function figures(state, waiting) {
  const limit = state.pools.reduce((sum, pool) => sum + (pool.max || 0), 0);
  const used = state.pools.reduce((sum, pool) => sum + pool.in_use, 0);
  return [
    ["Connections in use", count(used), limit > 0 ? `of ${count(limit)} in ${count(state.pools.length, "pool", "pools")}` : ""],
    ["Threads waiting", count(waiting), ""],
    ["Longest held", state.sessions.length > 0 ? duration(state.sessions[0].held_ms) : "none", ""],
    ["Findings", count(state.findings.reduce((sum, finding) => sum + finding.count, 0)),
      `at ${count(state.findings.length, "place", "places")}`],
    ["Scanned", state.time.slice(11, 19), state.dropped > 0 ? `${count(state.dropped)} sessions without a record` : "UTC"],
  ];
}

/** Tells a screen reader what is new, and nothing else. */
function announce(state) {
  const newest = state.findings.length > 0 ? keyOfFinding(state.findings[0]) : null;
  const isExhausted = state.pools.some((pool) => pool.exhausted);
  if (isExhausted && !wasExhausted) setText(byId("announcement"), byId("headline").textContent);
  else if (newest && newest !== newestFinding && newestFinding !== null) {
    setText(byId("announcement"), `New finding: ${state.findings[0].kind}, ${state.findings[0].source}`);
  }
  wasExhausted = isExhausted;
  newestFinding = newest || "";
}

function showConnection(isOpen) {
  const text = byId("connection");
  setText(text, frozen ? "frozen" : isOpen ? "live" : "not connected");
  setClass(text, "lost", !isOpen);
  setClass(text, "frozen", frozen);
}

function start() {
  startTheme();
  startPools();
  startSessions();
  startFindings();
  let connected = false;
  let latest = null;
  let hasHistory = false;
  const draw = () => {
    if (frozen || !latest) return;
    show(latest);
    announce(latest);
    if (hasHistory) document.documentElement.dataset.ready = "true";
  };
  byId("freeze").addEventListener("click", () => {
    frozen = !frozen;
    byId("freeze").setAttribute("aria-pressed", String(frozen));
    showConnection(connected);
  });
  byId("details").addEventListener("click", (event) => {
    if (event.target === byId("details")) byId("details").close();
  });
  setText(byId("foot"), "Read-only. Times are UTC. Idle share: the part of the connection-time of the last one to two minutes in"
    + " which no JDBC call was in progress, by samples once a second.");
  readEvents("/api/events", (event) => {
    if (event.type !== "state") return;
    latest = JSON.parse(event.data);
    addToHistory(latest);
    draw();
  }, async (isOpen) => {
    connected = isOpen;
    showConnection(isOpen);
    if (!isOpen) return;
    try {
      takeHistory(await json("/api/history"));
    } catch {
      // the gauges then begin with the first event
    }
    hasHistory = true;
    draw();
  });
}

start();
