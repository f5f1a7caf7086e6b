// Mouse, buttons and keys of the picture.

function within(event) {
  const view = picture.lanesView;
  if (!view) return null;
  const x = event.offsetX - view.area.x;
  const y = event.offsetY - view.area.y;
  return x >= 0 && x <= view.width && y >= 0 && y <= view.height ? { x, y } : null;
}

/** What is under the mouse: a finding's mark before a session, the nearest within a few pixels. */
function pick(event) {
  const point = within(event);
  if (!point) return null;
  const view = picture.lanesView;
  const index = view.low + Math.floor(point.y / view.band);
  const lane = picture.lanes[index];
  if (!lane) return null;
  const at = view.fromUs + point.x / view.perUs;
  const reach = 6 / view.perUs;
  let finding = -1;
  for (const i of lane.findings) {
    const distance = Math.abs(page.findings[i].at_us - origin - at);
    if (distance <= reach && (finding < 0 || distance < Math.abs(page.findings[finding].at_us - origin - at))) finding = i;
  }
  if (finding >= 0) return { lane: index, finding, session: sessionOfFinding[finding] };
  const height = (view.band - 6) / Math.max(1, lane.tracks.length);
  const track = Math.max(0, Math.min(lane.tracks.length - 1, Math.floor((point.y % view.band - 3) / height)));
  const session = nearestSession(lane.tracks[track] || [], at, reach);
  return { lane: index, finding: -1, session };
}

function nearestSession(sessions, at, reach) {
  let best = -1;
  let distance = reach;
  for (let i = firstNotLess(sessions.length, at - reach, (place) => ended[sessions[place]]); i < sessions.length; i++) {
    const session = sessions[i];
    if (opened[session] > at + reach) break;
    const away = at < opened[session] ? opened[session] - at : at > ended[session] ? at - ended[session] : 0;
    if (away < distance || (away === 0 && distance > 0)) { best = session; distance = away; }
    if (distance === 0) break;
  }
  return best;
}

function startHands() {
  const surface = picture.chart.getZr();
  surface.on("click", (event) => {
    const hit = pick(event);
    if (!hit) return;
    select(hit.lane, hit.session);
    if (hit.finding >= 0) showFinding(hit.finding);
    else if (hit.session >= 0) showSession(hit.session);
  });
  surface.on("mousemove", (event) => hover(event));
  surface.on("globalout", () => { byId("hover").hidden = true; });
  byId("zoom-in").addEventListener("click", () => zoom(0.5));
  byId("zoom-out").addEventListener("click", () => zoom(2));
  byId("zoom-fit").addEventListener("click", () => show(timeRange()));
  byId("next-finding").addEventListener("click", () => stepFinding(1));
  byId("previous-finding").addEventListener("click", () => stepFinding(-1));
  byId("lane-filter").addEventListener("input", (event) => filterLanes(event.target.value));
  const some = page.findings.some((finding) => finding.at_us !== undefined);
  for (const id of ["next-finding", "previous-finding"]) byId(id).hidden = !some;
}

function hover(event) {
  const hit = pick(event);
  const box = byId("hover");
  const found = hit && (hit.finding >= 0 || hit.session >= 0);
  box.hidden = !found;
  byId("chart").style.cursor = found ? "pointer" : "";
  if (!found) return;
  box.replaceChildren(...describe(hit));
  const chart = byId("chart");
  const left = Math.min(chart.offsetLeft + event.offsetX + 14, chart.offsetLeft + chart.clientWidth - box.offsetWidth - 4);
  box.style.left = `${Math.max(0, left)}px`;
  box.style.top = `${chart.offsetTop + event.offsetY + 16}px`;
}

function describe({ finding, session }) {
  const lines = [];
  if (finding >= 0) lines.push(element("p", {}, badge(page.findings[finding].severity, plainKind(page.findings[finding].kind))));
  if (session >= 0) {
    lines.push(element("p", {}, element("strong", {}, `Session ${columns.number[session]}`), ` held ${duration(held[session] / 1000)}, ${count(columns.statements[session], "statement", "statements")}, ${endOf(session)}`));
    lines.push(element("p", {}, logged(threadName(threadOf(session))), ` at ${moment(origin + opened[session])}`));
    lines.push(element("p", { class: "muted" }, logged(placeOf(session))));
  }
  return lines;
}

function say(text) {
  byId("picture-status").textContent = text;
}

function select(lane, session) {
  picture.lane = lane;
  picture.session = session;
  picture.chosen = true;
  say(`${picture.lanes[lane].name}${session >= 0 ? `: session ${columns.number[session]}, ${placeOf(session)}, held ${duration(held[session] / 1000)}` : ""}`);
  repaint();
}

function repaint() {
  picture.chart.setOption({ series: [{ id: "open" }, { id: "lanes" }] });
}

function show(range) {
  const full = timeRange();
  const span = Math.min(Math.max(range.to - range.from, 20), full.to - full.from);
  const from = Math.max(full.from, Math.min(range.from, full.to - span));
  const millis = (micros) => (origin + micros) / 1000;
  picture.chart.dispatchAction({ type: "dataZoom", dataZoomId: "time", startValue: millis(from), endValue: millis(from + span) });
}

function zoom(factor) {
  const { from, to } = picture.range;
  const selected = picture.session >= 0 ? (opened[picture.session] + ended[picture.session]) / 2 : -1;
  const centre = selected >= from && selected <= to ? selected : (from + to) / 2;
  show({ from: centre - (centre - from) * factor, to: centre + (to - centre) * factor });
}

function pan(part) {
  const { from, to } = picture.range;
  const by = (to - from) * part;
  show({ from: from + by, to: to + by });
}

function showLane(lane) {
  const seen = lanesSeen();
  if (picture.lanes.length <= seen || (lane >= picture.firstLane && lane < picture.firstLane + seen)) return;
  const first = Math.max(0, Math.min(lane - (seen >> 1), picture.lanes.length - seen));
  picture.chart.dispatchAction({ type: "dataZoom", dataZoomId: "lanes", startValue: first, endValue: first + seen - 1 });
}

/** Brings a session into view, wide enough to be seen beside its neighbours. */
function revealSession(session) {
  let lane = laneOf(session);
  if (lane < 0) {
    byId("lane-filter").value = "";
    filterLanes("");
    lane = laneOf(session);
  }
  showLane(lane);
  const room = Math.max(held[session] * 3, 2000);
  const middle = opened[session] + held[session] / 2;
  show({ from: middle - room, to: middle + room });
  select(lane, session);
  byId("picture").scrollIntoView();
  byId("chart").focus();
}

function laneOf(session) {
  return picture.lanes.findIndex((lane) => lane.tracks.some((track) => track.includes(session)));
}

function stepFinding(direction) {
  const all = picture.lanes.flatMap((lane, index) => lane.findings.map((finding) => ({ index, finding })))
    .sort((one, other) => page.findings[one.finding].at_us - page.findings[other.finding].at_us);
  if (all.length === 0) return;
  picture.step = ((picture.step === undefined ? (direction > 0 ? -1 : 0) : picture.step) + direction + all.length) % all.length;
  const { index, finding } = all[picture.step];
  const at = page.findings[finding].at_us - origin;
  const full = timeRange();
  const span = Math.min(picture.range.to - picture.range.from, (full.to - full.from) / 4);
  showLane(index);
  show({ from: at - span / 2, to: at + span / 2 });
  select(index, sessionOfFinding[finding]);
  say(`Finding ${picture.step + 1} of ${all.length}: ${page.findings[finding].kind} on ${picture.lanes[index].name}`);
}

function filterLanes(text) {
  const wanted = text.trim().toLowerCase();
  picture.lanes = wanted ? picture.all.filter((lane) => lane.name.toLowerCase().includes(wanted)) : picture.all;
  picture.lane = 0;
  picture.session = -1;
  picture.chosen = false;
  picture.step = undefined;
  picture.firstLane = 0;
  say(wanted ? `${count(picture.lanes.length, "lane", "lanes")} of ${count(picture.all.length)}` : "");
  layOut();
}

function stepLane(direction) {
  if (picture.lanes.length === 0) return;
  const lane = picture.chosen ? Math.max(0, Math.min(picture.lanes.length - 1, picture.lane + direction)) : 0;
  showLane(lane);
  select(lane, -1);
}

function stepSession(direction) {
  const lane = picture.lanes[picture.lane];
  if (!lane) return;
  const sessions = lane.tracks.flat().sort((one, other) => one - other);
  if (sessions.length === 0) return;
  const now = sessions.indexOf(picture.session);
  const next = now < 0
    ? Math.min(sessions.length - 1, firstNotLess(sessions.length, picture.range.from, (i) => opened[sessions[i]]))
    : Math.max(0, Math.min(sessions.length - 1, now + direction));
  const session = sessions[next];
  const { from, to } = picture.range;
  if (opened[session] < from || ended[session] > to) show({ from: opened[session] - (to - from) / 2, to: opened[session] + (to - from) / 2 });
  select(picture.lane, session);
}

function startKeys() {
  const keys = {
    ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => show(timeRange()),
    ArrowUp: () => stepLane(-1), ArrowDown: () => stepLane(1), ",": () => stepSession(-1), ".": () => stepSession(1),
    n: () => stepFinding(1), p: () => stepFinding(-1), Enter: () => picture.session >= 0 && showSession(picture.session),
  };
  byId("chart").addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
