// A book from a workbook to publication: through every role, with one return, until a citizen reads it.

import { readFile } from 'node:fs/promises';
import { makeBook, YEAR } from '../files.mjs';
import { Draft, Material } from '../desk.mjs';
import { expect, test } from '../fixtures.mjs';
import { BUREAU, SCHOOLS } from '../people.mjs';

const UNIT = '明湖市实验小学';
const [CLERK, REVIEWER] = ['shixiao.tianbao', 'shixiao.shenhe'];

test('a book is made, returned once, corrected, accepted by all, published, and found by a citizen', async ({ desk }) => {
  test.setTimeout(120_000);
  const { workbook } = await makeBook({ unit: '102003' });

  const clerk = await desk(CLERK);
  const draft = await Draft.begin(clerk, workbook);
  await expect(draft.state).toHaveText('✓ 可以送审');
  const editor = clerk.url();
  await draft.handIn();
  await expect(clerk).toHaveURL(/\/desk\/materials\/\d+/);
  const material = new URL(clerk.url()).pathname;

  const unit = new Material(await desk(REVIEWER), material);
  await unit.decide('审核通过', '已与预算批复核对');

  const department = new Material(await desk(SCHOOLS), material);
  await department.decide('退回', '请补充操场改造项目的实施计划');
  await expect(department.state).toContainText('退回');

  // The clerk reads why, corrects, and hands in again.
  await clerk.goto(material);
  await expect(clerk.getByText('请补充操场改造项目的实施计划').first()).toBeVisible();
  await clerk.goto(editor);
  await draft.proofread();
  await draft.handIn();
  await expect(clerk).toHaveURL(/\/desk\/materials\/\d+/);

  await unit.decide('审核通过', '');
  await department.decide('审核通过', '');
  const bureau = new Material(await desk(BUREAU), material);
  await bureau.decide('审核通过', '');
  await expect(bureau.state).toContainText('审核通过');
  await bureau.page.getByRole('button', { name: '公开', exact: true }).click();
  await expect(bureau.state).toContainText('已公开');

  const citizen = await desk(null);
  await citizen.goto('/');
  await citizen.getByRole('searchbox').fill(UNIT);
  await citizen.getByRole('button', { name: '查找' }).click();
  await citizen.getByRole('link', { name: `${YEAR}年单位预算` }).click();
  await expect(citizen.getByRole('heading', { level: 1 })).toContainText(UNIT);
  const [download] = await Promise.all([
    citizen.waitForEvent('download'),
    citizen.getByRole('link', { name: '公开原文' }).click(),
  ]);
  const file = await readFile(await download.path());
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  await citizen.getByRole('link', { name: `与${YEAR - 1}年单位预算比较` }).click();
  await expect(citizen.getByRole('columnheader', { name: '乙比甲' }).first()).toBeVisible();
});

test('a file with a wrong figure is handed in, checked, and sent back with the finding', async ({ desk }) => {
  const { pdf } = await makeBook({ unit: '101003', isAccounts: true, year: YEAR - 1, slip: true });
  const clerk = await desk('shebao.tianbao');
  await clerk.goto('/desk');
  await clerk.getByRole('link', { name: new RegExp(`${YEAR - 1}.*决算`) }).first().click();
  const material = new URL(clerk.url()).pathname;
  const own = new Material(clerk, material);
  await own.handIn(pdf);

  const reviewer = new Material(await desk('shebao.shenhe'), material);
  await reviewer.ready();
  await expect(reviewer.page.locator('.counts .error')).toHaveText(/错误 [1-9]/);
  await reviewer.page.getByRole('link', { name: '对照页面查看' }).click();
  await expect(reviewer.page.locator('svg .mark.error.primary').first()).toBeAttached();
  await reviewer.decide('退回', '表间数据不一致', { withErrors: true });
  await expect(reviewer.page.getByRole('region', { name: '整改' })).toContainText('应为');

  // The corrected file no longer shows it.
  const right = await makeBook({ unit: '101003', isAccounts: true, year: YEAR - 1 });
  await clerk.goto(material);
  await own.handIn(right.pdf);
  await reviewer.ready();
  await expect(reviewer.page.getByRole('region', { name: '整改' })).toContainText('已核实');
});
