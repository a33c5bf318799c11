// A picture of every page of the demonstration, wide and narrow, light and dark: `node pictures.mjs FOLDER`.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM, OPTIONS } from './browser.mjs';
import { crawl, DESK, kind, PORTAL } from './crawl.mjs';
import { ADMINISTRATOR, BUREAU, CLERK, DEPARTMENT, signIn } from './people.mjs';
import { serve } from './server.mjs';

const folder = process.argv[2] ?? 'pictures';
const only = process.argv[3];
const looks = [
  ['wide', { width: 1366, height: 768 }, 'light'],
  ['wide-dark', { width: 1366, height: 768 }, 'dark'],
  ['narrow', { width: 360, height: 800 }, 'light'],
  ['narrow-dark', { width: 360, height: 800 }, 'dark'],
];
const people = [
  ['citizen', null, PORTAL],
  ['clerk', CLERK, DESK],
  ['department', DEPARTMENT, DESK],
  ['bureau', BUREAU, DESK],
  ['administrator', ADMINISTRATOR, ['/desk', '/desk/administration']],
];

await mkdir(folder, { recursive: true });
const server = await serve();
process.env.MINGZHANG_PASSWORD = server.password;
await server.complete;
const browser = await chromium.launch({ executablePath: CHROMIUM, args: OPTIONS });
for (const [who, name, starts] of people) {
  if (only && only !== who) continue;
  const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  if (name) await signIn(context.request, name);
  const page = await context.newPage();
  await crawl(page, starts, async (page, path) => {
    const file = kind(path).replace(/[^A-Za-z0-9-]+/g, '_');
    for (const [look, size, colorScheme] of looks) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${who}${file}.${look}.png`), fullPage: true });
    }
  });
  await context.close();
}
await browser.close();
await server.stop();
