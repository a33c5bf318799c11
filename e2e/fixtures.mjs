// What every walk begins with: someone at a page, and nothing that the browser complains about.

import { test as base, expect } from '@playwright/test';
import { signIn } from './people.mjs';

export const test = base.extend({
  baseURL: async ({}, use) => use(process.env.MINGZHANG_URL),

  /** `await desk('jiuye.tianbao')` is a page of someone who has signed in, in a browser of their own. */
  desk: async ({ browser, baseURL }, use) => {
    const contexts = [];
    const complaints = [];
    await use(async (name, options = {}) => {
      const context = await browser.newContext({ baseURL, acceptDownloads: true, ...options });
      contexts.push(context);
      if (name) await signIn(context.request, name);
      context.on('page', (page) => listen(page, complaints));
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(complaints, 'what the browser complains about').toEqual([]);
  },
});

/** Errors of scripts, and what the content security policy refuses. */
export function listen(page, complaints) {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // An answer of 4xx or 5xx is the walk's to judge.
    const isAnswer = message.text().startsWith('Failed to load resource');
    // Playwright looks into every frame; into the preview, which runs no scripts by intent, it may not.
    const isSandbox = message.text().includes("document's frame is sandboxed");
    if (message.type() === 'error' && !isAnswer && !isSandbox) complaints.push(`${page.url()}: ${message.text()}`);
  });
}

export { expect };
