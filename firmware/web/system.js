// ---- system: login, health, log, support; and what the owner may do to the limits ----

let logAfter = 0;

function passwordField(label, name, kind) {
  const input = el("input", { type: "password", id: `p-${name}`, name, required: true, maxLength: 64, autocomplete: kind, test: `password-${name}` });
  return el("p", { className: "field" }, el("label", { for: input.id }, label), input);
}

function form(fields, label, test, send) {
  const element = el("form", { test: `${test}-form` }, ...fields, el("p", { className: "buttons" }, el("button", { type: "submit", className: "main", test }, label)));
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    const submit = element.querySelector("button");
    submit.disabled = true;
    await send(Object.fromEntries(new FormData(element)));
    submit.disabled = false;
  });
  return element;
}

async function enter(path, body, done) {
  const answer = await ask(path, body);
  note(answer.ok ? done : answer.data.message, answer.ok ? "ok" : "bad");
  if (!answer.ok) return;
  setSession({ logged_in: true, password_set: true, setup_left_s: 0, csrf: answer.data.csrf });
  await systemView.open();
}

function changePassword(values) {
  return values.password === values.again ? enter("password", { password: values.password, current: values.current || "" }, "The password is set.") : note("The two passwords differ.", "bad");
}

function showLogin() {
  const twice = [passwordField("New password, 10 to 64 characters", "password", "new-password"), passwordField("Once more", "again", "new-password")];
  let parts;
  if (session.logged_in) {
    parts = [el("p", { className: "note" }, "You are logged in."),
      el("p", { className: "buttons" }, button("Log out", async () => {
        await change("logout", {}, "Logged out.");
        await loadSession();
        await systemView.open();
      }, "logout")),
      el("details", { test: "change-password" }, el("summary", {}, "Change the password"), form([passwordField("Current password", "current", "current-password"), ...twice], "Change", "password-change", changePassword))];
  } else if (session.password_set) {
    parts = [form([passwordField("Password", "password", "current-password")], "Log in", "login", (values) => enter("login", values, "Logged in."))];
  } else if (session.setup_left_s > 0) {
    parts = [el("p", { className: "note" }, `No password is set yet. Set one within ${duration(session.setup_left_s)}; until then nothing can be changed.`), form(twice, "Set the password", "password-set", changePassword)];
  } else {
    parts = [el("p", { className: "note warn" }, session.message || "")];
  }
  byId("login").replaceChildren(...parts);
}

function bytes(value) {
  return value === null || value === undefined ? NONE : value < 1e6 ? `${Math.round(value / 1024)} kB` : `${number(value / 1048576, 1)} MB`;
}

function healthPart(title, values) {
  const rows = Object.entries(values).filter((e) => typeof e[1] !== "object").map(([key, value]) => [words(key.replace(/_(s|bytes)$/, "")), key === "utc_s" ? new Date(value * 1000).toLocaleString() : key.endsWith("_bytes") ? bytes(value) : key === "uptime_s" ? duration(value) : typeof value === "string" ? words(value) : value]);
  return [el("h3", {}, title), table([], rows)];
}

async function loadHealth() {
  const answer = await ask("health");
  if (!answer.ok) return byId("health").replaceChildren(sorry(answer));
  const { services, ...others } = answer.data;
  const rows = services.map((s) => [s.name, el("span", { className: { healthy: "ok", unhealthy: "bad", stopped: "" }[s.state] ?? "warn" }, words(s.state)), s.age_ms === null ? "" : ago(s.age_ms), s.error || ""]);
  return byId("health").replaceChildren(table(["Service", "State", "Sign of life", "Error"], rows, "services"),
    ...Object.entries(others).filter((e) => e[1] && typeof e[1] === "object").flatMap(([key, value]) => healthPart(words(key), value)));
}

// Seconds of UTC, or the time since the start while the clock is not set.
function momentOf(line) {
  return typeof line.t === "number" ? new Date(line.t * 1000).toLocaleTimeString() : line.t ?? `+${Math.floor((line.uptime_ms || 0) / 1000)} s`;
}

async function loadLog() {
  const place = byId("log");
  const answer = await askOwner(`log?after=${logAfter}`);
  if (!answer.ok) {
    logAfter = 0;
    return place.replaceChildren(sorry(answer));
  }
  if (!logAfter) place.replaceChildren();
  const lines = answer.data.lines;
  for (const line of lines) place.append(el("p", { className: levelOf(line.level) }, `${momentOf(line)} ${line.level} ${line.source}: ${line.text}`));
  if (lines.length) logAfter = lines[lines.length - 1].n;
  while (place.children.length > 300) place.firstChild.remove();
  if (lines.length) place.scrollTop = place.scrollHeight;
  return undefined;
}

const systemView = {
  build(root) {
    root.append(card("Login", "login-card", el("div", { id: "login" })),
      card("Health", "health-card", el("div", { id: "health" })),
      card("Log", "log-card", el("div", { id: "log", className: "log", tabIndex: 0, role: "log", "aria-label": "Log" }),
        el("p", { className: "buttons" }, download("Support file", "support", "support.json", "support"))));
  },
  async open() {
    logAfter = 0;
    showLogin();
    await loadHealth();
    await loadLog();
  },
  async tick(second) {
    if (second % 5 === 0) await loadHealth();
    if (second % 3 === 0 && session.logged_in) await loadLog();
  },
};

function limitForm() {
  const value = el("input", { type: "number", step: "any", min: 0, name: "value", required: true, "aria-label": "Value", test: "limit-value" });
  const minutes = el("input", { type: "number", min: 1, max: 60, value: 15, name: "minutes", required: true, "aria-label": "Minutes", test: "limit-minutes" });
  const kind = el("select", { name: "kind", "aria-label": "Limit", test: "limit-kind" }, el("option", { value: "ccl_a" }, "Charge current, A"), el("option", { value: "dcl_a" }, "Discharge current, A"), el("option", { value: "cvl_v" }, "Charge voltage, V"));
  return form([el("p", { className: "buttons" }, kind, value, el("label", {}, "for ", minutes, " min"))], "Lower the limit", "limit-set",
    (v) => change("limits", { kind: v.kind, value: Number(v.value), timeout_s: Number(v.minutes) * 60 }, "The limit is lowered; it can never be raised from here."));
}

byId("intervene").append(
  limitForm(),
  el("p", { className: "buttons" }, button("Take lowered limits back", () => change("limits/clear", {}, "The usual limits count again."), "limits-clear")),
  el("p", { className: "buttons" },
    askButton("Stop charging and discharging", "Loads may go dark. Stop?", () => change("safe-state", { on: true }, "Both currents go to 0."), "safe-state-on"),
    button("Allow again", () => change("safe-state", { on: false }, "Back to normal."), "safe-state-off")),
  el("p", { className: "buttons" },
    askButton("Ask the GX to charge", "It may take power from the grid. Ask?", () => change("force-charge", { on: true }, "The GX is asked to charge."), "force-charge-on"),
    button("Do not ask any more", () => change("force-charge", { on: false }, "The GX is not asked any more."), "force-charge-off")));
