import type { Provider } from 'oidc-provider';

let loading: Promise<typeof Provider> | undefined;

/**
 * Imports the authorization server library without its one line "Unsupported runtime" on Node 20, on which the project
 * runs and tests it. Every other warning comes through.
 */
export function loadProvider(): Promise<typeof Provider> {
  loading ??= importQuietly();
  return loading;
}

async function importQuietly(): Promise<typeof Provider> {
  const { warn } = console;
  console.warn = (...values: unknown[]) => {
    if (!String(values[0]).includes('Unsupported runtime')) warn(...values);
  };
  try {
    return (await import('oidc-provider')).Provider;
  } finally {
    console.warn = warn;
  }
}
