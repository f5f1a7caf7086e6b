// Paints the chart: lanes with sessions, waits and findings, and above them the number of open sessions.

function paintLanes(context, view) {
  const { colours, lanes } = picture;
  picture.range = { from: view.fromUs, to: view.toUs };
  byId("picture-range").textContent = rangeText(view);
  picture.firstLane = view.low;
  picture.lanesView = view;
  const band = view.height / (view.high - view.low + 1);
  view.band = band;
  for (let i = view.low; i <= view.high && i < lanes.length; i++) {
    const top = (i - view.low) * band;
    if (i === picture.lane && picture.chosen) {
      context.fillStyle = colours.select;
      context.fillRect(0, top, view.width, band);
    } else if (i % 2 === 0) {
      context.fillStyle = colours.stripe;
      context.fillRect(0, top, view.width, band);
    }
    const { tracks } = lanes[i];
    const height = (band - 6) / Math.max(1, tracks.length);
    paintWaits(context, lanes[i], view, top, band);
    const trackHeight = Math.max(1, height - (tracks.length > 1 ? 1 : 0));
    tracks.forEach((track, t) => paintTrack(context, track, view, top + 3 + t * height, trackHeight, colours));
  }
  if (picture.session >= 0) paintSelected(context, view, band);
  for (let i = view.low; i <= view.high && i < lanes.length; i++) {
    paintFindings(context, lanes[i], view, (i - view.low + 0.5) * band);
  }
}

function paintWaits(context, lane, view, top, band) {
  for (const i of lane.findings) {
    const wait = waitOf(page.findings[i]);
    if (wait === 0) continue;
    const to = page.findings[i].at_us - origin;
    const left = Math.max(0, (to - wait - view.fromUs) * view.perUs);
    context.fillStyle = picture.colours[WAITING];
    const right = Math.min(view.width, (to - view.fromUs) * view.perUs);
    context.fillRect(left, top + band / 2 - 3, Math.max(1, right - left), 6);
  }
}

function rangeText(view) {
  const days = view.toUs - view.fromUs > 43200e6;
  const length = duration((view.toUs - view.fromUs) / 1000);
  return `Shown: ${moment(origin + view.fromUs, true)} to ${moment(origin + view.toUs, days)} UTC (${length})`;
}

function paintFindings(context, lane, view, y) {
  const painted = [-100, -100, -100];
  for (const i of lane.findings) {
    const at = page.findings[i].at_us - origin;
    if (at < view.fromUs || at > view.toUs) continue;
    const x = (at - view.fromUs) * view.perUs;
    const rank = severityRank(page.findings[i].severity);
    if (x - painted[rank] < 3) continue;
    painted[rank] = x;
    paintMark(context, page.findings[i].severity, x, y, 5.5, picture.colours);
  }
}

function paintSelected(context, view, band) {
  const { lane, session } = picture;
  const track = picture.lanes[lane] ? picture.lanes[lane].tracks.findIndex((each) => each.includes(session)) : -1;
  if (track < 0 || lane < view.low || lane > view.high) return;
  const height = (band - 6) / picture.lanes[lane].tracks.length;
  const x = (opened[session] - view.fromUs) * view.perUs;
  context.strokeStyle = picture.colours.ink;
  context.lineWidth = 2;
  const y = (lane - view.low) * band + 2 + track * height;
  context.strokeRect(x - 1, y, Math.max(2, held[session] * view.perUs) + 2, height + 1);
}

/** The maximum number of open sessions in each pixel of time, and the size of the pool. */
function paintOpen(context, view) {
  const { colours } = picture;
  const yOf = (value) => view.height - (value / view.high) * view.height;
  if (picture.stack.length > 0) paintStack(context, view);
  else paintTotal(context, view, yOf);
  const { max } = picture.use;
  if (!max) return;
  context.strokeStyle = colours.error;
  context.setLineDash([6, 4]);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(0, yOf(max));
  context.lineTo(view.width, yOf(max));
  context.stroke();
  context.setLineDash([]);
  context.font = `11px ${colours.font}`;
  context.textAlign = "right";
  context.fillStyle = colours.error;
  context.fillText(`pool size ${numbers.format(max)}`, view.width - 4, yOf(max) + 13);
}

function paintTotal(context, view, yOf) {
  context.beginPath();
  context.moveTo(0, view.height);
  for (let x = 0; x < view.width; x++) {
    const y = yOf(openAt(view.fromUs + x / view.perUs, view.fromUs + (x + 1) / view.perUs));
    context.lineTo(x, y);
    context.lineTo(x + 1, y);
  }
  context.lineTo(view.width, view.height);
  context.fillStyle = picture.colours.open;
  context.fill();
}

function openAt(fromUs, toUs) {
  if (picture.steps) {
    const { times, counts } = picture.steps;
    let i = firstNotLess(times.length, fromUs, (index) => times[index]);
    let max = i > 0 ? counts[i - 1] : 0;
    for (; i < times.length && times[i] < toUs; i++) max = Math.max(max, counts[i]);
    return max;
  }
  const { average } = picture;
  if (!average) return 0;
  const bucket = Math.floor((origin + (fromUs + toUs) / 2 - average.from_us) / average.width_us);
  return average.averages[bucket] || 0;
}
