import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as it arrived, so that a test can say what was and what was not sent. */
interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** Answers the requests from now on; a test sets its own. */
  answer: (response: ServerResponse, request: SeenRequest) => void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  // A body read as a stream of bytes yields buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A real HTTP server on a free port that does exactly what a test says, down to the socket. */
export async function startTestServer(): Promise<TestServer> {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '', headers } = request;
    const seen = { method, path, headers, body: await readBody(request) };
    testServer.requests.push(seen);
    testServer.answer(response, seen);
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const testServer: TestServer = {
    url: `http://127.0.0.1:${port}`,
    requests: [],
    answer: (response) => response.writeHead(404).end(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return testServer;
}

/** Answers with JSON, or with a string verbatim. */
export function answerWith(status: number, body: unknown, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
}
