// Who has not delivered, and who has not corrected.

import { YEAR } from '../files.mjs';
import { expect, test } from '../fixtures.mjs';
import { BUREAU, CLERK, DEPARTMENT, SCHOOLS } from '../people.mjs';

test('the bureau sees every state of the demonstration in one look', async ({ desk }) => {
  const page = await desk(BUREAU);
  await page.goto('/desk/overview?year=all');
  const seals = page.locator('.matrix .seal');
  for (const state of ['not_due', 'missing', 'handed_in', 'being_checked', 'to_review', 'returned', 'accepted', 'published', 'not_applicable']) {
    await expect(seals.and(page.locator(`.${state}`)).first(), state).toBeVisible();
  }
});

test('who has not delivered is one click, and so is who has not corrected', async ({ desk }) => {
  const page = await desk(BUREAU);
  await page.goto(`/desk/overview?year=all`);
  await page.getByRole('link', { name: '谁还没有报' }).click();
  await expect(page.locator('.matrix').getByText('明湖市社会保险服务中心')).toBeVisible();
  await page.getByRole('link', { name: '谁还没有整改' }).click();
  await expect(page.locator('.matrix').getByText('明湖市就业创业服务中心')).toBeVisible();
});

test('a department sees its own units and no others', async ({ desk }) => {
  const page = await desk(DEPARTMENT);
  await page.goto('/desk/overview?year=all');
  await expect(page.locator('.matrix')).toContainText('明湖市社会保险服务中心');
  await expect(page.locator('.matrix')).not.toContainText('明湖市第一中学');
  const schools = await desk(SCHOOLS);
  await schools.goto('/desk/overview?year=all');
  await expect(schools.locator('.matrix')).toContainText('明湖市第一中学');
  await expect(schools.locator('.matrix')).not.toContainText('明湖市社会保险服务中心');
});

test('a unit has a timeline', async ({ desk }) => {
  const page = await desk(BUREAU);
  await page.goto(`/desk/overview?year=${YEAR}`);
  await page.locator('.matrix').getByRole('link', { name: '明湖市就业创业服务中心' }).click();
  await expect(page.getByRole('heading', { name: '经过' })).toBeVisible();
  await expect(page.locator('.walk li').first()).toBeVisible();
});

test('the overview is exported as a workbook', async ({ desk }) => {
  const page = await desk(BUREAU);
  await page.goto('/desk/overview');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 XLSX' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  expect(await download.failure()).toBeNull();
});

test('Ctrl+K searches from anywhere', async ({ desk }) => {
  const page = await desk(CLERK);
  await page.goto('/desk');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('jycyfwzx');
  await expect(page.getByText('明湖市就业创业服务中心').first()).toBeVisible();
});
