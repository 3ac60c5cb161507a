import { html, raw } from 'hono/html';
import * as z from 'zod/mini';
import type { Arrival } from './receiver.ts';

type Html = ReturnType<typeof html>;

/** What a person looks through; the JSON has all. */
const SHOWN = 100;

const STYLE = raw(`<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; overflow-wrap: anywhere; }
  ol { list-style: none; padding: 0; display: grid; gap: 0.75rem; }
  li { border: 1px solid GrayText; border-radius: 8px; padding: 0.75rem 1rem; }
  .good { border-inline-start: 5px solid #1b7a43; }
  .bad { border-inline-start: 5px solid #c62828; }
  p { margin: 0; }
  pre { white-space: pre-wrap; font-size: 0.85rem; }
  summary { cursor: pointer; }
</style>`);

const envelope = z.object({ type: z.catch(z.string(), ''), id: z.catch(z.string(), '') });

function readEnvelope(body: string): z.infer<typeof envelope> {
  try {
    return envelope.parse(JSON.parse(body));
  } catch {
    return { type: '', id: '' };
  }
}

/** What arrived at an account's receivers, newest first, for whoever develops a receiver. It never loads itself again: something is being copied from it. */
export function receiverPage(accountId: string, arrivals: readonly Arrival[]): Html {
  const seen = new Set<string>();
  const rows = arrivals.map((arrival) => {
    const { type, id } = readEnvelope(arrival.body);
    const isRepeated = id !== '' && seen.has(id);
    seen.add(id);
    return { ...arrival, type, id, isRepeated };
  });
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Receiver of ${accountId} - VCC sandbox</title>
        <link rel="icon" href="data:," />
        ${STYLE}
      </head>
      <body>
        <main>
          <h1>What has arrived</h1>
          <p>
            Every notification that was sent to <code>/receiver/${accountId}/…</code>, newest first, and whether its
            signature fits the secret of a subscription that points there. ${arrivals.length} so far.
            <a href="">Load again</a>
          </p>
          <ol>
            ${rows.toReversed().slice(0, SHOWN).map(arrivalItem)}
          </ol>
        </main>
      </body>
    </html>`;
}

function arrivalItem(arrival: Arrival & { type: string; id: string; isRepeated: boolean }): Html {
  const { isVerified, fault, type, id, isRepeated, time, path, subscriptionId, signature, contentType, body } = arrival;
  return html`<li class="${isVerified ? 'good' : 'bad'}">
    <p>
      <strong>${isVerified ? 'Verified' : 'Not verified'}</strong>
      ${type === '' ? 'no envelope' : type} at ${time}${isRepeated ? ', a duplicate of an earlier one' : ''}
    </p>
    <p>${fault ?? `Signed with the secret of subscription ${subscriptionId ?? 'without an id'}.`}</p>
    <p><small>${path} ${id}</small></p>
    <details>
      <summary>Header and body</summary>
      <pre>Content-Type: ${contentType ?? 'none'}
Vonage-Signature: ${signature ?? 'none'}

${body}</pre>
    </details>
  </li>`;
}
