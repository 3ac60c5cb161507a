import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { startTestSandbox } from '../../sandbox/testing/test-sandbox.ts';
import { createTenant, type SandboxTenant } from './sandbox-tenant.ts';

/** What the tests of a file have: one sandbox for all of them, and a tenant of its own for each. */
class GivenSandbox {
  #sandbox: Sandbox | undefined;
  #tenant: SandboxTenant | undefined;

  get sandbox(): Sandbox {
    if (this.#sandbox === undefined) throw new Error('The sandbox is there once the tests of the file run');
    return this.#sandbox;
  }

  get tenant(): SandboxTenant {
    if (this.#tenant === undefined) throw new Error('A tenant is there while a test runs');
    return this.#tenant;
  }

  async start(): Promise<void> {
    this.#sandbox = await startTestSandbox();
  }

  async admit(content?: Parameters<SandboxTenant['seed']>[0]): Promise<void> {
    this.#tenant = await createTenant(this.sandbox);
    if (content !== undefined) await this.#tenant.seed(content);
  }
}

/** Starts a sandbox before the tests of this file and stops it after them; each test's tenant begins with `content`. */
export function givenSandbox(content?: Parameters<SandboxTenant['seed']>[0]): Pick<GivenSandbox, 'sandbox' | 'tenant'> {
  const given = new GivenSandbox();
  beforeAll(() => given.start());
  afterAll(() => given.sandbox.close());
  beforeEach(() => given.admit(content));
  return given;
}
