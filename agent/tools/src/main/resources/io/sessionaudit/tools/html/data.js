// Joins sessions and findings.

const columns = page.sessions;
const sessionCount = columns.number.length;
const opened = Float64Array.from(columns.opened);
const held = Float64Array.from(columns.held);
const ended = Float64Array.from(opened, (start, i) => start + held[i]);
const origin = columns.from_us;
const isSampled = columns.seen > sessionCount;

/** Indexes of a session's findings, by index of the session. */
const findingsOfSession = new Map();
/** Index of a finding's session, or -1, by index of the finding. */
const sessionOfFinding = new Int32Array(page.findings.length).fill(-1);

{
  const wanted = new Map();
  page.findings.forEach((finding, i) => {
    if (finding.session === undefined) return;
    const key = `${finding.run}:${finding.session}`;
    if (!wanted.has(key)) wanted.set(key, []);
    wanted.get(key).push(i);
  });
  for (let i = 0; wanted.size > 0 && i < sessionCount; i++) {
    const found = wanted.get(`${page.threads[columns.thread[i]].run}:${columns.number[i]}`);
    if (!found) continue;
    findingsOfSession.set(i, found);
    for (const finding of found) sessionOfFinding[finding] = i;
  }
}

function worstOf(findings) {
  let worst = -1;
  for (const i of findings) worst = Math.max(worst, severityRank(page.findings[i].severity));
  return worst;
}

/** Colours of the chart. A short session has one colour, because the log does not contain the times of its calls. */
const STATES = [
  { name: "unused", text: "no statement", colour: "--state-unused" },
  { name: "sql", text: "ran SQL", colour: "--state-sql" },
  { name: "transaction", text: "ran SQL in a transaction", colour: "--state-transaction" },
  { name: "idle", text: "idle", colour: "--state-idle" },
  { name: "idle-transaction", text: "idle with changes not committed", colour: "--state-idle-transaction" },
  { name: "unseen", text: "after the last scan", colour: "--state-unseen" },
  { name: "waiting", text: "waiting for a connection", colour: "--state-waiting" },
];
const [UNUSED, SQL, TRANSACTION, IDLE, IDLE_TRANSACTION, UNSEEN, WAITING] = STATES.keys();

function stateOf(session) {
  if (columns.commits[session] + columns.rollbacks[session] > 0) return TRANSACTION;
  return columns.statements[session] > 0 ? SQL : UNUSED;
}

/** The state of a session in a period between two scans. */
function stateOfPeriod(session, { state, uncommitted_changes: uncommitted }) {
  if (state === "several") return stateOf(session);
  if (state === "idle") return uncommitted ? IDLE_TRANSACTION : IDLE;
  return uncommitted ? TRANSACTION : SQL;
}

/** The activity of sessions that were open for over a second: periods with their end and state. */
const activityOfSession = new Map(Object.entries(columns.activity).map(([session, periods]) => [
  Number(session),
  periods.map((period) => ({ until: period.until_ms * 1000, state: stateOfPeriod(session, period) })),
]));

/** The duration of a finding's wait for a connection, which ends at the time of the finding. */
function waitOf(finding) {
  return typeof finding.waited_ms === "number" && finding.at_us !== undefined ? finding.waited_ms * 1000 : 0;
}

function endOf(session) {
  return columns.ends[columns.end[session]];
}

function isOpenEnded(session) {
  const end = endOf(session);
  return end === "open" || end === "unfinished";
}

/** The state of each session, and whether it was still open at the end (1) or abandoned (2), for painting. */
const states = Uint8Array.from(opened, (start, i) => stateOf(i));
const badEnds = Uint8Array.from(opened, (start, i) => (isOpenEnded(i) ? 1 : endOf(i) === "abandoned" ? 2 : 0));

function sourceOf(session) {
  return page.sources[columns.source[session]];
}

function siteOf(session) {
  return columns.site[session] < 0 ? null : page.sites[columns.site[session]];
}

function threadOf(session) {
  return page.threads[columns.thread[session]];
}

function threadName(thread) {
  return thread.name || (thread.virtual ? `virtual thread ${thread.id}` : `thread ${thread.id}`);
}

function placeOf(session) {
  const site = siteOf(session);
  return site && site.place ? shortFrame(site.place) : "place not captured";
}
