// The real program, on a fresh store that is gone at the end.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The program; `cargo build` puts it where this looks, the test says where it is. */
export const PROGRAM = resolve(process.env.MINGZHANG_BINARY ?? '../target/debug/mingzhang');

/**
 * Starts `mingzhang serve --demo`. Returns its address, the password of everyone, how long it took to answer, a promise that
 * holds once every book of the demonstration is where it should be, and how to stop it.
 */
export async function serve(...options) {
  const data = await mkdtemp(join(tmpdir(), 'mingzhang-e2e-'));
  const started = performance.now();
  const all = ['serve', '--demo', '--listen', '127.0.0.1:0', '--data', data, '--lang', 'zh', ...options];
  const server = spawn(PROGRAM, all, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => server.once('close', done));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };

  let said = '';
  const ready = new Promise((done, failed) => {
    server.once('error', failed);
    server.once('close', (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
    server.stdout.on('data', (piece) => {
      said += piece;
      const url = said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
      const password = said.match(/[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/)?.[0];
      if (url && password) done({ url, password, took: Math.round(performance.now() - started) });
    });
  });
  const complete = new Promise((done, failed) => {
    let log = '';
    server.stderr.on('data', (piece) => {
      if (process.env.MINGZHANG_E2E_LOG) process.stderr.write(piece);
      if (log === null) return;
      log += piece;
      const missing = log.match(/.*a book of the demonstration is missing.*/)?.[0];
      if (missing) failed(new Error(missing));
      if (log.includes('the demonstration is complete')) {
        done();
        log = null;
      }
    });
    server.once('close', () => failed(new Error('the server ended before the demonstration was complete')));
  });
  // Whoever does not wait for it need not hear that it failed.
  complete.catch(() => {});
  try {
    return { ...(await ready), complete, stop };
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw error;
  }
}
