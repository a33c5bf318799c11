// The reading desk: files are checked, and what was found is looked at.

import { readFile } from 'node:fs/promises';
import { makeBook, YEAR } from '../files.mjs';
import { expect, test } from '../fixtures.mjs';
import { CLERK, REVIEWER } from '../people.mjs';

let right, wrong;

test.beforeAll(async () => {
  wrong = await makeBook({ unit: '102003', slip: true });
  right = await makeBook({ unit: '102003' });
});

/** Sends files; one alone leads to what was found in it, several to the list. */
async function send(page, ...paths) {
  await page.goto('/desk/reading');
  await page.getByLabel('选择文件').setInputFiles(paths);
  await page.getByRole('button', { name: '送检' }).click();
}

test('a file with a wrong figure is checked, and the place is shown', async ({ desk }) => {
  const page = await desk(CLERK);
  await send(page, wrong.pdf);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('明湖市实验小学');
  await expect(heading).toContainText(String(YEAR));
  const findings = page.locator('details.finding.error');
  await expect(findings).toHaveCount(1);
  // Its place is marked on a picture of its page, with the value that it should have.
  const mark = page.locator('svg .mark.error.primary').first();
  await findings.locator('summary').click();
  await expect(mark).toBeInViewport();
  await expect(findings.getByRole('columnheader', { name: '应为' })).toBeVisible();
  const should = await findings.locator('ins:visible').first().textContent();
  await expect(mark.locator('text')).toHaveText(should);
  // A click on the place leads back to the finding.
  await findings.locator('summary').click();
  await expect(findings).not.toHaveAttribute('open');
  await mark.locator('rect').click();
  await expect(findings).toHaveAttribute('open');
});

test('findings are stepped through and accepted with the keyboard alone', async ({ desk }) => {
  const page = await desk(REVIEWER);
  await send(page, wrong.pdf);
  await page.locator('findings-desk[ready]').waitFor();
  await page.keyboard.press('j');
  const current = page.locator('details.finding[aria-current=true]');
  await expect(current).toHaveCount(1);
  await page.keyboard.press('a');
  await page.getByRole('dialog').getByLabel('理由').waitFor();
  await page.keyboard.type('与财政批复一致，已核对');
  await page.keyboard.press('Enter');
  const accepted = page.locator('details.finding.accepted');
  await expect(accepted).toHaveCount(1);
  await expect(accepted).toContainText('已接受');
  await expect(accepted).toContainText('与财政批复一致，已核对');
});

test('findings are searched and filtered', async ({ desk }) => {
  const page = await desk(REVIEWER);
  await send(page, wrong.pdf);
  await page.locator('findings-desk[ready]').waitFor();
  await page.keyboard.press('/');
  await expect(page.getByLabel('搜索', { exact: true }).last()).toBeFocused();
  await page.getByLabel('等级').selectOption('error');
  await expect(page.locator('details.finding')).toHaveCount(1);
  await page.getByRole('link', { name: '清除' }).click();
  await expect(page.locator('details.finding').nth(1)).toBeVisible();
});

test('a corrected file is held against the earlier one', async ({ desk }) => {
  const page = await desk(CLERK);
  await send(page, wrong.pdf);
  await page.getByRole('link', { name: '检查改正后的文件' }).click();
  await page.getByLabel('选择文件').setInputFiles(right.pdf);
  await page.getByRole('button', { name: '送检' }).click();
  await expect(page.getByRole('heading', { name: /已改正/ })).toContainText('1');
  await expect(page.locator('details.finding.error')).toHaveCount(0);
});

test('several files at once are checked, one of them no book, and the list says how it went', async ({ desk }) => {
  const page = await desk(CLERK);
  await page.goto('/desk/reading');
  const broken = { name: '坏文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') };
  const files = await Promise.all([['有错.pdf', wrong], ['改正.pdf', right]].map(async ([name, book]) => {
    return { name, mimeType: 'application/pdf', buffer: await readFile(book.pdf) };
  }));
  await page.getByLabel('选择文件').setInputFiles([...files, broken]);
  await page.getByRole('button', { name: '送检' }).click();
  const row = (name) => page.getByRole('row').filter({ hasText: name });
  await expect(row('有错.pdf')).toContainText('错误 1');
  await expect(row('有错.pdf')).toContainText('明湖市实验小学');
  await expect(row('改正.pdf')).not.toContainText('错误 1');
  await expect(row('改正.pdf')).toContainText(String(YEAR));
  await expect(row('坏文件.pdf').locator('.trouble')).toContainText('；');
});

test('every form of the report can be downloaded', async ({ desk }) => {
  const page = await desk(CLERK);
  await send(page, wrong.pdf);
  await page.locator('findings-desk[ready]').waitFor();
  for (const menu of ['下载报告', '下载数据']) {
    await page.getByText(menu, { exact: true }).click();
    const links = page.locator('details.menu[open]').getByRole('link');
    const count = await links.count();
    expect(count).toBeGreaterThan(0);
    for (let i = 0; i < count; i += 1) {
      const [download] = await Promise.all([page.waitForEvent('download'), links.nth(i).click()]);
      expect(await download.failure()).toBeNull();
    }
    await page.getByText(menu, { exact: true }).click();
  }
});

test('what a screen reader hears of the findings', async ({ desk }) => {
  const page = await desk(CLERK);
  await send(page, wrong.pdf);
  await page.locator('findings-desk[ready]').waitFor();
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "跳到正文"
    - banner:
      - link /明账/
      - navigation "工作台":
        - link "待办"
        - link "检查"
    - main:
      - heading /明湖市实验小学/ [level=1]
      - navigation "下载与操作"
      - region "页面"
      - region "问题":
        - search
        - navigation "对照"
        - heading /错误 1/ [level=2]
  `);
});
