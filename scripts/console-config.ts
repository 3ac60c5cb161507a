import * as z from 'zod/mini';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const productionConfigFile = fileURLToPath(new URL('../public/config.json', import.meta.url));

const configFileSchema = z.looseObject({ regions: z.array(z.looseObject({ id: z.string() })) });

function readProductionConfig() {
  return configFileSchema.parse(JSON.parse(readFileSync(productionConfigFile, 'utf8')));
}

/** The `config.json` of a console that stands before the sandbox: an unmistakable label, and OpenID in every region. */
export function sandboxConsoleConfig(origin: string, overrides: Readonly<Record<string, unknown>>): string {
  const config = readProductionConfig();
  const openId = { authority: `${origin}/oidc`, clientId: 'vcc-console' };
  return JSON.stringify({
    ...config,
    environment: { label: 'Local sandbox', color: 'info' },
    regions: config.regions.map((region) => ({ ...region, openId })),
    signInMethods: ['credentials', 'openid'],
    ...overrides,
  });
}

/** The `config.json` of a console that stands before one region of the real VCC (`VCC_TARGET`). */
export function vccConsoleConfig(region: string, overrides: Readonly<Record<string, unknown>>): string {
  const config = readProductionConfig();
  return JSON.stringify({
    ...config,
    environment: { label: `Real VCC (${region})`, color: 'warning' },
    defaultRegion: region,
    regions: config.regions.filter(({ id }) => id === region),
    ...overrides,
  });
}
