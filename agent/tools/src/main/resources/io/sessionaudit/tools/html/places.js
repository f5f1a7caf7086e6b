// The upper part of the chart by place: the average number of connections in use, stacked.

function startPlaces() {
  const button = byId("by-place");
  picture.byPlace = page.open.some((series) => series.places.some((each) => each.place !== null));
  button.hidden = page.open.every((series) => series.places.length === 0);
  button.setAttribute("aria-pressed", String(picture.byPlace));
  button.addEventListener("click", () => {
    picture.byPlace = !picture.byPlace;
    button.setAttribute("aria-pressed", String(picture.byPlace));
    showPlaceLegend();
    layOut();
  });
}

/** The places of the chosen source, that with the most use first, and the rest. */
function stackedPlaces() {
  if (!picture.byPlace || !picture.average) return [];
  const { averages, places: ofPlaces } = picture.average;
  const rest = averages.map((all, i) => Math.max(0, ofPlaces.reduce((left, each) => left - each.averages[i], all)));
  // Rounding leaves up to a thousandth per place.
  return rest.some((value) => value > 0.02)
    ? [...ofPlaces, { place: OTHER_PLACES, averages: rest, isRest: true }] : ofPlaces;
}

function showPlaceLegend() {
  picture.stack = stackedPlaces();
  byId("place-legend").hidden = picture.stack.length === 0;
  byId("place-legend").replaceChildren(...picture.stack.map((each, i) => element("li", {},
    swatch(each.isRest ? 0 : i + 1),
    each.isRest || each.place === null
      ? each.place || "place not captured" : logged(shortFrame(each.place), "place-text"))));
}

/** Paints the averages, each place on top of those with more use. */
function paintStack(context, view) {
  const { average, stack, colours } = picture;
  const bucketOf = (us) => Math.floor((origin + us - average.from_us) / average.width_us);
  for (let x = 0; x < view.width; x++) {
    const first = bucketOf(view.fromUs + x / view.perUs);
    const last = Math.max(first, bucketOf(view.fromUs + (x + 1) / view.perUs) - 1);
    let bottom = view.height;
    stack.forEach((each, i) => {
      let sum = 0;
      for (let bucket = first; bucket <= last; bucket++) sum += each.averages[bucket] || 0;
      const height = (sum / (last - first + 1) / view.high) * view.height;
      if (height <= 0) return;
      context.fillStyle = colours.places[each.isRest ? 0 : i + 1];
      context.fillRect(x, bottom - height, 1, height);
      bottom -= height;
    });
  }
}
