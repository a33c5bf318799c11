import { defineConfig } from '@playwright/test';
import { CHROMIUM, OPTIONS } from './browser.mjs';

// Each worker has a browser; walks that change the same book are in one file, and files share nothing but the reading of pages.
export default defineConfig({
  testDir: './walks',
  globalSetup: './setup.mjs',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: process.env.MINGZHANG_E2E_OUTPUT ?? 'results',
  snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: CHROMIUM, args: OPTIONS },
  },
});
