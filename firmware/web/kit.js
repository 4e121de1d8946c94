// ---- what every view uses: elements, questions to the gateway, login state ----

const OFFLINE = "No connection to the gateway.";
let session = { logged_in: false, password_set: true, setup_left_s: 0 };

// props: "test" is the mark for tests; everything else is a property of the element.
function el(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === "test") element.dataset.test = value;
    else if (key.startsWith("aria-") || key === "for" || key === "role") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function button(label, action, test, className) {
  const element = el("button", { type: "button", test: test || "", className: className || "" }, label);
  element.addEventListener("click", async () => {
    element.disabled = true;
    try {
      await action();
    } finally {
      element.disabled = false;
    }
  });
  return element;
}

// A button that asks in its own place before it acts.
function askButton(label, question, action, test) {
  const place = el("span", { className: "ask" });
  const show = () => place.replaceChildren(button(label, ask, test));
  const ask = () => {
    const yes = button(label, async () => {
      await action();
      show();
    }, `${test}-yes`, "danger");
    place.replaceChildren(el("span", { className: "question" }, question), yes, button("No", show));
    yes.focus();
  };
  show();
  return place;
}

function card(title, test, ...children) {
  return el("section", { className: "card wide", test }, el("h2", {}, title), ...children);
}

// Loads its content when it is opened.
function fold(title, test, load) {
  const body = el("div");
  const details = el("details", { className: "card wide", test }, el("summary", {}, el("h2", {}, title)), body);
  details.addEventListener("toggle", () => details.open && load(body));
  return details;
}

function table(heads, rows, test) {
  const head = heads.length ? el("thead", {}, el("tr", {}, ...heads.map((text) => el("th", { scope: "col" }, text)))) : null;
  const body = rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell === null || cell === undefined ? NONE : cell instanceof Node ? cell : String(cell)))));
  return el("div", { className: "scroll" }, el("table", { test: test || "" }, head, el("tbody", {}, ...body)));
}

let noteTimer = 0;
function note(text, kind) {
  const place = byId("note");
  put(place, text, kind || "");
  place.hidden = !text;
  clearTimeout(noteTimer);
  if (text && kind !== "bad") noteTimer = setTimeout(() => note(""), 6000);
}

// Never throws. ok, status and data; data.message says what is wrong.
async function ask(path, body, method) {
  const options = { cache: "no-store", credentials: "same-origin", method: method || (body === undefined ? "GET" : "POST"), signal: AbortSignal.timeout(15000) };
  if (body !== undefined) {
    options.headers = { "Content-Type": "application/json", "X-CSRF-Token": session.csrf || "" };
    options.body = JSON.stringify(body);
  }
  try {
    const answer = await fetch(`/api/v1/${path}`, options);
    const text = await answer.text();
    const data = text ? JSON.parse(text) : {};
    if (answer.status === 401 && data.error === "login_required") setSession({ ...session, logged_in: false });
    return { ok: answer.ok, status: answer.status, data, text };
  } catch {
    return { ok: false, status: 0, data: { message: OFFLINE }, text: "" };
  }
}

// For changes: tells what went wrong. True when it was taken.
async function change(path, body, done, method) {
  const answer = await ask(path, body, method);
  note(answer.ok ? done : answer.data.message || `The gateway answered ${answer.status}.`, answer.ok ? "ok" : "bad");
  return answer.ok;
}

// For what only the owner may read: not even asked without a login.
async function askOwner(path) {
  return session.logged_in ? ask(path) : { ok: false, status: 401, data: { error: "login_required" } };
}

function sorry(answer) {
  const needsLogin = answer.data.error === "login_required" || answer.data.error === "no_password";
  const text = needsLogin ? "Only the owner may see this. "
    : answer.status === 404 || answer.status === 503 ? "This gateway does not offer that at the moment."
    : answer.data.message || `The gateway answered ${answer.status}.`;
  return el("p", { className: "note", test: "sorry" }, text, needsLogin ? el("a", { href: "#system" }, "Log in") : null);
}

function save(name, text) {
  const link = el("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "application/json" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function download(label, path, name, test) {
  return button(label, async () => {
    const answer = await ask(typeof path === "string" ? path : path());
    if (answer.ok) save(name, answer.text);
    else note(answer.data.message || "There is no such file.", "bad");
  }, test);
}

function upload(label, test, take) {
  const input = el("input", { type: "file", accept: ".json,application/json", test });
  input.addEventListener("change", async () => {
    try {
      await take(JSON.parse(await input.files[0].text()));
    } catch {
      note("This file is not JSON.", "bad");
    }
    input.value = "";
  });
  return el("label", { className: "file" }, label, input);
}

function levelOf(level) {
  return { info: "ok", information: "ok", warning: "warn", fault: "bad", alarm: "bad", error: "bad", critical: "bad" }[level] || "";
}

function setSession(value) {
  session = value;
  put(byId("who"), session.logged_in ? "Logged in" : session.password_set ? "Log in" : "Set a password");
  document.body.classList.toggle("owner", session.logged_in);
}

async function loadSession() {
  const answer = await ask("session");
  if (answer.ok) setSession(answer.data);
}
