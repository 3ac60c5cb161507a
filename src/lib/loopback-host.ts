/**
 * Whether a URL's `hostname` is this machine: localhost, 127.0.0.0/8 or ::1. The URL parser has spelled it out by then,
 * so that `127.1` and `[0:0:0:0:0:0:0:1]` are seen as well.
 */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
