// Where Debian puts Chromium, unless CHROMIUM names another one.
import { existsSync } from "node:fs";

export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

// shell is the one without windows where it is there: it shows pages with half the
// work. In it no tab is hidden by another, and no profile has settings.
export const shell = process.env.CHROMIUM ?? ["/usr/bin/chromium-headless-shell", chromium].find(existsSync);
