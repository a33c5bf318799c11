// The rooms of the workbench, as people speak of them.

import { expect } from '@playwright/test';
import { YEAR } from './files.mjs';

/** The writing desk with one draft open. */
export class Draft {
  constructor(page) {
    this.page = page;
    this.state = page.locator('.proof .state');
    this.saved = page.locator('[data-part=saved]');
    this.cell = page.locator('mz-grid textarea');
    this.preview = page.frameLocator('iframe[title=整本预览]');
  }

  /** Begins a draft from a workbook. */
  static async begin(page, workbook) {
    await page.goto('/desk/writing');
    await page.getByLabel('年度').fill(String(YEAR));
    await page.getByLabel('导入账本').check();
    await page.getByLabel('账本文件').setInputFiles(workbook);
    await page.getByRole('button', { name: '开始填报' }).click();
    await expect(page).toHaveURL(/\/desk\/writing\/\d+/);
    const draft = new Draft(page);
    await draft.proofread();
    return draft;
  }

  /** The same draft, opened by someone else. */
  async openedBy(page) {
    await page.goto(this.page.url().replace(/#.*/, ''));
    const draft = new Draft(page);
    await draft.proofread();
    return draft;
  }

  /** Waits until the whole book is compiled and proofread. */
  async proofread() {
    await expect(this.state).toContainText(/✓ 可以送审|处错误/, { timeout: 30_000 });
  }

  /** Opens a table of the ledger by its chapter. */
  async chapter(title) {
    await this.page.getByRole('navigation', { name: '账本各表' }).getByRole('link', { name: title }).click();
    await expect(this.page.locator('.work').getByRole('heading', { name: title })).toBeVisible();
  }

  /** To the last column, which holds the amount, of a row from 1: with the keyboard, as in Excel. */
  async amount(row) {
    await this.cell.focus();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('End');
    for (let i = 1; i < row; i += 1) await this.page.keyboard.press('ArrowDown');
    await expect(this.cell).toHaveAttribute('aria-label', new RegExp(`第 ${row} 行`));
  }

  /** What stands in the last column of a row. */
  shown(row) {
    return this.page.locator(`mz-grid tr[data-row="${row - 1}"] td`).last();
  }

  /** Types an amount there, and waits until it is kept. */
  async write(row, text) {
    await this.amount(row);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await expect(this.saved).toContainText('已保存');
  }

  /** 送审. */
  async handIn() {
    await this.page.getByRole('button', { name: '送审' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: '送审' }).click();
  }
}

/** The page of one material, at which its people decide. */
export class Material {
  constructor(page, path) {
    this.page = page;
    this.path = path;
    this.state = page.locator('.material-head .state');
  }

  /** 送审 of a file that was made elsewhere. */
  async handIn(pdf) {
    await this.page.locator('input[type=file]').setInputFiles(pdf);
    await this.page.getByRole('button', { name: '送审', exact: true }).click();
    await expect(this.state).toContainText(/检查中|已送审|待审核/);
  }

  /** Waits until the file is checked and it is this person's turn. */
  async ready() {
    await expect(async () => {
      await this.page.goto(this.path);
      await expect(this.page.getByRole('button', { name: '审核通过' })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
  }

  /** 审核通过 or 退回, with what is said about it; the errors that were found go along only where they are wanted. */
  async decide(verdict, reason, { withErrors = false } = {}) {
    await this.ready();
    for (const finding of await this.page.locator('input[name=finding]').all()) await finding.setChecked(withErrors);
    await this.page.getByLabel(/^意见/).fill(reason);
    await this.page.getByRole('button', { name: verdict, exact: true }).click();
    await this.page.waitForLoadState();
  }
}
