import * as z from 'zod/mini';
import { demoAccount } from './demo-account.ts';
import { type SandboxOptions, startSandbox } from './start-sandbox.ts';

const WATCH_PARENT_MS = 500;

const port = z.exactOptional(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)));

/** Reads the variables of design section 8; an odd value stops the start with its name. */
const environment = z.object({
  SANDBOX_PORT: port,
  SANDBOX_CONTROL_PORT: port,
  SANDBOX_DB: z.exactOptional(z.string()),
  SANDBOX_PROPAGATION_MS: z.exactOptional(z.coerce.number().check(z.gte(0))),
  SANDBOX_PUBLIC_ORIGIN: z.exactOptional(z.url()),
});

function readOptions(): SandboxOptions {
  const parsed = environment.safeParse(process.env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${issue?.path.join('.') ?? 'The environment'}: ${issue?.message ?? 'is not valid'}.`);
  }
  const set = parsed.data;
  return {
    ...(set.SANDBOX_PORT !== undefined && { port: set.SANDBOX_PORT }),
    ...(set.SANDBOX_CONTROL_PORT !== undefined && { controlPort: set.SANDBOX_CONTROL_PORT }),
    ...(set.SANDBOX_DB !== undefined && { databaseFile: set.SANDBOX_DB }),
    ...(set.SANDBOX_PROPAGATION_MS !== undefined && { propagationMs: set.SANDBOX_PROPAGATION_MS }),
    ...(set.SANDBOX_PUBLIC_ORIGIN !== undefined && { publicOrigin: set.SANDBOX_PUBLIC_ORIGIN }),
  };
}

try {
  const sandbox = await startSandbox(readOptions());
  console.log(`VCC sandbox   ${sandbox.url}`);
  console.log(`Control port  ${sandbox.controlUrl}`);
  console.log(`Client ID     ${demoAccount.clientId}`);
  console.log(`Client secret ${demoAccount.clientSecret}`);
  console.log(`Login         ${demoAccount.user.login}`);
  console.log(`Password      ${demoAccount.user.password}`);

  const stop = async (): Promise<void> => {
    await sandbox.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  // A killed `npm` leaves its children running, with the ports taken: stop when the parent has changed.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(), WATCH_PARENT_MS).unref();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
