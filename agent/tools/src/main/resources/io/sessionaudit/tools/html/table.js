// The table of sessions, with search, sorting and pages.

const PAGE_ROWS = 50;

const table = { order: [], page: 0, sort: "opened", down: false, wanted: "", site: null };

const COLUMNS = [
  { id: "number", title: "Session", number: true, value: (i) => columns.number[i], cell: numberCell },
  { id: "opened", title: "Opened", value: (i) => opened[i],
    cell: (i) => moment(origin + opened[i], page.sessions.to_us - origin > 86400e6) },
  { id: "held", title: "Held", number: true, value: (i) => held[i], cell: (i) => duration(held[i] / 1000) },
  { id: "thread", title: "Thread", value: (i) => threadName(threadOf(i)),
    cell: (i) => logged(threadName(threadOf(i))) },
  { id: "source", title: "Source", wide: true, value: sourceOf, cell: (i) => logged(sourceOf(i)) },
  { id: "place", title: "Place", value: placeOf, cell: (i) => logged(placeOf(i), "place-text") },
  { id: "statements", title: "Statements", number: true, wide: true, value: (i) => columns.statements[i],
    cell: (i) => count(columns.statements[i]) },
  { id: "end", title: "End", wide: true, value: endOf, cell: endOf },
  { id: "findings", title: "Findings", cell: findingsCell,
    value: (i) => (findingsOfSession.has(i) ? worstOf(findingsOfSession.get(i)) : -1) },
];

function numberCell(session) {
  return element("button", { type: "button", class: "link", onclick: () => showSession(session) },
    String(columns.number[session]));
}

function findingsCell(session) {
  const kinds = new Map();
  for (const i of findingsOfSession.get(session) || []) kinds.set(page.findings[i].kind, page.findings[i].severity);
  return element("span", {}, [...kinds].map(([kind, severity]) => badge(severity, kind)));
}

function shownColumns() {
  return COLUMNS.filter((column) => column.id !== "source" || page.sources.length > 1);
}

/** A predicate for a search; evaluates each thread, source and site once, not once per session. */
function matcher(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const lists = words.map((word) => ({
    word,
    threads: page.threads.map((thread) => threadName(thread).toLowerCase().includes(word)),
    sources: page.sources.map((source) => source.toLowerCase().includes(word)),
    sites: page.sites.map((site) =>
      site.site.includes(word) || (site.place || "").toLowerCase().includes(word)
      || site.through.some((library) => library.toLowerCase().includes(word))
      || site.frames.some((frame) => frame.toLowerCase().includes(word))),
    ends: columns.ends.map((end) => end.includes(word)),
  }));
  return (i) => lists.every(({ word, threads, sources, sites, ends }) =>
    threads[columns.thread[i]] || sources[columns.source[i]] || ends[columns.end[i]]
    || (columns.site[i] >= 0 && sites[columns.site[i]])
    || String(columns.number[i]) === word || String(columns.server_id[i]) === word
    || (columns.scope[i] || "").toLowerCase().includes(word)
    || (findingsOfSession.get(i) || []).some((finding) => page.findings[finding].kind.includes(word)
      || (page.findings[finding].last_sql || "").toLowerCase().includes(word)));
}

function search() {
  const matches = matcher(table.wanted);
  const only = byId("only-findings").checked;
  const order = [];
  for (let i = 0; i < sessionCount; i++) {
    if (only && !findingsOfSession.has(i)) continue;
    if (table.site !== null && !(siteOf(i) && siteOf(i).site === table.site)) continue;
    if (matches(i)) order.push(i);
  }
  table.order = order;
  table.page = 0;
  sortRows();
}

function sortRows() {
  const column = COLUMNS.find((each) => each.id === table.sort);
  const values = new Map(table.order.map((i) => [i, column.value(i)]));
  const collator = new Intl.Collator("en", { numeric: true });
  const by = column.number || column.id === "opened" || column.id === "findings"
    ? (one, other) => values.get(one) - values.get(other)
    : (one, other) => collator.compare(values.get(one), values.get(other));
  table.order.sort((one, other) => (table.down ? by(other, one) : by(one, other)) || one - other);
  showRows();
}

function showRows() {
  const from = table.page * PAGE_ROWS;
  const rows = table.order.slice(from, from + PAGE_ROWS);
  byId("session-table").replaceChildren(
    element("thead", {}, element("tr", {}, shownColumns().map(headCell))),
    element("tbody", {}, rows.map(sessionRow)));
  byId("matches").textContent = table.order.length === sessionCount
    ? count(sessionCount, "session", "sessions")
    : `${count(table.order.length)} of ${count(sessionCount, "session", "sessions")}`;
  byId("page-place").textContent = rows.length === 0 ? "none" : `${count(from + 1)} to ${count(from + rows.length)}`;
  byId("page-back").disabled = table.page === 0;
  byId("page-on").disabled = from + PAGE_ROWS >= table.order.length;
}

function headCell(column) {
  const sorted = column.id === table.sort;
  const direction = table.down ? "descending" : "ascending";
  return element("th", { scope: "col", class: classOf(column), "aria-sort": sorted ? direction : "none" },
    element("button", { type: "button", class: "sort", id: `sort-${column.id}`, onclick: () => sortBy(column.id) },
      column.title, element("span", { "aria-hidden": "true" }, sorted ? (table.down ? " ↓" : " ↑") : "")));
}

function sessionRow(session) {
  const open = (event) => event.target.closest("button") || getSelection().toString() || showSession(session);
  return element("tr", { onclick: open },
    shownColumns().map((column) => element("td", { class: classOf(column) }, column.cell(session))));
}

function classOf(column) {
  return [column.number ? "number" : "", column.wide ? "wide" : ""].join(" ").trim() || null;
}

function sortBy(id) {
  table.down = table.sort === id ? !table.down : id === "held" || id === "findings" || id === "statements";
  table.sort = id;
  table.page = 0;
  sortRows();
  byId(`sort-${id}`).focus();
}

/** Shows the sessions of a finding's place. */
function searchFor(place) {
  byId("search").value = place.frame ? place.frame.replace(/\s+/g, " ") : place.groups[0].kind;
  table.wanted = byId("search").value;
  byId("only-findings").checked = false;
  search();
  byId("sessions").scrollIntoView();
  byId("search").focus({ preventScroll: true });
}

function startTable() {
  const notes = [];
  if (isSampled) {
    notes.push(`A sample: ${count(sessionCount)} of ${count(columns.seen)} sessions. `
      + "All sessions with findings are included.");
  }
  if (page.findings_left_out > 0) {
    notes.push(`${count(page.findings_left_out)} more findings are counted above, but not listed.`);
  }
  byId("sessions-note").textContent = notes.join(" ");
  let waiting = 0;
  byId("search").addEventListener("input", (event) => {
    table.wanted = event.target.value;
    clearTimeout(waiting);
    waiting = setTimeout(search, sessionCount > 5000 ? 120 : 0);
  });
  byId("only-findings").addEventListener("change", search);
  byId("only-findings").closest("label").hidden = findingsOfSession.size === 0;
  byId("page-back").addEventListener("click", () => { table.page--; showRows(); });
  byId("page-on").addEventListener("click", () => { table.page++; showRows(); });
  search();
}
