// ---- history: three curves and the energy ----

const SVG = "http://www.w3.org/2000/svg";
const RANGES = [["6 h", 6, "raw"], ["24 h", 24, "raw"], ["7 days", 168, "hour"], ["60 days", 1440, "day"], ["3 years", 26280, "month"]];
const MOST_PAGES = 24;
const ENERGY = {
  charged_wh: ["Charged in all", "kWh"], discharged_wh: ["Discharged in all", "kWh"], today_charged_wh: ["Charged today", "kWh"],
  today_discharged_wh: ["Discharged today", "kWh"], yesterday_charged_wh: ["Charged yesterday", "kWh"],
  yesterday_discharged_wh: ["Discharged yesterday", "kWh"], efficiency_pct: ["Efficiency", "%"], cycles: ["Full cycles", ""],
  day: ["Day", ""], charged_ah: ["Charge in", "Ah"], discharged_ah: ["Charge out", "Ah"], gap_count: ["Gaps not counted", ""], gap_s: ["Length of the gaps", "s"],
};
let range = RANGES[1];

function svg(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

// A gap in the data is a gap in the line.
function pathOf(points, x, y, gap) {
  let path = "";
  let last = null;
  for (const [t, v] of points) {
    if (v === null) last = null;
    else {
      path += `${last !== null && t - last <= gap ? "L" : "M"}${x(t).toFixed(1)} ${y(v).toFixed(1)}`;
      last = t;
    }
  }
  return path;
}

function medianStep(points) {
  const steps = points.slice(1).map((p, i) => p[0] - points[i][0]).sort((a, b) => a - b);
  return steps[steps.length >> 1] || 1;
}

function chart(title, unitName, decimals, points, floor) {
  const values = points.map((p) => p[1]).filter((v) => v !== null);
  if (!values.length) return el("p", { className: "note" }, `${title}: no values.`);
  let low = Math.min(...values, floor ?? Infinity);
  let high = Math.max(...values, floor ?? -Infinity);
  if (high - low < 10 ** -decimals * 5) [low, high] = [low - 10 ** -decimals * 3, high + 10 ** -decimals * 3];
  const [from, to] = [points[0][0], points[points.length - 1][0]];
  const x = (t) => 4 + (592 * (t - from)) / Math.max(1, to - from);
  const y = (v) => 8 + (104 * (high - v)) / (high - low);
  const text = `${title} from ${number(Math.min(...values), decimals)} to ${number(Math.max(...values), decimals)} ${unitName}, last ${number(values[values.length - 1], decimals)} ${unitName}`;
  const image = svg("svg", { viewBox: "0 0 600 120", role: "img", "aria-label": text, preserveAspectRatio: "none" });
  if (low < 0 && high > 0) image.append(svg("path", { class: "zero", d: `M4 ${y(0)}H596` }));
  image.append(svg("path", { class: "line", d: pathOf(points, x, y, 3 * medianStep(points)), "vector-effect": "non-scaling-stroke" }));
  return el("figure", { test: `chart-${title.toLowerCase()}` }, el("figcaption", {}, text), image);
}

function columnOf(columns, name) {
  const hits = columns.map((c, i) => [c, i]).filter(([c]) => c.startsWith(name));
  const best = hits.find(([c]) => /mean|avg/.test(c)) || hits.find(([c]) => !/min|max/.test(c)) || hits[0];
  return best ? best[1] : -1;
}

async function historyRows(now) {
  let columns = [];
  let rows = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask(`history?from=${now - range[1] * 3600}&to=${now}&resolution=${range[2]}&page=${page}`);
    if (!answer.ok) return page ? { columns, rows } : { answer };
    columns = answer.data.columns;
    rows = rows.concat(answer.data.rows);
    if (!answer.data.more) break;
  }
  return { columns, rows: rows.sort((a, b) => a[0] - b[0]) };
}

async function loadHistory() {
  const place = byId("history-charts");
  const wanted = range;
  const { answer, columns, rows } = await historyRows(Math.floor(Date.now() / 1000));
  if (wanted !== range) return;
  if (answer) place.replaceChildren(sorry(answer));
  else if (!rows.length) place.replaceChildren(el("p", { className: "note" }, "Nothing has been recorded in this time."));
  else {
    const [soc, power, volts, amps] = ["soc", "power", "voltage", "current"].map((name) => columnOf(columns, name));
    const cell = (row, i) => (i < 0 || row[i] === undefined ? null : row[i]);
    const scale = columns[power]?.includes("kw") ? 1000 : 1;
    const watts = (row) => (power >= 0 ? cell(row, power) === null ? null : row[power] * scale : cell(row, volts) === null || cell(row, amps) === null ? null : row[volts] * row[amps]);
    const [from, to] = [rows[0][0], rows[rows.length - 1][0]].map((t) => (t > 1e9 ? new Date(t * 1000).toLocaleString() : `${duration(t)} after the start`));
    place.replaceChildren(
      chart("Charge", "%", 1, rows.map((r) => [r[0], cell(r, soc)])),
      chart("Power", "W", 0, rows.map((r) => [r[0], watts(r)]), 0),
      chart("Voltage", "V", 2, rows.map((r) => [r[0], cell(r, volts)])),
      el("p", { className: "note" }, `${from} to ${to}, ${rows.length} values`));
  }
}

function energyTile(key, value) {
  const [label, unitName] = ENERGY[key] || [words(key), ""];
  const shown = value === null ? NONE : unitName === "kWh" ? `${number(value / 1000, value < 1e6 ? 2 : 0)} kWh` : typeof value === "number" ? `${number(value, 1)} ${unitName}` : String(value);
  return el("div", {}, el("dt", {}, label), el("dd", {}, shown));
}

async function loadEnergy() {
  const answer = await ask("energy");
  byId("energy").replaceChildren(answer.ok
    ? el("dl", { className: "tiles" }, ...Object.entries(answer.data).filter((e) => typeof e[1] !== "object" || e[1] === null).map(([key, value]) => energyTile(key, value)))
    : sorry(answer));
}

const minMax = (value, age) => (value === null || value === undefined ? NONE : `${value}${typeof age === "number" ? `, ${duration(age)} ago` : ""}`);

async function loadStatistics(place) {
  const answer = await ask("statistics");
  if (!answer.ok) return place.replaceChildren(sorry(answer));
  const { extremes = [], hints = [], flash = {}, resistance_mohm: ohms = [] } = answer.data;
  return place.replaceChildren(
    table(["", "Lowest", "Highest"], extremes.map((e) => [words(e.key), minMax(e.min, e.min_age_s), minMax(e.max, e.max_age_s)]), "extremes"),
    el("p", { className: "note" }, hints.length ? `To look at: ${hints.map((h) => `${words(h.kind)} ${h.number}`).join(", ")}.` : "Nothing stands out."),
    ohms.length ? el("p", { className: "note" }, `Resistance of the cells in mΩ: ${ohms.map((o) => o ?? NONE).join(", ")}.`) : "",
    typeof flash.years === "number" ? el("p", { className: "note" }, `At this rate the flash lasts ${flash.years} years.`) : "",
    el("p", { className: "buttons" }, askButton("Begin anew", "These values are lost. Go on?", async () => {
      if (await change("statistics", { action: "reset" }, "The statistics begin anew.")) await loadStatistics(place);
    }, "statistics-reset")));
}

const historyView = {
  build(root) {
    const choose = el("select", { test: "history-range", "aria-label": "Time" }, ...RANGES.map(([label], i) => el("option", { value: i, selected: RANGES[i] === range }, label)));
    choose.addEventListener("change", () => {
      range = RANGES[choose.value];
      loadHistory();
    });
    root.append(card("Energy", "energy-card", el("div", { id: "energy" })), card("History", "history-card", choose, el("div", { id: "history-charts" })),
      fold("Statistics", "statistics", loadStatistics));
  },
  async open() {
    await loadEnergy();
    await loadHistory();
  },
  async tick(second) {
    if (second % 60 === 0) await this.open();
  },
};
