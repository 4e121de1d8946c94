// ---- which view is shown ----

const VIEWS = { overview: {}, bms: bmsView, alarms: alarmsView, history: historyView, settings: settingsView, system: systemView };
let view = "overview";
let seconds = 0;
let isTicking = false;

async function showView() {
  const name = location.hash.slice(1);
  if (name === "main") return;
  view = VIEWS[name] ? name : "overview";
  for (const key of Object.keys(VIEWS)) byId(`v-${key}`).hidden = key !== view;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${view}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  note("");
  const root = byId(`v-${view}`);
  if (VIEWS[view].build && !root.firstChild) VIEWS[view].build(root);
  if (VIEWS[view].open) await VIEWS[view].open();
}

// One question at a time, and none while nobody looks: the device has few sockets.
async function tick() {
  seconds++;
  if (isTicking || document.hidden) return;
  isTicking = true;
  if (VIEWS[view].tick) await VIEWS[view].tick(seconds);
  if (live?.alarms) showAlarmCount(live.alarms.active);
  isTicking = false;
}

window.addEventListener("hashchange", showView);
loadSession().then(showView);
setInterval(tick, 1000);
