// The writing desk: a book from a workbook, and two people in it at once.

import { makeBook } from '../files.mjs';
import { Draft } from '../desk.mjs';
import { expect, test } from '../fixtures.mjs';

const SCHOOL = 'yizhong.tianbao';
const LINES = '支出';
let book;

test.beforeAll(async () => {
  book = await makeBook({ unit: '102002' });
});

test('a workbook becomes a book that may be handed in', async ({ desk }) => {
  const page = await desk(SCHOOL);
  const draft = await Draft.begin(page, book.workbook);
  await expect(draft.state).toHaveText('✓ 可以送审');
  await expect(draft.preview.locator('body')).toContainText('明湖市第一中学');
});

test('a change is checked at once, shown where it is, and taken back', async ({ desk }) => {
  const page = await desk(SCHOOL);
  const draft = await Draft.begin(page, book.workbook);
  await draft.chapter(LINES);
  const before = await draft.shown(2).textContent();
  await draft.write(2, '123456.78');
  await expect(draft.shown(2)).toHaveText('123,456.78');
  await expect(draft.state).toContainText('处错误');
  await page.getByRole('tab', { name: /问题/ }).click();
  await expect(page.locator('.troubles .error').first()).toBeVisible();
  await draft.cell.focus();
  await page.keyboard.press('Control+z');
  await expect(draft.shown(2)).toHaveText(before);
  await expect(draft.state).toHaveText('✓ 可以送审');
});

test('figures are pasted from Excel', async ({ desk }) => {
  const page = await desk(SCHOOL, { permissions: ['clipboard-read', 'clipboard-write'] });
  const draft = await Draft.begin(page, book.workbook);
  await draft.chapter(LINES);
  await draft.amount(1);
  await page.evaluate(() => navigator.clipboard.writeText('1,234.50\r\n2,345.60\r\n3,456.70\r\n'));
  await page.keyboard.press('Control+v');
  await expect(draft.shown(1)).toHaveText('1,234.50');
  await expect(draft.shown(3)).toHaveText('3,456.70');
  await expect(draft.saved).toContainText('已保存');
});

test('a figure of the preview says what it is made of', async ({ desk }) => {
  const page = await desk(SCHOOL);
  const draft = await Draft.begin(page, book.workbook);
  await draft.preview.locator('td[data-coordinate]').filter({ hasText: /\d/ }).first().click();
  await expect(page.locator('#pane-explain')).toContainText('由账本的这些行相加');
  await expect(page.locator('#pane-explain')).toContainText('还印在这些地方');
});

test('two people in one book see what the other writes', async ({ desk }) => {
  const [one, other] = [await desk(SCHOOL), await desk(SCHOOL)];
  const mine = await Draft.begin(one, book.workbook);
  const theirs = await mine.openedBy(other);
  await mine.chapter(LINES);
  await theirs.chapter(LINES);
  await mine.write(1, '11111.11');
  await expect(theirs.shown(1)).toHaveText('11,111.11');
  await theirs.write(3, '33333.33');
  await expect(mine.shown(3)).toHaveText('33,333.33');
  await expect(mine.shown(1)).toHaveText('11,111.11');
});

test('two people in one cell are asked, and nothing is lost', async ({ desk }) => {
  const [one, other] = [await desk(SCHOOL), await desk(SCHOOL)];
  const mine = await Draft.begin(one, book.workbook);
  const theirs = await mine.openedBy(other);
  await mine.chapter(LINES);
  await theirs.chapter(LINES);
  // The other's line is down for a moment, while both write into the same cell.
  await other.context().setOffline(true);
  await theirs.amount(2);
  await other.keyboard.type('22222.22');
  await other.keyboard.press('Enter');
  await expect(theirs.shown(2)).toHaveText('22,222.22');
  await mine.write(2, '99999.99');
  await other.context().setOffline(false);
  const dialog = other.getByRole('dialog', { name: '与别人的修改冲突' });
  await expect(dialog).toContainText('99999.99', { timeout: 30_000 });
  await dialog.getByLabel('我的').check();
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(mine.shown(2)).toHaveText('22,222.22');
  await expect(theirs.shown(2)).toHaveText('22,222.22');
  // Both are in the history.
  await other.getByRole('link', { name: '历史版本' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('历史版本');
  expect(await other.getByRole('row').count()).toBeGreaterThan(2);
});
