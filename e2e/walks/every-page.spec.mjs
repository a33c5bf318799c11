// What holds for every page, whoever looks at it.

import AxeBuilder from '@axe-core/playwright';
import { crawl, DESK, PORTAL } from '../crawl.mjs';
import { expect, test } from '../fixtures.mjs';
import { ADMINISTRATOR, BUREAU, CLERK, DEPARTMENT, REVIEWER } from '../people.mjs';

test.describe.configure({ mode: 'parallel' });

// The preview of a book is a document of its own, in which no script may run: not axe either. Without frames to join, axe
// needs no page of its own.
const axe = (page, more = {}) => new AxeBuilder({ page }).setLegacyMode(true).options({ iframes: false, ...more }).analyze();

const PEOPLE = [
  ['a citizen', null, PORTAL],
  ['the clerk', CLERK, DESK],
  ['the reviewer', REVIEWER, DESK],
  ['the department', DEPARTMENT, DESK],
  ['the bureau', BUREAU, DESK],
  ['the administrator', ADMINISTRATOR, DESK],
];

for (const [who, name, starts] of PEOPLE) {
  test(`every page of ${who} is accessible and fits a telephone`, async ({ desk }) => {
    test.setTimeout(180_000);
    const page = await desk(name);
    const faults = [];
    const kinds = await crawl(page, starts, async (page, path) => {
      const title = await page.title();
      if (!/^.+ · 明账$/.test(title)) faults.push(`${path}: the title is “${title}”`);
      const headings = await page.locator('h1:visible').count();
      if (headings !== 1) faults.push(`${path}: ${headings} main headings`);
      const { violations } = await axe(page);
      for (const { id, impact, nodes } of violations) {
        if (impact === 'serious' || impact === 'critical') {
          faults.push(`${path}: ${id}, ${nodes.length} times, ${nodes[0].target}`);
        }
      }
      await page.setViewportSize({ width: 360, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${path}: ${wide} px too wide for 360 px`);
      await page.setViewportSize({ width: 1366, height: 768 });
    });
    console.log(`${who}: ${kinds.join(' ')}`);
    expect(faults).toEqual([]);
    expect(kinds.length).toBeGreaterThan(1);
  });
}

test('every page in the dark is accessible', async ({ desk }) => {
  test.setTimeout(180_000);
  const page = await desk(BUREAU, { colorScheme: 'dark' });
  const faults = [];
  await crawl(page, [...PORTAL, ...DESK], async (page, path) => {
    const { violations } = await axe(page, { runOnly: ['color-contrast'] });
    for (const { nodes } of violations) faults.push(`${path}: ${nodes.map((node) => node.target).join(' ')}`);
  });
  expect(faults).toEqual([]);
});
