// Every page that someone can reach by links, one of each kind.

/** Addresses that differ only in numbers, codes, versions and what they ask for are pages of one kind. */
export function kind(path) {
  const url = new URL(path, 'http://x');
  const shape = url.pathname
    .replace(/\/u\/[^/]+/, '/u/:code')
    .replace(/\/v\d+/, '/v:n')
    .replace(/\/rules\/[^/]+/, '/rules/:rule')
    .replace(/\/(?:\d+|[0-9a-f]{16,})(?=\/|$)/g, '/:n')
    .replace(/%[0-9A-F]{2}[^/]*/g, ':name');
  return url.search ? `${shape}?` : shape;
}

/**
 * Walks from these pages along all links of the workbench or the portal and calls `visit(page, path)` at one page of each kind.
 * Returns the kinds. Downloads are no pages, and nothing is submitted.
 */
export async function crawl(page, starts, visit, { most = 60 } = {}) {
  const waiting = [...starts];
  const seen = new Map();
  while (waiting.length > 0 && seen.size < most) {
    const path = waiting.shift();
    if (seen.has(kind(path))) continue;
    const head = await page.request.get(path, { maxRedirects: 0 });
    const type = head.headers()['content-type'] ?? '';
    const isFile = (head.headers()['content-disposition'] ?? '').startsWith('attachment');
    if (head.status() !== 200 || isFile || !type.startsWith('text/html')) {
      seen.set(kind(path), null);
      continue;
    }
    seen.set(kind(path), path);
    await page.goto(path);
    await page.locator('#main, body').first().waitFor();
    await visit(page, path);
    const links = await page.locator('a[href]').evaluateAll((all) =>
      all.filter((a) => a.origin === location.origin && !a.hasAttribute('download')).map((a) => a.pathname + a.search),
    );
    waiting.push(...links.filter((link) => !link.startsWith('/assets/') && !link.startsWith('/api/')));
  }
  return [...seen.entries()].filter(([, path]) => path !== null).map(([kind]) => kind);
}

/** Where people begin. */
export const PORTAL = ['/', '/compare'];
export const DESK = [
  '/desk',
  '/desk/reading',
  '/desk/writing',
  '/desk/overview',
  '/desk/search',
  '/desk/administration',
  '/desk/account',
];
