/** Whether a URL's host is this machine: localhost, 127.0.0.0/8 or ::1, in any spelling that `URL` understands. */
export function isLoopbackUrl(url: URL): boolean {
  const { hostname } = url;
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Whether a browser's `Origin` header names a page of this machine. */
export function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackUrl(new URL(origin));
}
