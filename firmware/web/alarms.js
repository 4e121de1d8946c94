// ---- alarms: active ones, journal ----

let journalPage = 0;
let journalRows = [];

function alarmRow(alarm) {
  const value = alarm.value === null || alarm.value === undefined ? "" : `${alarm.value} ${alarm.unit || ""}`;
  const facts = [value, typeof alarm.since_s === "number" ? `for ${duration(alarm.since_s)}` : "", alarm.help].filter(Boolean).join(" · ");
  return el("li", { test: `alarm-${alarm.id}` },
    el("span", { className: `what ${levelOf(alarm.level)}` }, `${words(alarm.level)}: ${alarm.text}`),
    alarm.acknowledged ? el("b", {}, "seen") : button("Acknowledge", () => acknowledge(alarm.id), `ack-${alarm.id}`),
    el("span", { className: "why" }, facts));
}

async function acknowledge(id) {
  await change("alarms/ack", { id }, "Acknowledged.");
  await loadAlarms();
}

// Between visits of the view the number comes with the live document.
function showAlarmCount(count) {
  const badge = byId("alarm-count");
  put(badge, ` ${count}`);
  badge.hidden = !count;
}

async function loadAlarms() {
  const answer = await ask("alarms");
  const place = byId("alarms-active");
  if (answer.ok) showAlarmCount(answer.data.active.length);
  const active = answer.ok ? answer.data.active : [];
  if (!answer.ok) place.replaceChildren(sorry(answer));
  else if (!active.length) place.replaceChildren(el("p", { className: "note", test: "no-alarm" }, "No alarm is active."));
  else place.replaceChildren(el("ul", { className: "rows" }, ...active.map(alarmRow)),
    el("p", { className: "buttons" }, active.some((a) => !a.acknowledged) ? button("Acknowledge all", () => acknowledge("all"), "ack-all") : null));
}

async function loadJournal(place) {
  const answer = await ask(`alarms/journal?page=${journalPage}`);
  if (!answer.ok) return place.replaceChildren(sorry(answer));
  for (const e of answer.data.entries) {
    const when = e.utc ? new Date(e.utc * 1000).toLocaleString() : `${duration(e.uptime_s)} after a start`;
    journalRows.push([when, words(e.id), el("span", { className: levelOf(e.level) }, words(e.level)), words(e.event), e.value]);
  }
  const more = button("More", async () => {
    journalPage++;
    await loadJournal(place);
  }, "journal-more");
  place.replaceChildren(journalRows.length ? table(["When", "Alarm", "Level", "What", "Value"], journalRows, "journal-table") : el("p", { className: "note" }, "Nothing has happened yet."),
    answer.data.more ? more : "");
  return undefined;
}

const alarmsView = {
  build(root) {
    root.append(card("Active alarms", "alarms", el("div", { id: "alarms-active" })), fold("Journal", "journal", (place) => {
      journalPage = 0;
      journalRows = [];
      return loadJournal(place);
    }));
  },
  open: loadAlarms,
  async tick(second) {
    if (second % 3 === 0) await loadAlarms();
  },
};
