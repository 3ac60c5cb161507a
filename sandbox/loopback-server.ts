import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { PortInUseError } from './port-in-use-error.ts';

/** A server that already holds its port but answers only once it is given a listener. */
export interface LoopbackServer {
  readonly url: string;
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 only: the sandbox knows no transport security and hands out secrets.
 *
 * @param port 0 takes any free port.
 * @param variable the environment variable named to the user when the port is taken.
 * @throws PortInUseError
 */
export async function openLoopbackServer(port: number, variable: string): Promise<LoopbackServer> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (isAddressInUse(error)) throw new PortInUseError(port, variable, { cause: error });
    throw error;
  }
  return {
    url: `http://127.0.0.1:${boundPort(server)}`,
    answerWith: (listener) => void server.on('request', listener),
    close: () => closeNow(server),
  };
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function boundPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server is not bound to a port.');
  return address.port;
}

/** `server.close()` alone waits for idle keep-alive connections, which browsers hold for minutes. */
async function closeNow(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
