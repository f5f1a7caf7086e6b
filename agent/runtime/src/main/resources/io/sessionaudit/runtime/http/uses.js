// Who uses the pools now, by place.

function showUses(state) {
  showRows(byId("use-table").tBodies[0], state.places, (use) => `${use.source}\n${use.place || ""}`, useRow, updateUse);
  setText(byId("use-note"), state.places.length === 0 ? "No session is open."
    : state.other_places > 0 ? `${count(state.other_places)} more places are not shown.` : "");
}

function useRow(use) {
  return element("tr", {},
    element("th", { scope: "row", class: "place-cell" }, placeName(use.place), throughLine(use.through || [])),
    cell("Source", "", logged(use.source)),
    cell("In use", "number"), cell("Idle share", "number"), cell("Longest held", "number"));
}

function updateUse(row, use) {
  setText(row.cells[2], count(use.in_use));
  setText(row.cells[3], `${use.idle_percent} %`);
  setText(row.cells[4], duration(use.held_ms));
}
