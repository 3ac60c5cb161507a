import { getRequestListener } from '@hono/node-server';
import { createApi } from './api/create-api.ts';
import { createControlApi } from './control/create-control-api.ts';
import { Database } from './database.ts';
import { ensureDemoAccount } from './demo-account.ts';
import { type LoopbackServer, openLoopbackServer } from './loopback-server.ts';
import { createServices } from './sandbox-services.ts';

export interface SandboxOptions {
  /** The API's port, 4010; 0 takes any free one. */
  port?: number;
  /** The control port, 4011; 0 takes any free one. */
  controlPort?: number;
  /** `.sandbox/vcc.sqlite`; `:memory:` keeps nothing. */
  databaseFile?: string;
  /** How long a change made through the API takes until deliveries follow it, 30000 ms. */
  propagationMs?: number;
  /** The origin under which a browser reaches the sandbox, when something proxies it; its own URL otherwise. */
  publicOrigin?: string;
}

export interface Sandbox {
  readonly url: string;
  readonly controlUrl: string;
  close(): Promise<void>;
}

/**
 * Starts the local stand-in for VCC on 127.0.0.1: the Webhooks API, its token endpoint and its authorization server on
 * one port, the control port that tests drive it with on another.
 *
 * @throws PortInUseError
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 4010, controlPort = 4011, databaseFile = '.sandbox/vcc.sqlite', propagationMs = 30_000 } = options;
  const [api, control] = await openServers(port, controlPort);
  const database = new Database(databaseFile);
  const services = createServices(database, { propagationMs });
  ensureDemoAccount(services, api.url);
  const answerApi = getRequestListener(createApi(services).fetch);
  const answerControl = getRequestListener(createControlApi(services).fetch);
  api.answerWith((request, response) => void answerApi(request, response));
  control.answerWith((request, response) => void answerControl(request, response));
  return {
    url: api.url,
    controlUrl: control.url,
    close: async () => {
      await Promise.all([api.close(), control.close()]);
      database.close();
    },
  };
}

async function openServers(port: number, controlPort: number): Promise<[LoopbackServer, LoopbackServer]> {
  const api = await openLoopbackServer(port, 'SANDBOX_PORT');
  try {
    return [api, await openLoopbackServer(controlPort, 'SANDBOX_CONTROL_PORT')];
  } catch (error) {
    await api.close();
    throw error;
  }
}
