"use strict";
// Shows the live document of the gateway. Text gets into the page through textContent only: names and error texts come from outside.

const STALE_MS = 3000;
const SILENT_MS = 5000;
const POLL_MS = 2000;
const RETRY_S = [1, 2, 5, 10, 30];
const NONE = "–";

const STATES = {
  charging: "Charging",
  fully_charged: "Fully charged",
  discharging: "Discharging",
  regenerating: "Charging from the load",
  idle: "Idle",
  fault: "Fault: a protection of the BMS has tripped",
  sleeping: "The BMS sleeps",
  unknown: "State not known",
};
const BMS_STATES = {
  online: ["ok", "online"],
  silent: ["bad", "does not answer"],
  no_device: ["bad", "serial port missing"],
};
const CAN_STATES = {
  running: ["ok", "running"],
  no_partner: ["warn", "nobody answers"],
  bus_off: ["bad", "bus-off, recovering"],
  down: ["bad", "not available"],
};
const CONTROL = {
  starting: ["warn", "Starting: nothing is sent to the GX yet."],
  running: ["", "Sent to the GX every second."],
  stale: ["bad", "Battery data is too old: no charging, and less and less discharging."],
  lost: ["bad", "The BMS is lost: nothing is sent, so that the GX raises its alarm."],
  refused: ["bad", "The configuration does not fit the BMS: nothing is sent."],
  safe_state: ["bad", "Stopped by a person: both currents are 0, then nothing is sent."],
  not_obeyed: ["bad", "A charger does not obey: a low voltage and an alarm, then nothing is sent."],
};
const PHASES = {
  init: "",
  bulk: "Bulk",
  absorption: "Absorption",
  float_transition: "Going to float",
  float: "Float",
  blocked: "Blocked",
};
// {0} and {1} are the two numbers of the rule: the value it looked at and its threshold.
const REASONS = {
  none: "not computed yet",
  configured: "set in the configuration",
  bms_fully_charged: "the BMS calls a cell full at {0} V",
  bms_over_voltage_margin: "100 mV per cell below the cut-off of the BMS at {0} V",
  bms_over_current_margin: "90 % of the {0} A at which the BMS trips",
  stale_data: "battery data is {0} s old, {1} s are allowed",
  float: "the battery is full: float voltage",
  cell_over_voltage: "the highest cell has {0} V, its target is {1} V",
  cell_backstop: "the highest cell has {0} V, close to the cut-off: above {1} V the cells set the voltage",
  voltage_recovery: "rising slowly again, {0} V now, up to {1} V",
  charge_stopped: "charging is stopped: float voltage, because feeding solar chargers obey the voltage only",
  start: "{0} s after the start; the limits rise for {1} s",
  high_cell: "the highest cell has {0} V; full current up to {1} V",
  low_cell: "the lowest cell has {0} V; full current from {1} V",
  cold: "the battery has {0} °C; full current from {1} °C",
  hot: "the battery has {0} °C; full current up to {1} °C",
  no_temperature: "the temperature of the battery is not known",
  state_of_charge: "state of charge {0} %",
  current_recovery: "rising slowly again, {0} A now, up to {1} A",
  bms_fault: "the BMS reports a fault, code {0}",
  remote: "lowered by MQTT or the API",
  safe_state: "a person asked for the safe state",
  charger_not_obeying: "a charger does not obey: {0} A flow although none may; the voltage is lowered to {1} V",
  cell_at_high_cutoff: "the highest cell has {0} V; no charging from {1} V",
  cell_at_low_cutoff: "the lowest cell has {0} V; no discharging up to {1} V",
  cell_ahead: "the highest cell has {0} V: the charge voltage leaves it room, {1} V per cell",
  other_cell_count: "refused: the BMS is set for {0} cells, the configuration for {1}",
  blocked: "a fault or the temperature blocks charging: float voltage",
  no_profile: "refused: {0} V per cell fits neither LTO nor LFP nor Li-ion cells",
  other_chemistry: "refused: the BMS calls a cell full at {0} V, which does not fit the configured {1} V",
  no_safe_voltage: "refused: the BMS settings allow {0} V per cell at most, {1} V is the least that makes sense",
  no_voltage_margin: "refused: {0} V leave less than 0.6 V to the cut-off of the BMS at {1} V",
};

const byTest = (name) => document.querySelector(`[data-test="${name}"]`);
const byId = (id) => document.getElementById(id);
const words = (key) => String(key).replace(/_/g, " ");

// Only changes touch the page: a screen reader would read everything again.
function put(element, text, kind) {
  if (element.textContent !== text) element.textContent = text;
  if (kind !== undefined) {
    for (const name of ["ok", "warn", "bad"]) element.classList.toggle(name, name === kind);
  }
}

function number(value, decimals) {
  return value === null || value === undefined ? NONE : value.toFixed(decimals).replace("-", "−");
}

function unit(value, decimals, name) {
  return value === null || value === undefined ? NONE : `${number(value, decimals)} ${name}`;
}

// Ages below a second dance; nobody needs them.
function ago(ms) {
  if (ms === null || ms === undefined) return "never";
  const s = Math.floor(ms / 1000);
  if (s < 1) return "just now";
  if (s < 120) return `${s} s ago`;
  return s < 7200 ? `${Math.floor(s / 60)} min ago` : `${Math.floor(s / 3600)} h ago`;
}

function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  return hours ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

function make(tag, className, test) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (test) element.dataset.test = test;
  return element;
}

// ---- what the document says ----

function showHero(pack, bms) {
  const online = bms.state === "online";
  const text = online ? STATES[pack.state] || words(pack.state) : `BMS ${(BMS_STATES[bms.state] || ["", words(bms.state)])[1]}`;
  put(byTest("state"), text, !online || pack.state === "fault" ? "bad" : "");
  put(byTest("soc"), number(pack.soc, 1));
  byId("ring").style.setProperty("--soc", pack.soc || 0);
  byId("ring").setAttribute("aria-label", `State of charge ${unit(pack.soc, 1, "%")}`);
  const flows = pack.current !== null && Math.abs(pack.current) >= 0.05;
  const charges = flows && pack.current > 0;
  put(byId("arrow"), !flows ? "" : charges ? "▲" : "▼");
  put(byTest("power"), pack.power === null ? NONE : `${Math.abs(pack.power)} W`);
  put(byTest("direction"), pack.current === null ? "" : !flows ? "no current flows" : charges ? "into the battery" : "out of the battery");
  // The BMS only tells the time until empty; the time until full is a straight line, without the slow end.
  const left = charges ? (pack.capacity - pack.charge_left) * 3600 / pack.current : pack.time_left;
  const knowsTime = flows && left > 0 && pack.capacity !== null && pack.charge_left !== null;
  put(byTest("time-left"), knowsTime ? `${charges ? "full" : "empty"} in ${duration(left)}` : "");
}

function showPack(pack) {
  put(byTest("voltage"), unit(pack.voltage, 2, "V"));
  put(byTest("current"), unit(pack.current, 2, "A"));
  put(byTest("charge-left"), unit(pack.charge_left, 1, "Ah"));
  byTest("charge-left").title = pack.capacity === null ? "" : `of ${unit(pack.capacity, 1, "Ah")}`;
  put(byTest("soh"), unit(pack.soh, 1, "%"));
  const absent = pack.voltage === null ? NONE : "none";
  put(byTest("temp-1"), pack.temp_1 === null ? absent : unit(pack.temp_1, 1, "°C"));
  put(byTest("temp-2"), pack.temp_2 === null ? absent : unit(pack.temp_2, 1, "°C"));
  put(byTest("temp-bms"), unit(pack.temp_bms, 1, "°C"));
  put(byTest("spread"), unit(pack.cell_spread, 1, "mV"));
}

const short = (value) => value === undefined ? "?" : String(Math.round(value * 1000) / 1000).replace("-", "−");
const reasonText = (text, input, threshold) => text.replace("{0}", short(input)).replace("{1}", short(threshold));

function showLimits(limits) {
  const [kind, text] = CONTROL[limits.control] || ["warn", words(limits.control)];
  const phase = PHASES[limits.phase];
  put(byTest("control"), limits.control === "running" && phase ? `${phase}. ${text}` : text, kind);
  for (const [key, decimals, name] of [["cvl", 2, "V"], ["ccl", 1, "A"], ["dcl", 1, "A"]]) {
    const reason = limits[`${key}_reason`];
    put(byTest(key), unit(limits[key], decimals, name));
    put(byTest(`${key}-reason`), reasonText(REASONS[reason] || words(reason), limits[`${key}_input`], limits[`${key}_threshold`]));
  }
}

function linkRow(test) {
  let row = byTest(test);
  if (!row) {
    row = make("li", "", test);
    const what = make("span", "what");
    what.append(make("i", "dot"), make("span", "label"));
    row.append(what, make("b", "", `${test}-state`), make("span", "why", `${test}-detail`));
    byId("links").append(row);
  }
  return row;
}

function showLink(test, label, kind, state, detail) {
  const row = linkRow(test);
  put(row.querySelector(".label"), label);
  put(row.querySelector("b"), state);
  put(row.querySelector(".why"), detail);
  const dot = row.querySelector(".dot");
  for (const name of ["ok", "warn", "bad"]) dot.classList.toggle(name, name === kind);
}

function canHealth(can) {
  if (can.load_pct === undefined) return "";
  const faults = can.bus_off || can.no_partner ? `, bus-off ${can.bus_off} times, nobody answered ${can.no_partner} times` : "";
  return `, bus load ${number(can.load_pct, 1)} %${faults}`;
}

function showLinks(links) {
  const bms = links.bms;
  const [kind, state] = BMS_STATES[bms.state] || ["warn", words(bms.state)];
  const name = bms.name ? `${bms.name}, ` : "";
  const quality = typeof bms.quality_pct === "number" ? `, ${bms.quality_pct} % of the requests answered` : "";
  showLink("link-bms", "BMS", kind, state, `${name}last sample ${ago(bms.age_ms)}, ${bms.timeouts} time-outs, ${bms.crc_errors} CRC errors${bms.implausible ? `, ${bms.implausible} samples thrown away` : ""}${quality}`);
  links.can.forEach((can, i) => {
    const [canKind, canState] = CAN_STATES[can.state] || ["warn", words(can.state)];
    showLink(`link-can-${i + 1}`, `CAN ${can.name}`, canKind, canState, `${can.sent} frames sent, ${can.received} received, ${can.dropped} dropped${canHealth(can)}`);
  });
  const gx = links.gx;
  const heard = gx.age_ms !== null && gx.age_ms < 10000;
  const losses = gx.losses ? `, lost ${gx.losses} times` : "";
  showLink("link-gx", "Victron GX", heard ? "ok" : "warn", heard ? "answers" : "silent",
    `keep-alive ${ago(gx.age_ms)}, limits sent ${ago(gx.sent_age_ms)}${losses}${heard && !gx.identified ? ", maker not named" : ""}`);
  const mqtt = links.mqtt;
  const mqttKind = !mqtt.enabled ? "" : mqtt.connected ? "ok" : "warn";
  const mqttState = !mqtt.enabled ? "off" : mqtt.connected ? "connected" : "not connected";
  showLink("link-mqtt", "MQTT", mqttKind, mqttState, !mqtt.enabled ? "" : mqtt.error || `${mqtt.published} messages sent, ${mqtt.failed} failed`);
}

function cellRow(i) {
  const list = byId("cells");
  let row = list.children[i];
  if (!row) {
    row = make("li", "", `cell-${i + 1}`);
    const bar = make("span", "bar");
    bar.append(make("i"));
    row.append(make("span", "nr"), bar, make("span", "v", `cell-${i + 1}-voltage`), make("span", "tags", `cell-${i + 1}-tags`));
    row.firstChild.textContent = i + 1;
    list.append(row);
  }
  return row;
}

// From a little below the lowest to a little above the highest of cells and thresholds.
function cellScale(cells, protection) {
  const marks = cells.concat(Object.values(protection).filter((v) => v !== null));
  const low = Math.min(...marks) - 0.05;
  const high = Math.max(...marks) + 0.05;
  return (v) => Math.max(0, Math.min(100, (100 * (v - low)) / (high - low)));
}

function showCells(doc) {
  const { cells, pack, protection } = doc;
  const list = byId("cells");
  while (list.children.length > cells.length) list.lastChild.remove();
  list.style.setProperty("--rows", Math.max(1, Math.ceil(cells.length / 2)));
  const scale = cellScale(cells, protection);
  cells.forEach((v, i) => {
    const row = cellRow(i);
    const tags = [];
    if (i + 1 === pack.cell_max_number) tags.push("▲ highest");
    if (i + 1 === pack.cell_min_number) tags.push("▼ lowest");
    row.classList.toggle("edge", tags.length > 0);
    if (Math.floor(doc.balancing / 2 ** i) % 2) tags.push("balancing");
    row.querySelector("i").style.setProperty("--level", scale(v));
    put(row.querySelector(".v"), `${number(v, 3)} V`);
    put(row.querySelector(".tags"), tags.join(" "));
  });
  put(byTest("cell-summary"), !cells.length ? "No cell voltages yet."
    : `Spread ${unit(pack.cell_spread, 1, "mV")}: cell ${pack.cell_min_number} ${number(pack.cell_min, 4)} V to cell ${pack.cell_max_number} ${number(pack.cell_max, 4)} V`);
  showLines(list, protection, scale);
}

function showLines(list, protection, scale) {
  const lines = [
    ["--low", protection.cell_low_cutoff, "bad", "low cut-off"],
    ["--empty", protection.cell_empty, "warn", "empty"],
    ["--full", protection.cell_full, "", "full"],
    ["--high", protection.cell_high_cutoff, "bad", "high cut-off"],
  ];
  list.classList.toggle("lines", lines.some((line) => line[1] !== null));
  const legend = byId("legend");
  const key = JSON.stringify(lines);
  for (const [name, v] of lines) list.style.setProperty(name, v === null ? -9 : scale(v));
  if (legend.dataset.key === key) return;
  legend.dataset.key = key;
  legend.replaceChildren();
  for (const [, v, kind, label] of lines) {
    if (v === null) continue;
    const item = make("span");
    item.append(make("i", kind), `${number(v, 2)} V ${label}`);
    legend.append(item);
  }
}

// ---- how fresh it is ----

let live = null;
let receivedAt = 0;
let hasFailed = false;
let source = "";

function show(doc, from) {
  live = doc;
  receivedAt = performance.now();
  hasFailed = false;
  source = from;
  showHero(doc.pack, doc.links.bms);
  showPack(doc.pack);
  showLimits(doc.limits);
  showLinks(doc.links);
  showCells(doc);
  document.title = `${number(doc.pack.soc, 0)} % · ${byTest("name").textContent}`;
  showAge();
}

function complaint(age, silence) {
  if (!live) return hasFailed ? ["bad", "No connection to the gateway. Trying again."] : null;
  if (silence > SILENT_MS) return ["bad", "No connection to the gateway. The values below are old."];
  if (age === null) return ["warn", "No data from the battery yet."];
  return age > STALE_MS ? ["bad", "The battery does not answer. The values below are old."] : null;
}

function showAge() {
  const silence = live ? performance.now() - receivedAt : 0;
  const age = live && live.age_ms !== null ? live.age_ms + silence : null;
  const problem = complaint(age, silence);
  const banner = byId("banner");
  if (problem) put(banner, problem[1], problem[0]);
  banner.hidden = !problem;
  document.body.classList.toggle("stale", Boolean(problem));
  const isCut = hasFailed || silence > SILENT_MS;
  put(byTest("connection"), isCut ? "Not connected" : !live ? "Connecting" : source === "socket" ? "Live" : "Polling");
  const dot = byId("feed-dot");
  dot.className = `dot ${isCut ? "bad" : !live ? "" : source === "socket" && !problem ? "ok" : "warn"}`;
  put(byTest("age"), age === null ? "no data yet" : `updated ${ago(age)}`);
}

// ---- where it comes from: the WebSocket; while that is down, polling ----

let info = null;
let socket = null;
let failures = 0;
let retryTimer = 0;

async function get(path) {
  const answer = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(4000) });
  if (!answer.ok) throw new Error(path);
  return answer.json();
}

async function connect() {
  try {
    const fresh = await get("/api/v1/info");
    if (info && info.version !== fresh.version) location.reload();
    info = fresh;
  } catch {
    retry();
    return;
  }
  put(byTest("name"), info.name);
  put(byTest("version"), `BMS gateway ${info.version} · ${info.device_id}`);
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  try {
    socket = new WebSocket(`${scheme}://${location.hostname}:${info.socket_port}${info.socket_path}`);
  } catch {
    retry();
    return;
  }
  socket.onmessage = (message) => {
    failures = 0;
    show(JSON.parse(message.data), "socket");
  };
  socket.onclose = retry;
}

function retry() {
  socket = null;
  retryTimer = setTimeout(connect, RETRY_S[Math.min(failures++, RETRY_S.length - 1)] * 1000);
}

async function poll() {
  const isSocketSilent = performance.now() - receivedAt > POLL_MS - 200;
  // A socket that says nothing is given up; its end starts the next attempt.
  if (socket && live && performance.now() - receivedAt > SILENT_MS) socket.close();
  if (!live || isSocketSilent) {
    try {
      const isBack = hasFailed && !socket;
      show(await get("/api/v1/live"), "poll");
      if (isBack) {
        failures = 0;
        clearTimeout(retryTimer);
        connect();
      }
    } catch {
      hasFailed = true;
      showAge();
    }
  }
  setTimeout(poll, POLL_MS);
}

setInterval(showAge, 500);
connect();
setTimeout(poll, POLL_MS);
