import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';

/** What can go wrong with an answer on its way: each takes a whole answer and returns what is sent of it. */

type Bytes = Uint8Array<ArrayBuffer>;

const MEGABYTE = 1_048_576;

/** Sends the pieces as they come, and stops making them when nobody reads any more. */
function streamOf(pieces: AsyncGenerator<Bytes, void>): ReadableStream<Bytes> {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => {
      // Not awaited: a piece that waits for the client's end gets there by the signal.
      void pieces.return();
    },
  });
}

async function bytesOf(answer: Response): Promise<Bytes> {
  return new Uint8Array(await answer.arrayBuffer());
}

function withHeader({ status, headers }: Response, name: string, value: string): ResponseInit {
  const changed = new Headers(headers);
  changed.set(name, value);
  return { status, headers: changed };
}

/** Headers and the first bytes, then silence until the client goes. */
export async function stall(answer: Response, bytes: number, signal: AbortSignal): Promise<Response> {
  const whole = await bytesOf(answer);
  async function* pieces(): AsyncGenerator<Bytes, void> {
    yield whole.subarray(0, Math.min(bytes, whole.length - 1));
    if (!signal.aborted) await once(signal, 'abort');
  }
  return new Response(streamOf(pieces()), withHeader(answer, 'content-length', String(whole.length)));
}

/** So many bytes at a time, with a pause before each: slow, but getting on. */
export async function trickle(
  answer: Response,
  bytes: number,
  everyMs: number,
  signal: AbortSignal,
): Promise<Response> {
  const whole = await bytesOf(answer);
  async function* pieces(): AsyncGenerator<Bytes, void> {
    for (let start = 0; start < whole.length && !signal.aborted; start += bytes) {
      // One piece after the other is what this is for.
      // oxlint-disable-next-line no-await-in-loop
      await sleep(everyMs, undefined, { ref: false });
      yield whole.subarray(start, start + bytes);
    }
  }
  return new Response(streamOf(pieces()), withHeader(answer, 'content-length', String(whole.length)));
}

/** Half of what the length promises, then the end of the connection. */
export async function truncate(answer: Response): Promise<Response> {
  const whole = await bytesOf(answer);
  async function* pieces(): AsyncGenerator<Bytes, void> {
    yield whole.subarray(0, Math.floor(whole.length / 2));
  }
  const init = withHeader(answer, 'content-length', String(whole.length));
  // Without it the client would wait on the open connection for the other half.
  return new Response(streamOf(pieces()), withHeader(new Response(null, init), 'connection', 'close'));
}

/** The same bytes under another name: a content type, or an encoding that they are not in. */
export async function mislabel(answer: Response, header: 'content-type' | 'content-encoding', value: string) {
  return new Response(await bytesOf(answer), withHeader(answer, header, value));
}

/** JSON that is small on the wire and becomes so many megabytes when it is unpacked. */
export function answerBomb(megabytes: number): Response {
  const blank: Bytes = new Uint8Array(MEGABYTE).fill(0x20);
  function* unpacked() {
    yield Buffer.from('{"subscriptions":[');
    for (let count = 0; count < megabytes; count += 1) yield blank;
    yield Buffer.from(']}');
  }
  async function* packed(): AsyncGenerator<Bytes, void> {
    const gzip = Readable.from(unpacked()).pipe(createGzip({ level: 1 }));
    for await (const chunk of gzip as AsyncIterable<Buffer<ArrayBuffer>>) yield chunk;
  }
  return new Response(streamOf(packed()), {
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  });
}
