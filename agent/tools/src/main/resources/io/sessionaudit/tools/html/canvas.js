// An ECharts series that a callback paints on a canvas. ECharts provides axes, zoom and pan. 100,000 sessions are a few
// thousand rectangles, because each pixel is painted once.

echarts.extendSeriesModel({
  type: "series.painted",
  getInitialData() {
    return echarts.helper.createList(this);
  },
  defaultOption: { coordinateSystem: "cartesian2d", z: 2, animation: false },
});

echarts.extendChartView({
  type: "painted",
  render(model, globalModel, api) {
    this.group.removeAll();
    const area = model.coordinateSystem.getArea();
    const ratio = api.getDevicePixelRatio();
    if (!this.canvas) this.canvas = document.createElement("canvas");
    this.canvas.width = Math.max(1, Math.round(area.width * ratio));
    this.canvas.height = Math.max(1, Math.round(area.height * ratio));
    const context = this.canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const [from, to] = model.coordinateSystem.getAxis("x").scale.getExtent();
    const [low, high] = model.coordinateSystem.getAxis("y").scale.getExtent();
    const { width, height } = area;
    model.get("paint")(context, { area, from, to, low, high, width, height, scale: width / (to - from) });
    const image = new echarts.graphic.Image({
      style: { image: this.canvas, x: area.x, y: area.y, width: area.width, height: area.height },
      silent: true,
    });
    this.group.add(image);
  },
});

/** Paints the visible sessions of a track; a session is at least one pixel wide, and each pixel is painted once. */
function paintTrack(context, sessions, view, y, height, colours) {
  const first = firstNotLess(sessions.length, view.fromUs, (i) => ended[sessions[i]]);
  let covered = -1;
  let state = -1;
  for (let i = first; i < sessions.length; i++) {
    const session = sessions[i];
    if (opened[session] > view.toUs) break;
    const x = Math.max(0, (opened[session] - view.fromUs) * view.perUs);
    const right = Math.min(view.width, (ended[session] - view.fromUs) * view.perUs);
    if (right <= covered) continue;
    const left = Math.max(x, covered);
    const width = Math.max(1, right - left);
    if (states[session] !== state) context.fillStyle = colours[state = states[session]];
    // A gap between neighbours if there is room for it.
    context.fillRect(left, y, width > 3 ? width - 0.75 : width, height);
    covered = left + width;
    if (activityOfSession.has(session)) { paintActivity(context, session, view, y, height, colours); state = -1; }
    if (badEnds[session] === 0) continue;
    if (badEnds[session] === 1) paintOpenEnd(context, right, y, height, colours);
    else paintAbandonedEnd(context, right, y, height, colours);
    state = -1;
  }
}

/** A session over a second long: its activity; unknown after the last scan. */
function paintActivity(context, session, view, y, height, colours) {
  let from = 0;
  for (const { until, state } of [...activityOfSession.get(session), { until: held[session], state: UNSEEN }]) {
    const left = Math.max(0, (opened[session] + from - view.fromUs) * view.perUs);
    const right = Math.min(view.width, (opened[session] + Math.min(until, held[session]) - view.fromUs) * view.perUs);
    context.fillStyle = colours[state];
    if (right > left) context.fillRect(left, y, right - left, height);
    from = until;
  }
}

/** Still open at the end of the log: stripes at the end of the bar. */
function paintOpenEnd(context, x, y, height, colours) {
  context.fillStyle = colours.background;
  for (let i = 0; i < 3; i++) context.fillRect(x - 4 - i * 4, y, 1.5, height);
}

/** Abandoned: a bar in the colour of errors at the end. */
function paintAbandonedEnd(context, x, y, height, colours) {
  context.fillStyle = colours.error;
  context.fillRect(Math.max(0, x - 3), y, 3, height);
}

function paintMark(context, severity, x, y, size, colours) {
  context.beginPath();
  if (severity === "error") {
    context.moveTo(x, y - size);
    context.lineTo(x + size, y);
    context.lineTo(x, y + size);
    context.lineTo(x - size, y);
  } else if (severity === "warning") {
    context.moveTo(x, y - size);
    context.lineTo(x + size, y + size * 0.8);
    context.lineTo(x - size, y + size * 0.8);
  } else {
    context.arc(x, y, size * 0.8, 0, 2 * Math.PI);
  }
  context.closePath();
  context.fillStyle = colours[severity];
  context.strokeStyle = colours.background;
  context.lineWidth = 2;
  context.stroke();
  context.fill();
}
