// The open sessions, oldest first, in pages. The events contain the oldest ones; the server is asked for others.

const ROWS = 50;
let firstRow = 0;
let fetched = { from: -1, sessions: [] };
let fetching = false;

function showSessions(state) {
  const matching = sessionsToShow(state);
  const searching = searchText() !== "";
  const total = searching ? matching.length : state.open;
  firstRow = Math.max(0, Math.min(firstRow, Math.floor(Math.max(0, total - 1) / ROWS) * ROWS));
  const rows = searching ? matching.slice(firstRow, firstRow + ROWS) : matching;
  showRows(byId("open-table").tBodies[0], rows, (session) => session.session, sessionRow, updateSession);
  const among = state.sessions.length < state.open ? ` among the ${count(state.sessions.length)} oldest` : "";
  setText(byId("matches"), searching
    ? `${count(matching.length, "session matches", "sessions match")}${among}`
    : count(state.open, "session is open", "sessions are open"));
  setText(byId("page-place"), total === 0 ? "" : `${count(firstRow + 1)} to ${count(Math.min(firstRow + ROWS, total))} of ${count(total)}`);
  byId("page-back").disabled = firstRow === 0;
  byId("page-on").disabled = firstRow + ROWS >= Math.min(total, 5000);
}

function searchText() {
  return byId("search").value.trim().toLowerCase();
}

function sessionsToShow(state) {
  const text = searchText();
  if (text) return state.sessions.filter((session) => searchable(session).includes(text));
  if (firstRow + ROWS <= state.sessions.length || state.sessions.length === state.open) {
    return state.sessions.slice(firstRow, firstRow + ROWS);
  }
  fetchPage(firstRow);
  return fetched.from === firstRow ? fetched.sessions : [];
}

function searchable(session) {
  return [session.session, session.thread, session.source, session.server_id, session.place, session.session_state]
    .join("\n").toLowerCase();
}

async function fetchPage(from) {
  if (fetching) return;
  fetching = true;
  try {
    const page = await json(`/api/sessions?from=${from}&count=${ROWS}`);
    const isNew = fetched.from !== from;
    fetched = { from, sessions: page.sessions };
    if (isNew) showAgain();
  } catch {
    // the connection is shown as lost
  } finally {
    fetching = false;
  }
}

function sessionRow(session) {
  const open = element("button", { type: "button", class: "link", "aria-haspopup": "dialog",
    onclick: () => showStacks(session.session) }, String(session.session));
  return element("tr", {},
    cell("Session", "", open), cell("Held", "number"), cell("State", "state"), cell("Idle", "number"),
    cell("Place", "place-cell", placeName(session.place), throughLine(session.through || [])),
    cell("Thread", "thread", logged("")), cell("Source", "", logged(session.source)),
    cell("Server id", "number", session.server_id === undefined ? "" : String(session.server_id)),
    cell("Statements", "number"));
}

function updateSession(row, session) {
  setClass(row, "changes", Boolean(session.uncommitted_changes));
  setText(row.cells[1], duration(session.held_ms));
  setText(row.cells[2], session.session_state + (session.uncommitted_changes ? ", uncommitted changes" : ""));
  setText(row.cells[3], session.session_state === "in-call" ? "" : duration(session.idle_ms));
  setText(row.cells[5].firstChild, session.thread);
  setText(row.cells[8], count(session.statements));
}

function startSessions() {
  byId("search").addEventListener("input", () => {
    firstRow = 0;
    showAgain();
  });
  const turn = (rows) => {
    firstRow = Math.max(0, firstRow + rows);
    showAgain();
  };
  byId("page-back").addEventListener("click", () => turn(-ROWS));
  byId("page-on").addEventListener("click", () => turn(ROWS));
}
