// A picture of every page of the demonstration, wide and narrow, light and dark: `node pictures.mjs FOLDER [WHO]`. With
// MINGZHANG_URL and MINGZHANG_PASSWORD, of a demonstration that runs already.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM, OPTIONS } from './browser.mjs';
import { crawl, DESK, kind, PORTAL } from './crawl.mjs';
import { makeBook } from './files.mjs';
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
const running = process.env.MINGZHANG_URL;
const server = running ? { url: running, stop: async () => {} } : await serve();
process.env.MINGZHANG_PASSWORD ??= server.password;
await server.complete;
const browser = await chromium.launch({ executablePath: CHROMIUM, args: OPTIONS });
for (const [who, name, starts] of people) {
  if (only && only !== who) continue;
  const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  if (name) await signIn(context.request, name);
  const page = await context.newPage();
  if (name === CLERK) await prepare(page);
  await crawl(page, starts, async (page, path) => {
    const file = kind(path).replace(/[^A-Za-z0-9-]+/g, '_');
    for (const [look, size, colorScheme] of looks) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await pictured(page);
      await page.screenshot({ path: join(folder, `${who}${file}.${look}.png`), fullPage: true });
    }
  });
  await context.close();
}
await browser.close();
await server.stop();

/** Until what can be seen of its pictures is drawn. */
function pictured(page) {
  const isDrawn = () => [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > innerHeight);
  return page.waitForFunction(isDrawn);
}

/** What the demonstration leaves to the visitor: a file that was checked. */
async function prepare(page) {
  const { pdf } = await makeBook({ unit: '101002', slip: true });
  await page.goto('/desk/reading');
  await page.getByLabel('选择文件').setInputFiles(pdf);
  await page.getByRole('button', { name: '送检' }).click();
  await page.locator('findings-desk[ready]').waitFor();
}
