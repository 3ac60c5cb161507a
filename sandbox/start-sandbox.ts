import { getRequestListener } from '@hono/node-server';
import { createApi } from './api/create-api.ts';
import {
  createAuthorizationListener,
  isAuthorizationPath,
} from './authorization-server/create-authorization-listener.ts';
import { createProvider } from './authorization-server/create-provider.ts';
import { loadAuthorizationKeys } from './authorization-server/authorization-keys.ts';
import { loadProvider } from './authorization-server/load-provider.ts';
import { createControlApi } from './control/create-control-api.ts';
import { Database } from './database.ts';
import { ensureDemoAccount } from './demo-account.ts';
import type { DeliveryTiming } from './deliveries/delivery-service.ts';
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
  /** How deliveries time out and are tried again; tests make it short. */
  deliveryTiming?: DeliveryTiming;
}

/** Ten seconds to answer, as VCC allows; it retries for up to 24 hours, which nobody would wait for here. */
const DELIVERY_TIMING: DeliveryTiming = { timeoutMs: 10_000, retryDelaysMs: [1_000, 5_000, 15_000] };

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
  const database = new Database(options.databaseFile ?? '.sandbox/vcc.sqlite');
  try {
    return await serve(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function serve(database: Database, options: SandboxOptions): Promise<Sandbox> {
  const { port = 4010, controlPort = 4011, propagationMs = 30_000, deliveryTiming = DELIVERY_TIMING } = options;
  const [Provider, keys] = await Promise.all([loadProvider(), loadAuthorizationKeys(database)]);
  const services = createServices(database, { propagationMs, deliveryTiming });
  const { accounts, authorizationRecords: records, tokens, misbehaviours } = services;

  const [api, control] = await openServers(port, controlPort);
  const publicOrigin = new URL(options.publicOrigin ?? api.url).origin;
  ensureDemoAccount(services, api.url);
  const provider = createProvider(Provider, { publicOrigin, keys, accounts, records, tokens, misbehaviours });
  const authorize = createAuthorizationListener(provider, accounts, publicOrigin);
  const answerApi = getRequestListener(createApi(services).fetch);
  const answerControl = getRequestListener(createControlApi(services).fetch);
  control.answerWith((request, response) => void answerControl(request, response));
  api.answerWith((request, response) => {
    if (isAuthorizationPath(request.url ?? '')) authorize(request, response);
    else void answerApi(request, response);
  });

  return {
    url: api.url,
    controlUrl: control.url,
    close: async () => {
      await Promise.all([api.close(), control.close(), services.deliveries.close()]);
      database.close();
    },
  };
}

/** The API's port is opened last: from then on everything is ready to answer. */
async function openServers(port: number, controlPort: number): Promise<[LoopbackServer, LoopbackServer]> {
  const control = await openLoopbackServer(controlPort, 'SANDBOX_CONTROL_PORT');
  try {
    return [await openLoopbackServer(port, 'SANDBOX_PORT'), control];
  } catch (error) {
    await control.close();
    throw error;
  }
}
