// The browser of a run.
import { chromium } from "playwright-core";

/** Starts the browser that CHROMIUM names, with nothing of its own going on in the background. */
export function launch() {
  return chromium.launchServer({
    handleSIGINT: false,
    handleSIGTERM: false,
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
