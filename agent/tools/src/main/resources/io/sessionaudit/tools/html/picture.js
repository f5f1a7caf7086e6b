// The chart: the number of open sessions, and below it the lanes of the threads, on one time axis.

const LANE_HEIGHT = 20;
const MAX_VISIBLE_LANES = 26;
const OPEN_HEIGHT = 96;
const OPEN_TOP = 22;
const LANES_TOP = OPEN_TOP + OPEN_HEIGHT + 26;
const BELOW = 74;

const picture = {
  chart: null, lanes: [], all: [], lane: 0, session: -1, lanesView: null, source: null, steps: null, stack: [],
};

function startPicture() {
  picture.all = buildLanes();
  picture.lanes = picture.all;
  byId("picture-note").replaceChildren(...pictureNote());
  if (picture.all.length === 0) {
    for (const id of ["chart", "legend", "place-legend", "picture-keys"]) byId(id).hidden = true;
    byId("picture").querySelector(".tools").hidden = true;
    return;
  }
  showLegend();
  startPlaces();
  startSourceChoice();
  picture.chart = echarts.init(byId("chart"), null, { renderer: "canvas", useDirtyRect: false });
  layOut();
  new ResizeObserver(() => byId("chart").clientWidth !== picture.width && layOut()).observe(byId("chart"));
  themeListeners.push(layOut);
  startMouse();
  startKeys();
}

function pictureNote() {
  if (sessionCount === 0 && page.findings.length === 0) return ["There are no sessions to draw."];
  const notes = [];
  if (isSampled) {
    notes.push(element("strong", {}, `A sample: ${count(sessionCount)} of ${count(columns.seen)} sessions are shown.`),
      " All sessions with findings are included. The number of open sessions is the average of all sessions.");
  }
  if (activityOfSession.size > 0) {
    notes.push("A session has one colour. One that was open for over a second is coloured by its activity, "
      + "which the agent records once a second.");
  }
  const unfinished = page.report.sources.reduce((sum, source) => sum + source.unfinished, 0);
  const summarised = page.report.verdict.sessions - (columns.seen - unfinished);
  if (summarised > 0) {
    notes.push(` ${count(summarised, "session has", "sessions have")} no record in the log and cannot be shown: `
      + "the queue was full.");
  }
  const folded = picture.all.reduce((sum, lane) => Math.max(sum, lane.folded), 0);
  if (folded > 0) {
    notes.push(" There are many threads: those with similar names and without findings share lanes, "
      + `at most ${MAX_FOLDED_LANES}.`);
  }
  return notes;
}

function startSourceChoice() {
  const select = byId("lane-source");
  byId("source-choice").hidden = page.sources.length < 2;
  const usage = page.report.sources.map((source) => source.source).filter((source) => page.sources.includes(source));
  select.replaceChildren(...usage.map((source) => element("option", { value: source }, source)));
  chooseSource(usage[0]);
  select.addEventListener("change", () => { chooseSource(select.value); layOut(); });
}

function chooseSource(source) {
  picture.source = source;
  picture.use = page.report.sources.find((each) => each.source === source) || { max: null };
  picture.average = page.open.find((each) => each.source === source);
  picture.steps = isSampled || source === undefined ? null : openSteps(source);
  picture.peak = picture.steps
    ? picture.steps.counts.reduce((max, each) => Math.max(max, each), 0)
    : picture.average ? picture.average.averages.reduce((max, each) => Math.max(max, each), 0) : 0;
  showPlaceLegend();
}

function showLegend() {
  const states = STATES.filter((state, i) => hasState(i))
    .map((state) => legendEntry(state.name, state.text));
  const marks = ["error", "warning", "info"]
    .filter((severity) => page.findings.some((finding) => finding.severity === severity))
    .map((severity) => element("li", {},
      element("span", { class: `mark-${severity}`, "aria-hidden": "true" }, MARKS[severity]), ` ${severity}`));
  const ends = [];
  if (columns.ends.includes("abandoned")) ends.push(legendEntry("abandoned", "abandoned"));
  if (columns.ends.some((end) => end === "open" || end === "unfinished")) {
    ends.push(legendEntry("open-end", "still open at the end"));
  }
  byId("legend").replaceChildren(...states, ...ends, ...marks);
}

function legendEntry(name, text) {
  return element("li", {}, element("span", { class: `swatch ${name}`, "aria-hidden": "true" }), text);
}

/** Whether the chart shows a state. */
function hasState(state) {
  if (state === UNSEEN) return activityOfSession.size > 0;
  if (state === WAITING) return page.findings.some((finding) => waitOf(finding) > 0);
  return states.includes(state)
    || [...activityOfSession.values()].some((periods) => periods.some((period) => period.state === state));
}

function timeRange() {
  let from = sessionCount > 0 ? 0 : Infinity;
  let to = sessionCount > 0 ? columns.to_us - origin : -Infinity;
  for (const finding of page.findings) {
    if (finding.at_us === undefined) continue;
    from = Math.min(from, finding.at_us - origin);
    to = Math.max(to, finding.at_us - origin);
  }
  const margin = Math.max(500, (to - from) * 0.01);
  return { from: from - margin, to: to + margin };
}

function currentColours() {
  const colours = STATES.map((state) => colour(state.colour));
  return Object.assign(colours, {
    error: colour("--error"), warning: colour("--warning"), info: colour("--info"),
    background: colour("--surface"), ink: colour("--ink"), muted: colour("--muted"), line: colour("--line"),
    places: Array.from({ length: 9 }, (none, i) => colour(`--place-${i}`)),
    stripe: colour("--stripe"), open: colour("--open"), select: colour("--select"),
    font: getComputedStyle(document.body).fontFamily,
  });
}

function visibleLanes() {
  return Math.max(1, Math.min(picture.lanes.length, MAX_VISIBLE_LANES));
}

/** Builds the chart, also after a change of width, theme, source or lanes. Keeps the zoom. */
function layOut() {
  const { chart } = picture;
  const colours = currentColours();
  picture.colours = colours;
  picture.width = byId("chart").clientWidth;
  const narrow = picture.width < 640;
  const left = narrow ? 92 : 190;
  const lanesHeight = Math.max(2, visibleLanes()) * LANE_HEIGHT;
  byId("chart").style.height = `${LANES_TOP + lanesHeight + BELOW}px`;
  chart.resize();
  const { from, to } = timeRange();
  const before = picture.range || { from, to };
  const right = narrow ? 22 : 30;
  const grids = [
    { left, right, top: OPEN_TOP, height: OPEN_HEIGHT },
    { left, right, top: LANES_TOP, height: lanesHeight },
  ];
  const millis = (micros) => (origin + micros) / 1000;
  const timeAxis = (gridIndex) => ({
    type: "time", gridIndex, min: millis(from), max: millis(to), splitNumber: narrow ? 3 : 8,
    axisLine: { show: gridIndex === 1, lineStyle: { color: colours.line } }, axisTick: { show: false },
    axisLabel: { show: gridIndex === 1, color: colours.muted, fontSize: 11, hideOverlap: true },
    splitLine: { show: true, lineStyle: { color: colours.line, width: 0.5 } }, axisPointer: { show: false },
  });
  const ceiling = Math.ceil(Math.max(1, picture.peak, picture.use.max || 0));
  chart.setOption({
    useUTC: true, animation: false, grid: grids,
    textStyle: { fontFamily: colours.font },
    xAxis: [timeAxis(0), timeAxis(1)],
    yAxis: [
      { type: "value", gridIndex: 0, min: 0, max: ceiling * 1.1, interval: ceiling,
        axisLabel: { color: colours.muted, fontSize: 11,
          formatter: (value) => (value > ceiling ? "" : numbers.format(value)) },
        splitLine: { show: false }, name: openTitle(), nameGap: 7,
        nameTextStyle: { color: colours.muted, align: "left", padding: [0, 0, 0, 8 - left] } },
      { type: "category", gridIndex: 1, inverse: true, data: picture.lanes.map((lane) => `\u2068${lane.name}\u2069`),
        axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { color: colours.ink, fontSize: 12, interval: 0, width: left - 14, overflow: "truncate",
          margin: 8 } },
    ],
    dataZoom: zooms(colours, before, millis, left, right, lanesHeight),
    series: [
      { type: "painted", id: "open", xAxisIndex: 0, yAxisIndex: 0, data: [],
        paint: (context, view) => paintOpen(context, inMicros(view)) },
      { type: "painted", id: "lanes", xAxisIndex: 1, yAxisIndex: 1, data: [],
        paint: (context, view) => paintLanes(context, inMicros(view)) },
    ],
  }, { replaceMerge: ["dataZoom"] });
}

function openTitle() {
  if (picture.stack.length > 0) return "connections in use, average, by place";
  return picture.steps ? "open sessions" : "open sessions, average";
}

function zooms(colours, range, millis, left, right, lanesHeight) {
  const time = {
    xAxisIndex: [0, 1], filterMode: "none", startValue: millis(range.from), endValue: millis(range.to), throttle: 16,
  };
  const all = [
    { ...time, id: "time", type: "inside", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, moveOnMouseMove: true,
      preventDefaultMouseMove: false },
    { ...time, id: "slider", type: "slider", bottom: 12, height: 22, left, right,
      showDataShadow: false, brushSelect: false, showDetail: false,
      borderColor: colours.line, fillerColor: colours.stripe, backgroundColor: "transparent",
      handleSize: "90%", moveHandleSize: 5,
      handleStyle: { color: colours.background, borderColor: colours.muted },
      moveHandleStyle: { color: colours.muted } },
  ];
  if (picture.lanes.length > visibleLanes()) {
    const first = Math.max(0, Math.min(picture.firstLane || 0, picture.lanes.length - visibleLanes()));
    all.push({ id: "lanes", type: "slider", yAxisIndex: 1, filterMode: "none", zoomLock: true,
      startValue: first, endValue: first + visibleLanes() - 1, throttle: 16,
      right: 2, width: 12, top: LANES_TOP, height: lanesHeight,
      showDetail: false, brushSelect: false, showDataShadow: false, handleSize: 0,
      borderColor: "transparent", backgroundColor: colours.stripe, fillerColor: colours.muted, moveHandleSize: 0 });
  }
  return all;
}

/** Converts a view to microseconds after the origin. */
function inMicros(view) {
  const fromUs = view.from * 1000 - origin;
  const toUs = view.to * 1000 - origin;
  return { ...view, fromUs, toUs, perUs: view.width / (toUs - fromUs) };
}
