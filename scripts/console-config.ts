import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const productionConfigFile = fileURLToPath(new URL('../public/config.json', import.meta.url));

interface ConfigFile {
  regions: { id: string }[];
}

/** The `config.json` of a console that stands before the sandbox: an unmistakable label, and OpenID in every region. */
export function sandboxConsoleConfig(origin: string): string {
  // The file is the project's own and its schema is checked by the console's tests.
  const config = JSON.parse(readFileSync(productionConfigFile, 'utf8')) as ConfigFile;
  const openId = { authority: `${origin}/oidc`, clientId: 'vcc-console' };
  return JSON.stringify({
    ...config,
    environment: { label: 'Local sandbox', color: 'info' },
    regions: config.regions.map((region) => ({ ...region, openId })),
    signInMethods: ['credentials', 'openid'],
  });
}

/** The `config.json` of a console that stands before one region of the real VCC (`VCC_TARGET`). */
export function vccConsoleConfig(region: string): string {
  const config = JSON.parse(readFileSync(productionConfigFile, 'utf8')) as ConfigFile;
  return JSON.stringify({
    ...config,
    environment: { label: `Real VCC (${region})`, color: 'warning' },
    defaultRegion: region,
    regions: config.regions.filter(({ id }) => id === region),
  });
}
