// The map on which an area is drawn or shown. What counts stands in the boxes of the form, a corner a line: the map writes there and reads from
// there, so that everything can be done without it. No streets are fetched before somebody asks for them.
/* global L, terraDraw, terraDrawLeafletAdapter */

const INK = "#3c2a6b";
const FAINT = "#6f777b";
const COUNTRY = [[49.9, -6.4], [55.9, 1.8]];
const STEPS = [20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
const APART = 90; // pixels between two lines, at least, so that their names can be read
const NAME = { width: 66, height: 26 }; // pixels a line's name takes
const CONTROLS = 46; // pixels the scale takes at the lower edge
const CORNER = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[, ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

for (const frame of document.querySelectorAll("[data-app-map]")) start(frame);

function start(frame) {
  frame.hidden = false;
  const map = L.map(frame.querySelector("[data-map-place]"), {
    attributionControl: false, zoomControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, maxZoom: 18,
  });
  map.fitBounds(COUNTRY);
  L.control.zoom({ position: "bottomright", zoomInTitle: frame.dataset.nearer, zoomOutTitle: frame.dataset.further }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const lines = L.layerGroup().addTo(map);
  map.on("moveend", () => degrees(map, lines));
  const shape = frame.dataset.shape ? JSON.parse(frame.dataset.shape) : null;
  if (shape) map.fitBounds(L.geoJSON(shape).getBounds().pad(0.3));
  degrees(map, lines);
  if ("corners" in frame.dataset) draw(frame, map, shape);
  else if (shape) L.geoJSON(shape, { style: { color: INK, weight: 3, fillOpacity: 0.25 }, interactive: false }).addTo(map);
  frame.querySelector("[data-map-act=streets]")?.addEventListener("click", (event) => {
    L.tileLayer(frame.dataset.tiles, { maxZoom: 19, referrerPolicy: "no-referrer" }).addTo(map).bringToBack();
    event.currentTarget.disabled = true;
  });
}

// Lines of latitude and longitude, named at the edge: a reference of our own that fetches nothing. A line whose name would lie over another one,
// over the scale or beyond the edge stays without.
function degrees(map, lines) {
  lines.clearLayers();
  const seen = map.getBounds();
  const size = map.getSize();
  const most = Math.max(2, size.x / APART);
  const step = STEPS.findLast((each) => (seen.getEast() - seen.getWest()) / each <= most) ?? STEPS[0];
  const places = String(step).split(".")[1]?.length ?? 0;
  const line = (from, to, at, name, hasRoom) => {
    L.polyline([from, to], { color: FAINT, weight: 1, opacity: 0.5, interactive: false }).addTo(lines);
    if (!hasRoom(map.latLngToContainerPoint(at))) return;
    const label = document.createElement("span");
    label.textContent = name;
    const icon = L.divIcon({ className: "app-map__degrees", html: label, iconSize: null });
    L.marker(at, { icon, interactive: false, keyboard: false }).addTo(lines);
  };
  const below = ({ y }) => y > NAME.height && y < size.y - CONTROLS - NAME.height;
  const beside = ({ x }) => x > NAME.width && x < size.x - NAME.width;
  for (let n = Math.ceil(seen.getSouth() / step); n * step <= seen.getNorth(); n += 1) {
    const latitude = n * step;
    line([latitude, seen.getWest()], [latitude, seen.getEast()], [latitude, seen.getWest()], latitude.toFixed(places), below);
  }
  for (let n = Math.ceil(seen.getWest() / step); n * step <= seen.getEast(); n += 1) {
    const longitude = n * step;
    line([seen.getSouth(), longitude], [seen.getNorth(), longitude], [seen.getNorth(), longitude], longitude.toFixed(places), beside);
  }
}

function draw(frame, map, shape) {
  const box = document.getElementById(frame.dataset.corners);
  const open = document.getElementById(frame.dataset.openParts);
  const status = frame.querySelector("[data-map-status]");
  const middle = document.createElement("div");
  middle.className = "app-map__middle";
  map.getContainer().append(middle);
  const unfinished = L.layerGroup().addTo(map);
  const openParts = L.layerGroup().addTo(map);
  const pen = penOn(map);
  let inStep = true; // whether the map shows all that stands in the box

  // From the map into the box, a corner a line. What the map cannot show stays there, and so do corners of an area not finished yet.
  const write = (drawn) => {
    const text = (ring) => ring.slice(0, -1).map(asLine).join("\n");
    const areas = inStep ? finished(pen).map(text) : [text(finished(pen, drawn)[0])];
    const begun = (blocksOf(box.value) ?? []).filter((ring) => ring.length < 3);
    const kept = inStep ? begun.map((ring) => ring.map(([latitude, longitude]) => asLine([longitude, latitude])).join("\n")) : [box.value.trim()];
    box.value = (inStep ? [...areas, ...kept] : [...kept, ...areas]).join("\n\n");
    tell();
  };
  const tell = () => {
    const count = box.value.split("\n").filter((each) => each.trim()).length;
    status.textContent = `${frame.dataset.counted} ${count}`;
  };
  // From the box onto the map, where every line is latitude and longitude.
  const read = () => {
    const blocks = blocksOf(box.value);
    inStep = Boolean(blocks);
    if (!blocks) {
      status.textContent = frame.dataset.unread;
      return;
    }
    show(pen, blocks.filter((ring) => ring.length > 2));
    unfinished.clearLayers();
    for (const ring of blocks.filter((each) => each.length < 3)) {
      for (const at of ring) L.circleMarker(at, { radius: 5, color: INK, interactive: false }).addTo(unfinished);
      L.polyline(ring, { color: INK, interactive: false }).addTo(unfinished);
    }
    tell();
  };
  const readOpen = () => {
    openParts.clearLayers();
    for (const ring of blocksOf(open.value) ?? []) {
      if (ring.length > 2) L.polygon(ring, { color: INK, dashArray: "6", fillOpacity: 0, interactive: false }).addTo(openParts);
    }
  };
  const begin = () => {
    if (inStep && !blocksOf(box.value)) write();
  };
  const acts = {
    put() {
      begin();
      const at = map.getCenter();
      box.value = `${box.value.replace(/\n+$/, "")}${box.value.trim() ? "\n" : ""}${asLine([at.lng, at.lat])}`;
      read();
    },
    back() {
      begin();
      box.value = box.value.trimEnd().split("\n").slice(0, -1).join("\n");
      read();
    },
    polygon: () => use("polygon"),
    select: () => use("select"),
  };
  const use = (mode) => {
    const now = pen.getMode() === mode ? "static" : mode;
    pen.setMode(now);
    for (const each of ["polygon", "select"]) {
      frame.querySelector(`[data-map-act=${each}]`).setAttribute("aria-pressed", String(now === each));
    }
  };
  for (const [name, act] of Object.entries(acts)) frame.querySelector(`[data-map-act=${name}]`).addEventListener("click", act);
  if (shape && !blocksOf(box.value)) show(pen, outersOf(shape));
  else read();
  readOpen();
  pen.on("finish", (id) => write(id));
  box.addEventListener("input", read);
  open.addEventListener("input", readOpen);
}

// terra-draw adds a style element for the order of its layers, which the content security policy refuses: the order is set on the layer itself.
function penOn(map) {
  const adapter = new terraDrawLeafletAdapter.TerraDrawLeafletAdapter({ lib: L, map });
  adapter.createPaneStyleSheet = (name, order) => {
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = 600 + order;
    return document.createElement("style"); // what the adapter takes away when it clears: not the pane, on which it goes on drawing
  };
  const corners = { draggable: true, midpoints: true, deletable: true };
  const look = { fillColor: INK, outlineColor: INK, outlineWidth: 3, fillOpacity: 0.25 };
  const pen = new terraDraw.TerraDraw({
    adapter,
    modes: [
      new terraDraw.TerraDrawPolygonMode({ styles: look }),
      new terraDraw.TerraDrawSelectMode({ flags: { polygon: { feature: { draggable: true, coordinates: corners } } } }),
    ],
  });
  pen.start();
  return pen;
}

function finished(pen, id) {
  const whole = pen.getSnapshot().filter((each) => each.geometry.type === "Polygon" && !each.properties.currentlyDrawing);
  const areas = id === undefined ? whole : whole.filter((each) => each.id === id);
  return areas.map((each) => each.geometry.coordinates[0]);
}

function show(pen, rings) {
  pen.clear();
  const closed = (ring) => [...ring, ring[0]].map(([latitude, longitude]) => [rounded(longitude), rounded(latitude)]);
  pen.addFeatures(rings.map((ring) => ({
    type: "Feature", geometry: { type: "Polygon", coordinates: [closed(ring)] }, properties: { mode: "polygon" },
  })));
}

function outersOf(shape) {
  const pieces = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  return pieces.map((piece) => piece[0].slice(0, -1).map(([longitude, latitude]) => [latitude, longitude]));
}

// Rings of latitude and longitude, or nothing when a line is written another way (a grid reference, for the server to read).
function blocksOf(text) {
  const blocks = [[]];
  for (const line of text.split("\n")) {
    if (!line.trim()) {
      if (blocks.at(-1).length) blocks.push([]);
      continue;
    }
    const found = CORNER.exec(line);
    if (!found) return null;
    blocks.at(-1).push([Number(found[1]), Number(found[2])]);
  }
  return blocks.filter((ring) => ring.length);
}

function rounded(degree) {
  return Number(degree.toFixed(6));
}

function asLine([longitude, latitude]) {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}
