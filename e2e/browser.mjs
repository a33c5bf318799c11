// The browser that the machine has.

export const CHROMIUM = process.env.MINGZHANG_CHROMIUM ?? '/usr/bin/chromium';

// Nothing that would go out to another host, and no sandbox, which root in a container cannot have.
export const OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
