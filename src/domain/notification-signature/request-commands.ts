import { escapeNonAscii } from './json-text.ts';

export const commandKinds = ['curl', 'HTTPie', 'PowerShell', 'Raw HTTP'] as const;
export type CommandKind = (typeof commandKinds)[number];

export interface SampleRequest {
  /** An http or https URL. */
  readonly url: string;
  readonly signature: string;
  readonly body: string;
}

const contentType = 'application/cloudevents+json';

/** In single quotes a POSIX shell leaves everything as it is, except for a single quote. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** PowerShell doubles a single quote, and takes the typographic ones for single quotes as well. */
export function quoteForPowerShell(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

/**
 * JSON in ASCII alone: terminals and old PowerShells send other letters in whatever encoding they have, and the hash
 * would not fit.
 */
export function bodyOf(envelope: unknown): string {
  return escapeNonAscii(JSON.stringify(envelope));
}

function rawHttp({ url, signature, body }: SampleRequest): string {
  const { host, pathname, search } = new URL(url);
  const lines = [
    `POST ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    `Content-Type: ${contentType}`,
    `Vonage-Signature: ${signature}`,
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

function curl({ url, signature, body }: SampleRequest): string {
  return [
    'curl -i --globoff --request POST \\',
    `  --url ${quoteForShell(url)} \\`,
    `  --header 'Content-Type: ${contentType}' \\`,
    `  --header ${quoteForShell(`Vonage-Signature: ${signature}`)} \\`,
    `  --data-binary ${quoteForShell(body)}`,
  ].join('\n');
}

function httpie({ url, signature, body }: SampleRequest): string {
  return [
    `http --ignore-stdin POST ${quoteForShell(url)} \\`,
    `  'Content-Type:${contentType}' \\`,
    `  ${quoteForShell(`Vonage-Signature:${signature}`)} \\`,
    `  --raw ${quoteForShell(body)}`,
  ].join('\n');
}

function powerShell({ url, signature, body }: SampleRequest): string {
  return [
    `$body = ${quoteForPowerShell(body)}`,
    `Invoke-WebRequest -UseBasicParsing -Method Post -Uri ${quoteForPowerShell(url)} \``,
    `  -ContentType '${contentType}' \``,
    `  -Headers @{ 'Vonage-Signature' = ${quoteForPowerShell(signature)} } \``,
    '  -Body ([Text.Encoding]::UTF8.GetBytes($body))',
  ].join('\n');
}

const writers: Record<CommandKind, (request: SampleRequest) => string> = {
  curl,
  HTTPie: httpie,
  PowerShell: powerShell,
  'Raw HTTP': rawHttp,
};

/** The request as something to run against one's own receiver. The body must be ASCII (`bodyOf`). */
export function requestCommand(kind: CommandKind, request: SampleRequest): string {
  return writers[kind]({ ...request, url: new URL(request.url).href });
}
