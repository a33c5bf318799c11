// A citizen reads what is published.

import { YEAR } from '../files.mjs';
import { expect, test } from '../fixtures.mjs';

const UNIT = '明湖市人力资源和社会保障局（本级）';

test('a unit is found by a part of its name, and its book is read', async ({ desk }) => {
  const page = await desk(null);
  await page.goto('/');
  await page.getByRole('searchbox').fill('人力资源');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('link', { name: UNIT, exact: true }).click();
  await page.getByRole('region', { name: `${YEAR}年` }).getByRole('link', { name: '单位预算' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(UNIT);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${YEAR}年`);
  await expect(page.getByText('万元').first()).toBeVisible();
  // It was corrected: the earlier version is kept, and says so.
  await page.getByRole('link', { name: '第 1 版' }).click();
  await expect(page).toHaveURL(/\/v1$/);
  await expect(page.getByRole('note')).toContainText('已经更正');
  await page.getByRole('link', { name: '查看现行版本' }).click();
  await expect(page.getByRole('note')).toHaveCount(0);
});

test('a unit is found by the initials of its name', async ({ desk }) => {
  const page = await desk(null);
  await page.goto('/?q=jycyfwzx');
  await expect(page.getByRole('link', { name: '明湖市就业创业服务中心' })).toBeVisible();
});

test('two years of a unit are compared', async ({ desk }) => {
  const page = await desk(null);
  await page.goto(`/u/101001/${YEAR}/budget`);
  await page.getByRole('link', { name: /^与.*比较$/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('比较');
  await expect(page.getByRole('columnheader', { name: '乙比甲' }).first()).toBeVisible();
});

test('every table is read, and every file downloaded', async ({ desk }) => {
  const page = await desk(null);
  await page.goto(`/u/101001/${YEAR}/budget`);
  const tables = await page.locator('ol.tables a').evaluateAll((all) => all.map((a) => a.href));
  expect(tables.length).toBeGreaterThan(8);
  for (const table of tables) {
    const answer = await page.goto(table);
    expect(answer.status()).toBe(200);
    await expect(page.getByRole('table').first()).toBeVisible();
  }
  await page.goto(`/u/101001/${YEAR}/budget`);
  const files = page.locator('#files a[download]');
  expect(await files.count()).toBeGreaterThan(0);
  for (const file of await files.all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(await download.failure()).toBeNull();
  }
});

test('without script, all of it is there', async ({ desk }) => {
  const page = await desk(null, { javaScriptEnabled: false });
  await page.goto(`/u/101001/${YEAR}/budget`);
  await expect(page.locator('figure svg:visible').first()).toBeVisible();
  await page.getByText('图中数据').first().click();
  await expect(page.locator('figure details[open] table').first()).toBeVisible();
});

test('an address that was never given says so', async ({ desk }) => {
  const page = await desk(null);
  const answer = await page.goto('/u/999999/2026/budget');
  expect(answer.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('what a screen reader hears of a book', async ({ desk }) => {
  const page = await desk(null);
  await page.goto(`/u/101001/${YEAR}/budget`);
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "跳到正文"
    - banner:
      - link /明账/
    - main:
      - navigation "位置":
        - link "全部单位"
      - heading /${UNIT}.*年.*预算/ [level=1]
      - region "总数"
      - region "钱从哪里来，到哪里去":
        - heading [level=2]
        - figure /单位：万元/
      - region /钱用在哪些方面/:
        - heading [level=2]
        - figure /单位：万元/
      - region /项目/:
        - heading [level=2]
        - list
      - region "公开表格":
        - list
      - region "下载与核对":
        - list:
          - listitem:
            - link "公开原文"
      - region "名词解释":
        - term: 基本支出
    - contentinfo
  `);
});
