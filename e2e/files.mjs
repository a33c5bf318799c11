// Books for the walks, made by the product itself: its worker makes any book of the demonstration's bureau.

import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM } from './server.mjs';

/** The year that the demonstration's budgets are for now: this one, in Beijing. */
export const YEAR = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format());

/**
 * Makes a book and returns `{ pdf, workbook, name }`: the paths of the PDF and of the ledger's workbook, and what the PDF is called.
 * With `slip`, two digits of one figure of the PDF have changed places.
 */
export async function makeBook({ unit, isAccounts = false, year = YEAR, slip = false }) {
  const folder = await mkdtemp(join(tmpdir(), 'mingzhang-book-'));
  const task = { task: 'example', unit, is_accounts: isAccounts, year, base: YEAR, slip };
  const limits = { memory: 3 * 2 ** 30, seconds: 60, file: 2 ** 28 };
  const worker = spawn(PROGRAM, ['worker'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  worker.stdout.on('data', (piece) => (said += piece));
  worker.stdin.end(`${JSON.stringify({ task, limits })}\n`);
  await new Promise((done) => worker.once('close', done));
  const done = said.trim().split('\n').map((line) => JSON.parse(line)).find((event) => event.event === 'done');
  if (!done) throw new Error(`no book: ${said}`);
  return { pdf: join(folder, 'book.pdf'), workbook: join(folder, 'book.xlsx'), name: done.result.file_name };
}
