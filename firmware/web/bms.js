// ---- BMS: settings, commands, registers, events, raw frames ----

const BMS_BUSY = ["reading", "writing", "restoring"];
const OUTCOMES = {
  written: "Written and read back.",
  nothing_written: "Nothing was written.",
  restored: "The BMS refused; the old values are back.",
  not_restored: "The BMS refused, and not all old values are back. Read the settings again.",
  unknown: "It is not known what the BMS has taken. Read the settings again.",
};
let bmsSettings = null;
let bmsInputs = [];

function groupsOf(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) || []), item]);
  return [...groups];
}

async function bmsRegisters(place) {
  const answer = await ask("bms/registers");
  if (!answer.ok) return place.replaceChildren(sorry(answer));
  const parts = groupsOf(answer.data.registers).map(([group, rows]) => [
    el("h3", {}, words(group)),
    table(["No.", "Name", "Value"], rows.map((r) => [r.address, r.name, r.absent ? "absent" : `${r.value === null ? NONE : r.value} ${r.unit}${r.text ? ` (${r.text})` : ""}`])),
  ]);
  place.replaceChildren(answer.data.connected ? "" : el("p", { className: "note warn" }, "The BMS does not answer; these are the last values."), ...parts.flat());
  return undefined;
}

async function bmsEvents(place) {
  const answer = await ask("bms/events");
  if (!answer.ok) return place.replaceChildren(sorry(answer));
  const rows = answer.data.events.map((e) => [e.age_s === null ? NONE : `${duration(e.age_s)} ago`, el("span", { className: levelOf(e.level) }, e.level), `${e.text} (${e.code})`]);
  place.replaceChildren(rows.length ? table(["When", "Level", "What"], rows) : el("p", { className: "note" }, "No events."));
  return undefined;
}

async function bmsFrames(place) {
  const answer = await askOwner("bms/frames");
  if (!answer.ok) return place.replaceChildren(sorry(answer));
  const rows = answer.data.frames.map((f) => [f.t, f.dir, el("code", {}, f.hex), f.text]);
  place.replaceChildren(rows.length ? table(["ms", "", "Bytes", "What"], rows)
    : el("p", { className: "note" }, "No frames. The setting bms.raw_view switches them on."));
  return undefined;
}

function bmsField(setting) {
  const input = el("input", { id: `b-${setting.key}`, inputMode: "decimal", value: setting.current ?? "", disabled: Boolean(setting.absent), test: `bms-${setting.key}` });
  bmsInputs.push([setting, input]);
  const range = `${setting.min} to ${setting.max} ${setting.unit}`;
  const hint = setting.absent ? "absent in this BMS" : `${range}${setting.default === null ? "" : `, default ${setting.default}`}${setting.text ? `, now ${setting.text}` : ""}`;
  return el("li", { className: "field" }, el("label", { for: input.id }, setting.name), input, el("small", {}, hint));
}

function bmsChanges() {
  const changes = {};
  for (const [setting, input] of bmsInputs) {
    const value = input.value.trim().replace(",", ".");
    if (value && value !== (setting.current ?? "")) changes[setting.key] = value;
  }
  return changes;
}

async function bmsAct(body) {
  const answer = await ask("bms/settings", body);
  if (!answer.ok) note(answer.data.message || `The gateway answered ${answer.status}.`, "bad");
  await bmsLoadSettings(answer.ok);
}

function bmsReview(state) {
  const rows = state.difference.map((d) => [d.name, d.from || "not shown", d.to]);
  return [
    el("p", { className: "note" }, "Nothing is written yet. Compare each line:"),
    table(["Setting", "Now", "New"], rows, "bms-difference"),
    el("p", { className: "buttons" },
      askButton("Write to the BMS", "Wrong values can damage the battery. Write?", () => bmsAct({ action: "confirm", token: state.token }), "bms-confirm"),
      button("Cancel", () => bmsAct({ action: "cancel" }), "bms-cancel")),
  ];
}

function bmsForm(state) {
  bmsInputs = [];
  const groups = groupsOf(state.settings).map(([group, rows]) => el("fieldset", {}, el("legend", {}, words(group)), el("ul", { className: "fields" }, ...rows.map(bmsField))));
  const review = button("Review changes", async () => {
    const changes = bmsChanges();
    if (Object.keys(changes).length) await bmsAct({ action: "propose", changes });
    else note("Nothing was changed.", "warn");
  }, "bms-review", "main");
  return [
    ...groups,
    el("p", { className: "buttons" }, state.settings.length ? review : null,
      button(state.settings.length ? "Read again" : "Read from the BMS", () => bmsAct({ action: "read" }), "bms-read"),
      state.settings.length ? download("Save as file", "bms/settings/export", "bms-settings.json", "bms-export") : null,
      state.settings.length ? upload("Load file", "bms-import", (file) => bmsAct({ action: "propose", changes: file.settings || file })) : null,
      state.copy ? button("Last good settings", () => bmsAct({ action: "restore_copy" }), "bms-copy") : null),
  ];
}

function bmsShow(state) {
  const outcome = OUTCOMES[state.outcome] || "";
  const failed = state.failed_key ? ` Failed at ${words(state.failed_key)}.` : "";
  const kind = state.outcome === "written" || !outcome ? "" : "bad";
  const parts = [el("p", { className: "note", test: "bms-state" }, [words(state.state), state.message].filter(Boolean).join(": "))];
  if (outcome && state.state !== "review") parts.push(el("p", { className: `note ${kind}`, test: "bms-outcome" }, outcome + failed));
  if (BMS_BUSY.includes(state.state)) parts.push(el("progress"));
  else parts.push(...(state.state === "review" ? bmsReview(state) : bmsForm(state)));
  byId("bms-settings").replaceChildren(...parts);
}

// What somebody types stays: the form is only made again when the state has changed.
async function bmsLoadSettings(force) {
  const answer = await ask("bms/settings");
  if (!answer.ok) return byId("bms-settings").replaceChildren(sorry(answer));
  const isNew = !bmsSettings || bmsSettings.state !== answer.data.state || bmsSettings.message !== answer.data.message;
  bmsSettings = answer.data;
  if (force || isNew || BMS_BUSY.includes(bmsSettings.state)) bmsShow(bmsSettings);
  return undefined;
}

async function bmsCommands() {
  const answer = await ask("bms/commands");
  const place = byId("bms-outcomes");
  if (!answer.ok) return place.replaceChildren(sorry(answer));
  const rows = answer.data.filter((c) => c.outcome && c.outcome !== "none").map((c) => `${words(c.command)}: ${c.outcome}`);
  place.replaceChildren(el("p", { className: "note", test: "bms-outcomes" }, rows.join(", ")));
  return undefined;
}

function bmsCommand(label, question, command) {
  return askButton(label, question, async () => {
    await change("bms/commands", { command }, "The BMS gets the command.");
    await bmsCommands();
  }, `bms-${command}`);
}

const bmsView = {
  build(root) {
    root.append(
      card("Settings of the BMS", "bms-settings-card", el("div", { id: "bms-settings" })),
      card("Commands", "bms-commands", el("p", { className: "buttons" },
        bmsCommand("Restart the BMS", "The battery may be switched off for a moment. Restart?", "restart"),
        bmsCommand("Clear events", "The list in the BMS is lost. Clear?", "clear_events"),
        bmsCommand("Clear statistics", "The counters of the BMS are lost. Clear?", "clear_statistics")),
      el("div", { id: "bms-outcomes" })),
      fold("Registers", "bms-registers", bmsRegisters),
      fold("Events of the BMS", "bms-events", bmsEvents),
      fold("Raw frames", "bms-frames", bmsFrames));
  },
  async open() {
    await bmsLoadSettings(true);
    await bmsCommands();
  },
  async tick(second) {
    if (bmsSettings && BMS_BUSY.includes(bmsSettings.state)) await bmsLoadSettings();
    else if (second % 5 === 0) await bmsCommands();
  },
};
