import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { startTestSandbox } from '../../../sandbox/testing/test-sandbox.ts';
import { fill, renderApp } from '../../test/render-app.tsx';
import { collection, createTenant, type SandboxTenant } from '../../test/sandbox-tenant.ts';
import { plainBody, secret, sign } from '../../test/sign-token.ts';

let sandbox: Sandbox;
let tenant: SandboxTenant;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const subscription = (name: string, events: readonly string[], enabled = true) => ({
  subscriptionId: name.toLowerCase(),
  name,
  url: `https://${name.toLowerCase()}.example.com/`,
  events,
  enabled,
  secret,
});

beforeEach(async () => {
  tenant = await createTenant(sandbox);
  await tenant.seed({
    subscriptions: [
      subscription('CRM', ['channel.*', 'channel.ended.v1']),
      subscription('Archive', ['*'], false),
      subscription('Wallboard', ['agent.*']),
    ],
  });
});

async function open() {
  const app = await renderApp(sandbox, '/signatures', { tenant });
  const region = within(await screen.findByRole('region', { name: 'Verify a notification' }));
  return { ...app, region };
}

type Region = Awaited<ReturnType<typeof open>>['region'];

async function verify(user: UserEvent, region: Region, header: string, body = plainBody, key = secret) {
  await fill(user, region.getByRole('textbox', { name: 'Vonage-Signature header' }), header);
  await fill(user, region.getByRole('textbox', { name: 'Raw body' }), body);
  await fill(user, region.getByLabelText('Signing secret'), key);
  await user.click(region.getByRole('button', { name: 'Verify' }));
}

const verdict = () => screen.findByRole('region', { name: 'Verdict' });

describe('the verdict', () => {
  test('is told in words, with the notification’s own findings and who may have sent it', async () => {
    const { user, region } = await open();
    await verify(user, region, `Bearer ${sign()}`);
    expect((await verdict()).textContent).toMatch(/^Valid: this secret has signed this body\./);
    expect(screen.getByRole('heading', { name: /^Valid/ })).toHaveFocus();
    const steps = within(screen.getByRole('list', { name: 'Step by step' }));
    expect(steps.getAllByText('Passed:')).toHaveLength(5);
    expect(steps.getByText(/begins with “Bearer ”/)).toBeVisible();
    const findings = within(screen.getByRole('list', { name: 'The notification itself' }));
    expect(findings.getByText(/It is a CloudEvent of version 1\.0/)).toBeVisible();
    // What the table of cases signs is not what the catalogue describes.
    expect(await findings.findByText(/“channelId” is missing/)).toBeVisible();
    const senders = within(await screen.findByRole('list', { name: 'Which subscription may have sent it' }));
    expect(senders.getAllByRole('link').map((link) => link.textContent)).toEqual(['CRM']);
    expect(screen.getByText(/1 disabled one selects it too/)).toBeVisible();
    expect((await tenant.requests()).toSorted()).toEqual([`GET 200 /webhooks/event-types`, `GET 200 ${collection}`]);
  });

  test('says which assumption failed, and leaves when something is changed', async () => {
    const { user, region } = await open();
    await verify(user, region, sign(), JSON.stringify(JSON.parse(plainBody), null, 2));
    const text = (await verdict()).textContent;
    expect(text).toMatch(/^Not valid: the body was parsed and written anew/);
    expect(text).toContain('What to do: Your receiver has to hash the bytes of the body as they arrived');
    await fill(user, region.getByRole('textbox', { name: 'Raw body' }), plainBody);
    expect(screen.queryByRole('region', { name: 'Verdict' })).toBeNull();
    await user.click(region.getByRole('button', { name: 'Verify' }));
    expect((await verdict()).textContent).toMatch(/^Valid/);
  });

  test('names everything that is wrong', async () => {
    const { user, region } = await open();
    await verify(user, region, sign({ secret: 'b3RoZXI=', claims: { exp: 1_000 } }), 'ping');
    const lines = within(await verdict()).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringContaining('Also: this is not the body that was signed.'),
      expect.stringContaining('Also: the signature expired'),
    ]);
    expect(screen.getByText('The body is not JSON.')).toBeVisible();
  });

  test('is none without the secret, while everything else is checked', async () => {
    const { user, region } = await open();
    await fill(user, region.getByRole('textbox', { name: 'Vonage-Signature header' }), sign());
    await fill(user, region.getByRole('textbox', { name: 'Raw body' }), plainBody);
    await user.click(region.getByRole('button', { name: 'Verify' }));
    expect(await screen.findByRole('region', { name: 'Checked without the secret' })).toHaveTextContent(
      'Nothing is wrong so far.',
    );
    expect(screen.queryByRole('region', { name: 'Verdict' })).toBeNull();
    await fill(user, region.getByRole('textbox', { name: 'Raw body' }), `${plainBody}\n`);
    await user.click(region.getByRole('button', { name: 'Verify' }));
    expect(await verdict()).toHaveTextContent(/^Not valid: the body has another end/);
  });

  test('needs header and body: what is missing is said on its field, which takes the focus', async () => {
    const { user, region } = await open();
    await user.click(region.getByRole('button', { name: 'Verify' }));
    const header = region.getByRole('textbox', { name: 'Vonage-Signature header' });
    expect(header).toHaveFocus();
    expect(header).toHaveAccessibleDescription('Paste the value of the header Vonage-Signature.');
    await fill(user, header, sign());
    await user.click(region.getByRole('button', { name: 'Verify' }));
    expect(region.getByRole('textbox', { name: 'Raw body' })).toHaveFocus();
  });

  test('does not need the API, whose part is told to be missing', async () => {
    await tenant.fault('GET', '*', { type: 'status', status: 404 }, { times: 9 });
    const { user, region } = await open();
    await verify(user, region, sign());
    expect((await verdict()).textContent).toMatch(/^Valid/);
    expect(await screen.findByText(/^The subscriptions could not be loaded\./)).toBeVisible();
    await tenant.clearFaults();
    for (const button of region.getAllByRole('button', { name: 'Retry' })) await user.click(button);
    expect(await screen.findByRole('link', { name: 'CRM' })).toBeVisible();
    expect(await screen.findByRole('link', { name: 'channel.ended.v1' })).toBeVisible();
  });
});

describe('what is pasted', () => {
  test('may be a whole request, which is taken apart', async () => {
    const { user, region } = await open();
    const request = `POST /crm HTTP/1.1\nContent-Type: application/json\nVonage-Signature: ${sign()}\n\n${plainBody}`;
    await fill(user, region.getByRole('textbox', { name: 'Raw body' }), request);
    expect(region.getByText('This was a whole HTTP request: header and body were taken out of it.')).toBeVisible();
    expect(region.getByRole('textbox', { name: 'Raw body' })).toHaveValue(plainBody);
    await fill(user, region.getByLabelText('Signing secret'), secret);
    await user.click(region.getByRole('button', { name: 'Verify' }));
    expect((await verdict()).textContent).toMatch(/^Valid/);
    expect(screen.getByText(/It is “application\/json”; VCC sends application\/cloudevents\+json/)).toBeVisible();
  });

  test('says what a request lacks', async () => {
    const { user, region } = await open();
    await fill(user, region.getByRole('textbox', { name: 'Vonage-Signature header' }), 'curl https://a.example -d x');
    expect(region.getByText('This was a whole curl command: it has no Vonage-Signature.')).toBeVisible();
  });

  test('can be a file, whose bytes are not touched', async () => {
    const { user, region } = await open();
    const body = `${plainBody}\r\n`;
    await fill(user, region.getByRole('textbox', { name: 'Vonage-Signature header' }), sign({ body }));
    await fill(user, region.getByLabelText('Signing secret'), secret);
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (input === null) throw new Error('There is no way to choose a file');
    await user.upload(input, new File([body], 'body.json'));
    expect(await region.findByText(/bytes of body\.json, checked as the file has them/)).toBeVisible();
    await user.click(region.getByRole('button', { name: 'Verify' }));
    expect((await verdict()).textContent).toMatch(/^Valid/);
  });

  test('leaves nothing in the address, in storage, in the cache or in the page', async () => {
    const { user, region, router, queryClient, address } = await open();
    await verify(user, region, sign());
    await verdict();
    const kept = (): string =>
      JSON.stringify([
        address(),
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ state }) => state),
      ]);
    expect(kept()).not.toContain(secret);
    await router.navigate({ to: '/checks' });
    await screen.findByRole('heading', { level: 1, name: 'Checks' });
    await router.navigate({ to: '/signatures' });
    await screen.findByRole('region', { name: 'Verify a notification' });
    expect(screen.getByLabelText('Signing secret')).toHaveValue('');
    expect(document.documentElement.outerHTML).not.toContain(secret);
    expect(kept()).not.toContain(secret);
  });
});

async function beginSample() {
  const app = await open();
  const sample = within(await screen.findByRole('region', { name: 'Make a signed sample' }));
  await app.user.selectOptions(await sample.findByRole('combobox', { name: 'Event type' }), 'channel.ended.v1');
  await sample.findByRole('textbox', { name: 'Sample data' });
  return { ...app, sample };
}

describe('a signed sample', () => {
  test('is made, shown as a command of each kind, and verifies', async () => {
    const { user, sample } = await beginSample();
    await user.click(sample.getByRole('button', { name: 'Generate' }));
    await user.click(sample.getByRole('button', { name: 'Make sample' }));
    expect(await sample.findByText(/^Synthetic\. Its signature is valid until/)).toBeVisible();
    expect(sample.getByRole('heading', { name: 'Signed sample' })).toHaveFocus();
    expect(sample.getByRole('group', { name: 'curl command' })).toHaveTextContent('http://localhost:3000/webhook');
    for (const kind of ['HTTPie', 'PowerShell', 'Raw HTTP']) {
      await user.selectOptions(sample.getByRole('combobox', { name: 'Send it with' }), kind);
      expect(sample.getByRole('group', { name: new RegExp(`^${kind} `) })).toHaveTextContent(
        'application/cloudevents+json',
      );
    }
    await user.click(sample.getByRole('button', { name: 'Check this sample above' }));
    expect((await verdict()).textContent).toMatch(/^Valid/);
    const findings = within(screen.getByRole('list', { name: 'The notification itself' }));
    expect(await findings.findByText('It fits the schema of this event type.')).toBeVisible();
    expect(findings.getAllByText('Passed:')).toHaveLength(3);
  });

  test('says what it needs, and what does not fit the schema', async () => {
    const { user, sample } = await beginSample();
    const data = sample.getByRole('textbox', { name: 'Sample data' });
    await fill(user, data, '{"reason": 7');
    await fill(user, sample.getByRole('textbox', { name: 'Receiver URL' }), 'ftp://a');
    await user.click(sample.getByRole('button', { name: 'Make sample' }));
    await waitFor(() => expect(data).toHaveFocus());
    expect(data).toHaveAccessibleDescription(/^This is not JSON/);
    expect(sample.getByRole('textbox', { name: 'Receiver URL' })).toHaveAccessibleDescription(/begins with http/);
    expect(sample.getByLabelText('Secret to sign with')).toHaveAccessibleDescription(/^Enter a secret/);
    await fill(user, data, '{"reason": 7}');
    await fill(user, sample.getByRole('textbox', { name: 'Receiver URL' }), 'http://127.0.0.1:3000/');
    await fill(user, sample.getByLabelText('Secret to sign with'), secret);
    await user.click(sample.getByRole('button', { name: 'Make sample' }));
    const faults = within(await sample.findByRole('list', { name: 'What does not fit the schema' }));
    expect(faults.getByText('reason')).toBeVisible();
  });

  test('is over after five minutes, and says so', async () => {
    const { user, sample } = await beginSample();
    await user.click(sample.getByRole('button', { name: 'Generate' }));
    const timers = vi.spyOn(globalThis, 'setTimeout');
    await user.click(sample.getByRole('button', { name: 'Make sample' }));
    await sample.findByText(/^Synthetic\./);
    // All of that length: the queries of an earlier test are forgotten after five minutes, too.
    const over = timers.mock.calls.filter(([, delay]) => delay !== undefined && delay > 290_000 && delay <= 300_000);
    timers.mockRestore();
    act(() => over.forEach(([end]) => end()));
    expect(await sample.findByText('Its signature has expired: make the sample again.')).toBeVisible();
  });
});

describe('receiver code', () => {
  test.each([
    ['Node, Express', ['verify.mjs', 'server.mjs']],
    ['Node, Fastify', ['verify.mjs', 'server.mjs']],
    ['Python, Flask', ['verify.py', 'app.py']],
    ['Python, FastAPI', ['verify.py', 'app.py']],
    ['C#, ASP.NET', ['Program.cs']],
    ['Java, Spring', ['NotificationSignature.java', 'WebhookController.java']],
    ['Go', ['main.go']],
    ['PHP', ['webhook.php']],
  ])('for %s is shown as files, and copied as it is', async (name, files) => {
    const { user } = await open();
    const code = within(await screen.findByRole('region', { name: 'Receiver code' }));
    await user.selectOptions(code.getByRole('combobox', { name: 'Language and framework' }), name);
    expect(code.getAllByRole('group').map((block) => block.getAttribute('aria-label'))).toEqual(files);
    const [first = ''] = files;
    const writeText = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(code.getByRole('button', { name: `Copy ${first}` }));
    expect(writeText).toHaveBeenLastCalledWith(code.getByRole('group', { name: first }).textContent);
    expect(await code.findByText('Copied.')).toBeVisible();
    const all = code
      .getAllByRole('group')
      .map((block) => block.textContent)
      .join('\n');
    expect(all).toMatch(/vonage[-_]signature/i);
    expect(all).toMatch(/bearer/i);
    expect(all).toContain('HS256');
    expect(all).toMatch(
      /timingSafeEqual|compare_digest|FixedTimeEquals|MessageDigest\.isEqual|hmac\.Equal|hash_equals/,
    );
  });

  test('that could not be copied is selected, and it is said', async () => {
    const { user } = await open();
    const code = within(await screen.findByRole('region', { name: 'Receiver code' }));
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
    await user.click(code.getByRole('button', { name: 'Copy verify.mjs' }));
    expect(await code.findByText(/^Copying failed: the browser refused\./)).toBeVisible();
    expect(window.getSelection()?.toString()).toBe(code.getByRole('group', { name: 'verify.mjs' }).textContent);
  });
});
