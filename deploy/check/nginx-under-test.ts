import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nginxFolder, renderSettings } from '../nginx-files.ts';

/** Real nginx with TLS before a sandbox, from the files that are shipped. */
export interface NginxUnderTest {
  readonly url: string;
  /** Stops it, and resolves with all that it has logged: a request is logged after its answer. */
  close(): Promise<string>;
}

interface NginxOptions {
  readonly port: number;
  readonly sandboxUrl: string;
  /** Folder of the build. */
  readonly build: string;
  /** Takes the place of the built `config.json`. */
  readonly config: string;
  /** The API of APAC, in place of the sandbox. */
  readonly apacApi?: string;
  /** Whether a connection to the sandbox that dies is closed to the browser too. */
  readonly dropsDeadConnections?: boolean;
}

const isThere = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/**
 * Makes sure that nginx and openssl are there: where this is root on Debian they are installed.
 * @returns why they are not; undefined when they are
 */
export function ensureNginx(): string | undefined {
  if (isThere('nginx', '-v') && isThere('openssl', 'version')) return undefined;
  if (process.getuid?.() !== 0 || !isThere('apt-get', '--version'))
    return 'nginx is not installed, and this is not root';
  const isInstalled =
    isThere('apt-get', 'update', '-qq') &&
    isThere('apt-get', 'install', '-qq', '-y', '--no-install-recommends', 'nginx-light', 'openssl');
  return isInstalled ? undefined : 'Debian’s nginx could not be installed';
}

function replaceIn(file: string, changes: Readonly<Record<string, string>>): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`${file} no longer says “${from}”`);
    text = text.replaceAll(from, to);
  }
  writeFileSync(file, text);
}

/** Lays the shipped files as a host would; only ports, log files and certificate are a test's own. */
function layFiles(
  folder: string,
  { port, sandboxUrl, build, config, apacApi = `${sandboxUrl}/apac`, dropsDeadConnections = false }: NginxOptions,
): void {
  for (const name of ['console', 'settings', 'sites', 'extra', 'tls']) mkdirSync(join(folder, name));
  for (const name of ['http', 'server', 'proxy', 'security-headers']) {
    cpSync(`${nginxFolder}${name}.conf`, join(folder, 'console', `${name}.conf`));
  }
  cpSync(`${nginxFolder}nginx.conf`, join(folder, 'nginx.conf'));
  cpSync('/etc/nginx/mime.types', join(folder, 'mime.types'));
  cpSync(`${nginxFolder}site-tls.conf`, join(folder, 'sites', 'console.conf'));
  cpSync(build, join(folder, 'build'), { recursive: true });
  writeFileSync(join(folder, 'build', 'config.json'), config);
  const settings = {
    NGINX_RESOLVER: '127.0.0.1',
    CONSOLE_ROOT: join(folder, 'build'),
    CONSOLE_CONNECT_ORIGINS: '',
    VCC_EMEA_API: `${sandboxUrl}/emea`,
    VCC_EMEA_AUTH: `${sandboxUrl}/emea`,
    VCC_NAM_API: `${sandboxUrl}/nam`,
    VCC_NAM_AUTH: `${sandboxUrl}/nam`,
    VCC_APAC_API: apacApi,
    // Nothing listens there: what a host answers while VCC is away.
    VCC_APAC_AUTH: 'http://127.0.0.1:9',
  };
  writeFileSync(join(folder, 'settings', 'settings.conf'), renderSettings(settings));
  // Its pages bring a policy of their own: a header here drops all that the location would inherit.
  const oidc = `location ^~ /oidc {
  proxy_pass ${sandboxUrl};
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_set_header Host $http_host;
  add_header Cache-Control "no-store" always;
}
`;
  // The suite's dead connections reach the browser as such, and not as the 502 that nginx makes of them.
  const drop = 'error_page 502 504 = @dropped;\nlocation @dropped { return 444; }\n';
  if (dropsDeadConnections) writeFileSync(join(folder, 'extra', 'drop.conf'), drop);
  writeFileSync(join(folder, 'extra', 'oidc.conf'), oidc);
  replaceIn(join(folder, 'sites', 'console.conf'), { 'listen 8443': `listen 127.0.0.1:${port}` });
  replaceIn(join(folder, 'nginx.conf'), {
    '/dev/stdout': join(folder, 'access.log'),
    'error_log stderr': `error_log ${join(folder, 'error.log')}`,
    '/tmp/nginx': join(folder, 'nginx'),
  });
  cpSync(`${nginxFolder}nginx-debian.conf`, join(folder, 'nginx-debian.conf'));
  replaceIn(join(folder, 'nginx-debian.conf'), { '/var/log/nginx': folder, '/run/nginx.pid': join(folder, 'pid') });
  const certificate = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ];
  const names = ['-subj', '/CN=console.test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', join(folder, 'tls', 'tls.key'), '-out', join(folder, 'tls', 'tls.crt')];
  execFileSync('openssl', [...certificate, ...names, ...files], { stdio: 'ignore' });
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    request(url, { rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(true);
    })
      .once('error', () => resolve(false))
      .end();
  });
}

export async function startNginx(options: NginxOptions): Promise<NginxUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'console-nginx-'));
  // Its workers are another user.
  chmodSync(folder, 0o755);
  layFiles(folder, options);
  const as = (name: string) => ['-p', folder, '-c', join(folder, name), '-e', join(folder, 'error.log')];
  for (const name of ['nginx-debian.conf', 'nginx.conf']) {
    const checked = spawnSync('nginx', [...as(name), '-t'], { encoding: 'utf8' });
    if (checked.status !== 0) throw new Error(`nginx refuses ${name}:\n${checked.stderr}`);
  }
  const configuration = as('nginx.conf');
  const nginx = spawn('nginx', [...configuration, '-g', 'daemon off;'], { stdio: 'inherit' });
  const ended = new Promise<void>((resolve) => nginx.once('close', () => resolve()));
  const url = `https://127.0.0.1:${options.port}`;
  const deadline = Date.now() + 10_000;
  // oxlint-disable-next-line no-await-in-loop -- asked again until it listens
  while (!(await answers(url))) {
    if (Date.now() > deadline || nginx.exitCode !== null) throw new Error(`nginx does not answer at ${url}`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    close: async () => {
      nginx.kill('SIGQUIT');
      await ended;
      const logs = ['access.log', 'error.log'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
      rmSync(folder, { recursive: true });
      return logs;
    },
  };
}
