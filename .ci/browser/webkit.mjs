// Drives WebKit, the engine of Safari and of all browsers on an iPhone, by the
// WebDriver protocol (w3.org/TR/webdriver2): puppeteer does not know it. Debian has
// it with a small browser that needs a screen, which Xvfb is.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { after } from "node:test";
import { pause } from "./harness.mjs";

const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((done) => { server.close(done); });
  return port;
};

// launch starts the browser with nothing kept. go opens an address and waits until
// the page has loaded; run returns what a function returns in the page, and until
// waits for it to be true; type writes into an element as the keyboard does.
export const launch = async () => {
  const port = await freePort();
  const driver = spawn("xvfb-run", ["-a", "-s", "-screen 0 1400x1200x24", "WebKitWebDriver", `--port=${port}`],
    { stdio: "ignore", detached: true, env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } });
  const gone = once(driver, "exit");
  after(async () => {
    try {
      process.kill(-driver.pid); // with its screen
    } catch {
      // It has ended by itself.
    }
    await gone;
  });

  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let n = 0; ; n++) {
    try {
      await call("GET", "/status");
      break;
    } catch (error) {
      if (n === 200) throw error;
      await pause(50);
    }
  }
  const { sessionId } = await call("POST", "/session", { capabilities: {} });
  const ask = (command, body) => call("POST", `/session/${sessionId}/${command}`, body);

  const run = (act, ...args) => ask("execute/sync", { script: `return (${act})(...arguments)`, args });
  return {
    run,
    resize: (width, height) => ask("window/rect", { x: 0, y: 0, width, height }),
    go: (url) => ask("url", { url }),
    reload: () => ask("refresh", {}),
    until: async (condition, ...args) => {
      const end = Date.now() + 8000;
      while (!await run(condition, ...args)) {
        if (Date.now() > end) throw new Error(`waited in vain for ${condition} (${JSON.stringify(args)})`);
        await pause(30);
      }
    },
    type: async (selector, text) => {
      const [id] = Object.values(await ask("element", { using: "css selector", value: selector }));
      await ask(`element/${id}/value`, { text });
    },
    close: () => call("DELETE", `/session/${sessionId}`),
  };
};
