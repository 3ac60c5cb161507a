import { describe, expect, test } from 'vitest';
import { demoAccount } from '../sandbox/demo-account.ts';
import { demoCredentialLines, readStartOptions, StartOptionsError } from './start-options.ts';

describe('how to start', () => {
  test('without a word is development with the sandbox', () => {
    expect(readStartOptions([], {})).toEqual({
      mode: 'development',
      port: 5173,
      sandbox: { port: 4010, controlPort: 4011, databaseFile: '.sandbox/vcc.sqlite', propagationMs: 30_000 },
      consoleConfig: {},
      vccTarget: undefined,
    });
  });

  test('follows the command line and every variable', () => {
    expect(
      readStartOptions(['--production'], {
        PORT: '8080',
        SANDBOX_PORT: '0',
        SANDBOX_CONTROL_PORT: '9001',
        SANDBOX_DB: ':memory:',
        SANDBOX_PROPAGATION_MS: '0',
        CONSOLE_CONFIG: '{"tokenStorage":"memory"}',
        VCC_TARGET: 'apac',
      }),
    ).toEqual({
      mode: 'production',
      port: 8080,
      sandbox: { port: 0, controlPort: 9001, databaseFile: ':memory:', propagationMs: 0 },
      consoleConfig: { tokenStorage: 'memory' },
      vccTarget: 'apac',
    });
  });

  test('takes an empty variable for an absent one', () => {
    const variables = ['PORT', 'SANDBOX_PORT', 'SANDBOX_CONTROL_PORT', 'SANDBOX_PROPAGATION_MS', 'VCC_TARGET'];
    const environment = Object.fromEntries([...variables, 'SANDBOX_DB', 'CONSOLE_CONFIG'].map((name) => [name, '']));
    expect(readStartOptions([], environment)).toEqual(readStartOptions([], {}));
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '65536'],
    ['SANDBOX_PORT', '1e9'],
    ['SANDBOX_CONTROL_PORT', ' 4011'],
    ['SANDBOX_CONTROL_PORT', '70000'],
    ['SANDBOX_PROPAGATION_MS', '30s'],
    ['CONSOLE_CONFIG', '{'],
    ['CONSOLE_CONFIG', '[]'],
    ['CONSOLE_CONFIG', 'null'],
    ['VCC_TARGET', 'EMEA'],
    ['VCC_TARGET', 'https://evil.example'],
  ])('refuses %s=%s, and says which variable it is', (name, value) => {
    const read = () => readStartOptions([], { [name]: value });
    expect(read).toThrow(StartOptionsError);
    expect(read).toThrow(new RegExp(`^${name} must be .*\\.$`));
  });
});

test('the terminal shows what signs in to the sandbox, both ways and read-only', () => {
  const text = demoCredentialLines().join('\n');
  const { clientId, clientSecret, readOnlyClientId, readOnlyClientSecret, user } = demoAccount;
  for (const word of [clientId, clientSecret, readOnlyClientId, readOnlyClientSecret, user.login, user.password]) {
    expect(text).toContain(word);
  }
});
