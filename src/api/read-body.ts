/** More was sent than is ever read: a whole account is a few megabytes. */
export class AnswerTooLargeError extends Error {
  override name = 'AnswerTooLargeError';
}

/**
 * The text of an answer, read piece by piece: each is told of, and an answer that grows beyond all measure, packed
 * small or not, is given up before it fills the memory (acceptance N13, N19).
 */
export async function readBody(response: Response, largestBytes: number, onPiece: () => void): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    // One piece after the other, by nature.
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > largestBytes) {
      void reader.cancel();
      throw new AnswerTooLargeError();
    }
    onPiece();
    text += decoder.decode(value, { stream: true });
  }
}
