// The dialog with the stacks of one session, which the server reads when it is opened.

async function showStacks(number) {
  const details = byId("details");
  const content = element("div", { class: "content" }, element("p", { class: "muted" }, "Reading the stacks"));
  details.replaceChildren(
    element("header", { role: "presentation" }, element("h2", { id: "details-title" }, `Session ${number}`),
      element("button", { type: "button", class: "quiet", onclick: () => details.close() }, "Close")), content);
  if (!details.open) details.showModal();
  try {
    const session = await json(`/api/session?number=${number}`);
    content.replaceChildren(
      element("div", { class: "tools" },
        element("button", { type: "button", class: "quiet", onclick: () => showStacks(number) }, "Read again")),
      stackFacts(session),
      stackList("Stack that opened it", session.frames, session.place),
      stackList(`Its thread now${session.owner_state ? ` (${session.owner_state})` : ""}`, session.owner_frames, null));
  } catch (problem) {
    content.replaceChildren(element("p", { class: "note" }, logged(problem.message || "The server does not answer.")));
  }
}

function stackFacts(session) {
  const facts = [
    ["Place", placeName(session.place)],
    ["Source", logged(session.source)],
    ["Thread", logged(session.thread)],
    ["Server id", session.server_id === undefined ? "not known" : String(session.server_id)],
    ["Opened", `${session.opened.replace("T", " ").slice(0, 23)} UTC`],
    ["Held", duration(session.held_ms)],
    ["Statements", count(session.statements)],
    ["In a call", session.in_call ? "yes" : "no"],
  ];
  if (session.through) facts.splice(1, 0, ["Through", logged(session.through.join(", "))]);
  if (session.last_sql) {
    facts.push(["Last statement", element("code", { class: "sql-text" }, logged(session.last_sql))]);
  }
  return element("dl", { class: "facts" },
    facts.map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function stackList(title, frames, place) {
  if (!frames || frames.length === 0) {
    return element("p", { class: "muted" }, `${title}: not known`);
  }
  return element("section", { class: "stack" }, element("h3", {}, title),
    element("ol", { tabindex: "0", "aria-label": title },
      frames.map((frame) => element("li", { class: frame === place ? "first" : "" }, codeLine(frame)))));
}
