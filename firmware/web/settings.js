// ---- settings of the gateway, made from their schema ----

let configInputs = [];

function configField(row, value) {
  const props = { id: `c-${row.key}`, test: `config-${row.key}` };
  const choices = row.words || row.choices || row.values;
  let input;
  let start = value;
  if (row.secret) {
    start = "";
    input = el("input", { ...props, type: "password", autocomplete: "new-password", placeholder: value && value.set ? "set, not shown" : "not set" });
  } else if (row.type === "flag" || row.type === "boolean" || row.type === "bool") {
    start = value === true || value === "true";
    input = el("input", { ...props, type: "checkbox", checked: start });
  } else if (choices) {
    input = el("select", props, ...choices.map((c) => el("option", { value: c, selected: c === value }, words(c))));
  } else {
    input = el("input", { ...props, value: value ?? "", inputMode: row.type === "number" ? "numeric" : "text" });
  }
  configInputs.push({ row, input, start });
  const isRange = row.type === "number";
  const hint = [row.text, isRange ? `${row.min} to ${row.max} ${row.unit}` : "", row.secret || row.default === "" ? "" : `default ${row.default}`, row.restart ? "after a restart" : ""].filter(Boolean).join(" · ");
  return el("li", { className: "field" }, el("label", { for: input.id }, row.key), input, el("small", {}, hint));
}

function configChanges() {
  const changes = {};
  for (const { row, input, start } of configInputs) {
    const value = input.type === "checkbox" ? input.checked : input.value;
    if (String(value) === String(start ?? "")) continue;
    changes[row.key] = row.type === "number" && /^-?\d+$/.test(value) ? Number(value) : value;
  }
  return changes;
}

async function saveConfig() {
  const changes = configChanges();
  if (!Object.keys(changes).length) return note("Nothing was changed.", "warn");
  const answer = await ask("config", changes, "PUT");
  if (!answer.ok) {
    note(answer.data.message, "bad");
    const wrong = configInputs.find((c) => c.row.key === answer.data.key);
    if (wrong) {
      wrong.input.closest("details").open = true;
      wrong.input.focus();
    }
    return undefined;
  }
  const restart = answer.data.restart || [];
  note(`Saved.${restart.length ? ` After a restart: ${restart.join(", ")}.` : ""}`, "ok");
  return loadConfig();
}

async function loadConfig() {
  const place = byId("config");
  const values = await askOwner("config");
  if (!values.ok) return place.replaceChildren(sorry(values));
  const schema = await ask("config/schema");
  if (!schema.ok) return place.replaceChildren(sorry(schema));
  const open = [...place.querySelectorAll("details[open]")].map((d) => d.dataset.test);
  configInputs = [];
  const groups = groupsOf(schema.data.settings).map(([group, rows]) => {
    const test = `config-group-${group}`;
    return el("details", { test, open: open.includes(test) }, el("summary", {}, words(group)), el("ul", { className: "fields" }, ...rows.map((row) => configField(row, values.data[row.key]))));
  });
  const secrets = el("input", { type: "checkbox", test: "config-secrets" });
  return place.replaceChildren(...groups,
    el("p", { className: "buttons" }, button("Save", saveConfig, "config-save", "main"), button("Undo", loadConfig, "config-undo")),
    el("p", { className: "buttons" },
      download("Save as file", () => `config/export${secrets.checked ? "?secrets=1" : ""}`, "gateway-settings.json", "config-export"),
      el("label", {}, secrets, " with passwords"),
      upload("Load file", "config-import", async (file) => {
        if (await change("config/import", file, "The file was taken.")) await loadConfig();
      })),
    el("p", { className: "buttons" },
      askButton("Factory settings", "All settings are lost. Go on?", () => change("config/reset", { what: "factory" }, "Back to factory settings."), "config-factory"),
      askButton("Remove the password", "Everybody in the network can set a new one after the next power-up. Go on?", () => change("config/reset", { what: "credentials" }, "The password is gone."), "config-credentials")));
}

const settingsView = {
  build(root) {
    root.append(card("Settings of the gateway", "config-card", el("div", { id: "config" })));
  },
  open: loadConfig,
};
