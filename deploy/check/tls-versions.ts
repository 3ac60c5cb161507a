import { connect, type SecureVersion } from 'node:tls';

/** What a server says to a client that speaks one version of TLS only: the version, or the code of its refusal. */
function handshake(port: number, version: SecureVersion): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({
      host: '127.0.0.1',
      port,
      minVersion: version,
      maxVersion: version,
      // A client of today would not even ask for the old ones.
      ciphers: 'DEFAULT@SECLEVEL=0',
      rejectUnauthorized: false,
    });
    socket.once('secureConnect', () => {
      resolve(socket.getProtocol() ?? 'no version');
      socket.destroy();
    });
    socket.once('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message));
  });
}

/** TLS 1.2 and 1.3 are spoken, and older versions are refused *for their version* (acceptance 6, ASVS 12.1.1). */
export async function judgeTlsVersions(port: number): Promise<readonly string[]> {
  const refused = 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION';
  const expected: Readonly<Record<SecureVersion, string>> = {
    TLSv1: refused,
    'TLSv1.1': refused,
    'TLSv1.2': 'TLSv1.2',
    'TLSv1.3': 'TLSv1.3',
  };
  const versions: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
  const said = await Promise.all(versions.map((version) => handshake(port, version)));
  return versions.flatMap((version, index) =>
    said[index] === expected[version] ? [] : [`${version}: ${said[index] ?? 'nothing'}, not ${expected[version]}`],
  );
}
