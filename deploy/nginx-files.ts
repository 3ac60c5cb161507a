import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { securityHeaders } from '../src/lib/security-headers.ts';

/** The nginx configuration as it is in this folder, and what is made of it. */
export const nginxFolder = fileURLToPath(new URL('nginx/', import.meta.url));

/** Where the origins beside the console's own stand in the policy; the environment fills them in. */
const connectOrigins = '$console_connect_origins';

/** `nginx/security-headers.conf`: the same headers as everywhere else, as nginx writes them. */
export function nginxSecurityHeaders(): string {
  const headers = Object.entries(securityHeaders([connectOrigins])).map(([name, value]) => {
    // The variable brings its own blank, so that the policy is the same text where it is empty.
    const text = value.replace(` ${connectOrigins}`, connectOrigins);
    return text.includes('"') ? `add_header ${name} '${text}' always;` : `add_header ${name} "${text}" always;`;
  });
  return ['# Made from src/lib/security-headers.ts; a test compares them.', ...headers, ''].join('\n');
}

/** What `settings.conf.template` needs (docs/hosting.md). */
export type NginxSettings = Readonly<
  Record<
    | 'NGINX_RESOLVER'
    | 'CONSOLE_ROOT'
    | 'CONSOLE_CONNECT_ORIGINS'
    | 'VCC_EMEA_API'
    | 'VCC_EMEA_AUTH'
    | 'VCC_NAM_API'
    | 'VCC_NAM_AUTH'
    | 'VCC_APAC_API'
    | 'VCC_APAC_AUTH',
    string
  >
>;

/** What envsubst does when the container starts. Throws where a variable is not set: it would be an empty address. */
export function renderSettings(settings: NginxSettings): string {
  const values: Readonly<Record<string, string | undefined>> = settings;
  const template = readFileSync(`${nginxFolder}settings.conf.template`, 'utf8');
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template asks for ${name}, which nobody sets`);
    return value;
  });
}
