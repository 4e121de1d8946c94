// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// One browser, driven by lines: a JSON command comes in, a JSON answer goes out. Ends when the input ends.
//   node driver.mjs chromium|firefox
import readline from 'node:readline';
import puppeteer from 'puppeteer-core';

const LAUNCH = {
  chromium: {
    browser: 'chrome',
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
    ],
  },
  firefox: { browser: 'firefox', executablePath: '/usr/bin/firefox-esr' },
};

const kind = process.argv[2];
if (!LAUNCH[kind]) {
  console.error(`unknown browser "${kind}"; allowed: ${Object.keys(LAUNCH).join(', ')}`);
  process.exit(2);
}

const browser = await puppeteer.launch({ ...LAUNCH[kind], headless: true });
const page = await browser.newPage();
const complaints = [];
page.on('console', message => {
  if (message.type() === 'error') complaints.push(message.text());
});
page.on('pageerror', error => complaints.push(String(error)));

const COMMANDS = {
  async open({ url, width = 1280, height = 900 }) {
    await page.setViewport({ width, height });
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 30000 });
    return {};
  },

  // Text of every element that is marked for tests, by its mark; several with the same mark are joined by "|".
  async read() {
    const values = await page.evaluate(() => {
      const found = {};
      for (const element of document.querySelectorAll('[data-test]')) {
        const mark = element.dataset.test;
        const text = element.textContent.replace(/\s+/g, ' ').trim();
        found[mark] = mark in found ? `${found[mark]}|${text}` : text;
      }
      return found;
    });
    return { values };
  },

  async evaluate({ expression }) {
    return { value: String(await page.evaluate(expression)) };
  },

  async reload() {
    await page.reload({ waitUntil: 'domcontentloaded', timeout: 30000 });
    return {};
  },

  async screenshot({ path }) {
    await page.screenshot({ path, fullPage: true });
    return {};
  },

  async complaints() {
    return { complaints };
  },
};

const send = answer => process.stdout.write(`${JSON.stringify(answer)}\n`);
send({ ok: true, version: await browser.version(), pid: browser.process()?.pid ?? 0 });

for await (const line of readline.createInterface({ input: process.stdin })) {
  try {
    const request = JSON.parse(line);
    const command = COMMANDS[request.command];
    if (!command) throw new Error(`unknown command "${request.command}"`);
    send({ ok: true, ...(await command(request)) });
  } catch (error) {
    send({ ok: false, error: String(error) });
  }
}

await browser.close();
