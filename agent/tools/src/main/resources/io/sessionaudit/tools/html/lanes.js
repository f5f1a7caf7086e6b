// Lanes: one per thread. If there are hundreds of threads, those with similar names and without findings share lanes.

const MAX_UNFOLDED_LANES = 200;
const MAX_TRACKS = 4;
const MAX_FOLDED_LANES = 64;

/** Distributes the sessions of a lane over tracks, so that sessions of a thread that overlap are next to each other. */
function tracksOf(sessions, limit) {
  const tracks = [];
  for (const session of sessions) {
    let track = tracks.find((each) => each.end <= opened[session]);
    if (!track) {
      track = tracks.length < limit
        ? { sessions: [], end: 0 } : tracks.reduce((best, each) => (each.end < best.end ? each : best));
      if (track.sessions.length === 0) tracks.push(track);
    }
    track.sessions.push(session);
    track.end = Math.max(track.end, ended[session]);
  }
  return tracks.map((track) => track.sessions);
}

function threadKey(run, id) {
  return `${run}:${id}`;
}

/** All threads with their sessions and findings, ordered by name. */
function threadsInvolved() {
  const byThread = new Map();
  const involve = (run, id, name, virtual) => {
    const key = threadKey(run, id);
    if (!byThread.has(key)) {
      byThread.set(key, { run, id, virtual, name: threadName({ id, name, virtual }), sessions: [], findings: [] });
    }
    return byThread.get(key);
  };
  for (let i = 0; i < sessionCount; i++) {
    const thread = threadOf(i);
    involve(thread.run, thread.id, thread.name, thread.virtual).sessions.push(i);
  }
  page.findings.forEach((finding, i) => {
    if (finding.at_us !== undefined) {
      involve(finding.run, finding.thread_id ?? -1, finding.thread, false).findings.push(i);
    }
  });
  const collator = new Intl.Collator("en", { numeric: true });
  return [...byThread.values()].sort((one, other) => collator.compare(one.name, other.name) || one.run - other.run);
}

function buildLanes() {
  const threads = threadsInvolved();
  const stems = new Map();
  if (threads.length > MAX_UNFOLDED_LANES) {
    for (const thread of threads) {
      if (thread.findings.length === 0) {
        const stem = thread.virtual ? "virtual threads" : thread.name.replace(/\d+/g, "*");
        if (!stems.has(stem)) stems.set(stem, []);
        stems.get(stem).push(thread);
      }
    }
  }
  const folded = new Set();
  const lanes = [];
  for (const [stem, members] of stems) {
    if (members.length < 5) continue;
    members.forEach((member) => folded.add(member));
    lanes.push(...foldedLanes(stem, members));
  }
  for (const thread of threads) {
    if (!folded.has(thread)) lanes.push(lane(thread.name, thread, tracksOf(thread.sessions, MAX_TRACKS)));
  }
  return lanes.sort((one, other) => other.worst - one.worst || (one.folded ? 1 : 0) - (other.folded ? 1 : 0));
}

function lane(name, thread, tracks) {
  const findings = thread.findings.slice().sort((one, other) => page.findings[one].at_us - page.findings[other].at_us);
  return { name, tracks, findings, worst: worstOf(findings), folded: 0 };
}

function foldedLanes(stem, members) {
  const sessions = members.flatMap((member) => member.sessions).sort((one, other) => one - other);
  const rows = tracksOf(sessions, MAX_FOLDED_LANES);
  return rows.map((row, i) => ({
    name: `${stem}${rows.length > 1 ? ` ${i + 1}/${rows.length}` : ""}`,
    tracks: [row], findings: [], worst: -1, folded: members.length,
  }));
}

/** The number of open sessions of a source over time: counts[i] from times[i] on. */
function openSteps(source) {
  const index = page.sources.indexOf(source);
  const starts = [];
  const ends = [];
  for (let i = 0; i < sessionCount; i++) {
    if (columns.source[i] !== index) continue;
    starts.push(opened[i]);
    ends.push(ended[i]);
  }
  const sorted = Float64Array.from(ends).sort();
  const times = new Float64Array(starts.length * 2);
  const counts = new Int32Array(times.length);
  let open = 0;
  for (let i = 0, s = 0, e = 0; i < times.length; i++) {
    // At the same time, ends come first: a connection may be closed and borrowed again in one microsecond.
    if (s < starts.length && starts[s] < sorted[e]) {
      times[i] = starts[s++];
      open++;
    } else {
      times[i] = sorted[e++];
      open--;
    }
    counts[i] = open;
  }
  return { times, counts };
}

function peakOpen(source) {
  return openSteps(source).counts.reduce((peak, each) => Math.max(peak, each), 0);
}

/** The first index in a sorted range whose value is not less. */
function firstNotLess(length, value, at) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < value) low = middle + 1; else high = middle;
  }
  return low;
}
