// Mouse, buttons and keys of the chart.

function within(event) {
  const view = picture.lanesView;
  if (!view) return null;
  const x = event.offsetX - view.area.x;
  const y = event.offsetY - view.area.y;
  return x >= 0 && x <= view.width && y >= 0 && y <= view.height ? { x, y } : null;
}

/** The nearest finding within a few pixels of the mouse, otherwise the nearest session. */
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
  let nearest = reach;
  for (const i of lane.findings) {
    const distance = Math.abs(page.findings[i].at_us - origin - at);
    if (distance <= reach && (finding < 0 || distance < nearest)) {
      finding = i;
      nearest = distance;
    }
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
  const first = firstNotLess(sessions.length, at - reach, (index) => ended[sessions[index]]);
  for (let i = first; i < sessions.length; i++) {
    const session = sessions[i];
    if (opened[session] > at + reach) break;
    const away = at < opened[session] ? opened[session] - at : at > ended[session] ? at - ended[session] : 0;
    if (away < distance || (away === 0 && distance > 0)) {
      best = session;
      distance = away;
    }
    if (distance === 0) break;
  }
  return best;
}

function startMouse() {
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
  const right = chart.offsetLeft + chart.clientWidth;
  const left = Math.min(chart.offsetLeft + event.offsetX + 14, right - box.offsetWidth - 4);
  box.style.left = `${Math.max(0, left)}px`;
  box.style.top = `${chart.offsetTop + event.offsetY + 16}px`;
}

function describe({ finding, session }) {
  const lines = [];
  if (finding >= 0) {
    const { severity, kind } = page.findings[finding];
    lines.push(element("p", {}, badge(severity, plainKind(kind))));
  }
  if (session >= 0) {
    const statements = count(columns.statements[session], "statement", "statements");
    lines.push(element("p", {}, element("strong", {}, `Session ${columns.number[session]}`),
      ` held ${duration(held[session] / 1000)}, ${statements}, ${endOf(session)}`));
    lines.push(element("p", {}, logged(threadName(threadOf(session))), ` at ${moment(origin + opened[session])}`));
    lines.push(element("p", { class: "muted" }, logged(placeOf(session))));
  }
  return lines;
}

function announce(text) {
  byId("picture-status").textContent = text;
}

function select(lane, session) {
  picture.lane = lane;
  picture.session = session;
  picture.chosen = true;
  const details = session < 0
    ? "" : `: session ${columns.number[session]}, ${placeOf(session)}, held ${duration(held[session] / 1000)}`;
  announce(`${picture.lanes[lane].name}${details}`);
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
  picture.chart.dispatchAction(
    { type: "dataZoom", dataZoomId: "time", startValue: millis(from), endValue: millis(from + span) });
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
  const visible = visibleLanes();
  const { firstLane, lanes } = picture;
  if (lanes.length <= visible || (lane >= firstLane && lane < firstLane + visible)) return;
  const first = Math.max(0, Math.min(lane - (visible >> 1), lanes.length - visible));
  picture.chart.dispatchAction(
    { type: "dataZoom", dataZoomId: "lanes", startValue: first, endValue: first + visible - 1 });
}

/** Scrolls and zooms to a session and its neighbours. */
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
  const before = picture.step === undefined ? (direction > 0 ? -1 : 0) : picture.step;
  picture.step = (before + direction + all.length) % all.length;
  const { index, finding } = all[picture.step];
  const at = page.findings[finding].at_us - origin;
  const full = timeRange();
  const span = Math.min(picture.range.to - picture.range.from, (full.to - full.from) / 4);
  showLane(index);
  show({ from: at - span / 2, to: at + span / 2 });
  select(index, sessionOfFinding[finding]);
  const { kind } = page.findings[finding];
  announce(`Finding ${picture.step + 1} of ${all.length}: ${kind} on ${picture.lanes[index].name}`);
}

function filterLanes(text) {
  const wanted = text.trim().toLowerCase();
  picture.lanes = wanted
    ? picture.all.filter((lane) => lane.name.toLowerCase().includes(wanted)) : picture.all;
  picture.lane = 0;
  picture.session = -1;
  picture.chosen = false;
  picture.step = undefined;
  picture.firstLane = 0;
  announce(wanted ? `${count(picture.lanes.length, "lane", "lanes")} of ${count(picture.all.length)}` : "");
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
  if (opened[session] < from || ended[session] > to) {
    const half = (to - from) / 2;
    show({ from: opened[session] - half, to: opened[session] + half });
  }
  select(picture.lane, session);
}

function startKeys() {
  const keys = {
    ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2),
    "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => show(timeRange()),
    ArrowUp: () => stepLane(-1), ArrowDown: () => stepLane(1), ",": () => stepSession(-1), ".": () => stepSession(1),
    n: () => stepFinding(1), p: () => stepFinding(-1),
    Enter: () => picture.session >= 0 && showSession(picture.session),
  };
  byId("chart").addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
