import type { AppConfig } from '../config.ts';

export interface Setting {
  /** As in `config.json`: `regions[0].apiBase`. */
  readonly path: string;
  readonly value: string;
}

function flatten(path: string, value: unknown): readonly Setting[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) {
    return [{ path, value: value.join(', ') || 'none' }];
  }
  if (Array.isArray(value)) return value.flatMap((entry, index) => flatten(`${path}[${index}]`, entry));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, entry]) => flatten(path === '' ? name : `${path}.${name}`, entry));
  }
  return [{ path, value: String(value) }];
}

/** Everything that is in force, what `config.json` leaves out included. The configuration has no field for a secret. */
export function settingsOf(config: AppConfig): readonly Setting[] {
  return flatten('', config).toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** The origins this console speaks to, beside its own (ASVS 13.1.1). */
export function foreignOrigins({ regions }: AppConfig, ownOrigin: string): readonly string[] {
  const addresses = regions.flatMap(({ apiBase, tokenEndpoint, openId }) => [
    apiBase,
    tokenEndpoint,
    ...(openId === undefined ? [] : [openId.authority]),
  ]);
  const origins = new Set(addresses.map((address) => new URL(address, ownOrigin).origin));
  origins.delete(ownOrigin);
  return [...origins];
}
