import { existsSync } from 'node:fs';
import { PortInUseError } from '../sandbox/port-in-use-error.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { sandboxConsoleConfig, vccConsoleConfig } from './console-config.ts';
import { startProductionServer } from './production-server.ts';
import { type ProxyRoute, sandboxRoutes, vccRoutes } from './proxy-routes.ts';
import type { RunningServer } from './running-server.ts';
import { demoCredentialLines, readStartOptions, type StartOptions, StartOptionsError } from './start-options.ts';

async function serveConsole(
  options: StartOptions,
  routes: readonly ProxyRoute[],
  config: string,
): Promise<RunningServer> {
  try {
    // Vite takes a second to load, which a production build that is there does not need.
    if (options.mode === 'development') {
      const { startDevelopmentServer } = await import('./development-server.ts');
      return await startDevelopmentServer({ port: options.port, routes, config });
    }
    if (!existsSync('dist/index.html')) await (await import('vite')).build({ logLevel: 'warn' });
    return await startProductionServer({ port: options.port, routes, config, root: 'dist' });
  } catch (error) {
    if (error instanceof Error && /EADDRINUSE|already in use/.test(String(error))) {
      throw new PortInUseError(options.port, 'PORT');
    }
    throw error;
  }
}

async function startServers(options: StartOptions): Promise<readonly RunningServer[]> {
  if (options.vccTarget !== undefined) {
    return [
      await serveConsole(
        options,
        vccRoutes(options.vccTarget),
        vccConsoleConfig(options.vccTarget, options.consoleConfig),
      ),
    ];
  }
  const origin = `http://127.0.0.1:${options.port}`;
  const sandbox = await startSandbox({ ...options.sandbox, publicOrigin: origin });
  try {
    return [
      await serveConsole(options, sandboxRoutes(sandbox.url), sandboxConsoleConfig(origin, options.consoleConfig)),
      sandbox,
    ];
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

function printWelcome(options: StartOptions, servers: readonly RunningServer[]): void {
  const [first] = servers;
  const lines =
    options.vccTarget === undefined
      ? [
          '',
          ...demoCredentialLines(),
          '',
          `  Sandbox        http://127.0.0.1:${options.sandbox.port} (control port ${options.sandbox.controlPort})`,
        ]
      : ['', `  Forwards to the real VCC, region ${options.vccTarget}.`];
  console.log(['', `  VCC Webhooks Console  ${first?.url ?? ''}`, ...lines, ''].join('\n'));
}

/**
 * Starts what the command line asks for and stays until a signal comes. A taken port or a bad variable ends the
 * process with one sentence.
 */
export async function start(args: readonly string[]): Promise<void> {
  // Killing npm leaves its child behind: a new parent means that npm is gone (dependencies.md section 8).
  const parent = process.ppid;
  let servers: readonly RunningServer[] = [];
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await Promise.all(servers.map((server) => server.close()));
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  setInterval(() => {
    if (process.ppid !== parent) void stop();
  }, 300).unref();
  try {
    const options = readStartOptions(args, process.env);
    servers = await startServers(options);
    printWelcome(options, servers);
  } catch (error) {
    if (!(error instanceof PortInUseError || error instanceof StartOptionsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
