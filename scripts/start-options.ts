import * as z from 'zod/mini';
import { demoAccount } from '../sandbox/demo-account.ts';

/** How the console is to be served. */
export interface StartOptions {
  readonly mode: 'development' | 'production';
  readonly port: number;
  readonly sandbox: {
    readonly port: number;
    readonly controlPort: number;
    readonly databaseFile: string;
    readonly propagationMs: number;
  };
  /** JSON that is laid over `config.json`, e.g. shorter time-outs for tests (`CONSOLE_CONFIG`). */
  readonly consoleConfig: Readonly<Record<string, unknown>>;
  /** A region of the real VCC instead of the sandbox (design section 8). */
  readonly vccTarget: string | undefined;
}

/** A command line or variable that cannot be used; the message is one sentence for the person at the terminal. */
export class StartOptionsError extends Error {
  override name = 'StartOptionsError';
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  if (/^\d+$/.test(text)) return Number(text);
  throw new StartOptionsError(`${name} must be a whole number, not “${text}”.`);
}

function port(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const number = wholeNumber(environment, name, fallback);
  if (number <= 65_535) return number;
  throw new StartOptionsError(`${name} must be a port, at most 65535, not “${number}”.`);
}

function jsonObject(environment: NodeJS.ProcessEnv, name: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(environment[name] || '{}'));
  } catch {
    throw new StartOptionsError(`${name} must be a JSON object.`);
  }
}

/** Reads the command line and the variables of design section 8. */
export function readStartOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const vccTarget = environment['VCC_TARGET'] || undefined;
  if (vccTarget !== undefined && !['emea', 'nam', 'apac'].includes(vccTarget)) {
    throw new StartOptionsError(`VCC_TARGET must be emea, nam or apac, not “${vccTarget}”.`);
  }
  return {
    mode: args.includes('--production') ? 'production' : 'development',
    port: port(environment, 'PORT', 5173),
    sandbox: {
      port: port(environment, 'SANDBOX_PORT', 4010),
      controlPort: port(environment, 'SANDBOX_CONTROL_PORT', 4011),
      databaseFile: environment['SANDBOX_DB'] || '.sandbox/vcc.sqlite',
      propagationMs: wholeNumber(environment, 'SANDBOX_PROPAGATION_MS', 30_000),
    },
    consoleConfig: jsonObject(environment, 'CONSOLE_CONFIG'),
    vccTarget,
  };
}

/** What a person needs to sign in to the sandbox, as lines for the terminal. */
export function demoCredentialLines(): readonly string[] {
  return [
    `  Client ID      ${demoAccount.clientId}`,
    `  Client secret  ${demoAccount.clientSecret}`,
    `  read-only      ${demoAccount.readOnlyClientId} / ${demoAccount.readOnlyClientSecret}`,
    `  OpenID user    ${demoAccount.user.login} / ${demoAccount.user.password}`,
  ];
}
