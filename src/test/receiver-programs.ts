import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A language whose receiver code can be run where its interpreter is. */
export type ReceiverLanguage = 'node' | 'python' | 'java';

interface Program {
  /** The command that tells whether it is here. */
  readonly probe: readonly [command: string, argument: string];
  /** The file that people copy, and its name here. */
  readonly source: string;
  readonly name: string;
  /** A server around it that answers 200 or 401, and prints its port. */
  readonly server: string;
  readonly serverName: string;
  readonly build?: readonly string[];
  readonly run: readonly string[];
}

const sourceFolder = fileURLToPath(new URL('../features/signatures/receiver-code/', import.meta.url));

const nodeServer = `
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { isFromVcc } from './verify.mjs';
const server = createServer(async (request, response) => {
  const { 'vonage-signature': header, 'x-secret': secret = process.env.VCC_SECRET } = request.headers;
  try {
    response.writeHead(isFromVcc(header, await buffer(request), secret) ? 200 : 401).end();
  } catch { response.writeHead(500).end(); }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

const pythonServer = `
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from verify import is_from_vcc
class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        secret = self.headers.get("X-Secret", os.environ["VCC_SECRET"])
        try:
            status = 200 if is_from_vcc(self.headers.get("Vonage-Signature"), body, secret) else 401
        except Exception:
            status = 500
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *args):
        pass
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
`;

const javaServer = `
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
public class Receiver {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String secret = exchange.getRequestHeaders().getFirst("X-Secret");
            if (secret == null) secret = System.getenv("VCC_SECRET");
            int status;
            try {
                String header = exchange.getRequestHeaders().getFirst("Vonage-Signature");
                status = NotificationSignature.isFromVcc(header, body, secret) ? 200 : 401;
            } catch (Exception error) { status = 500; }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        System.out.println(server.getAddress().getPort());
    }
}
`;

const programs: Record<ReceiverLanguage, Program> = {
  node: {
    probe: [process.execPath, '--version'],
    source: 'verify.mjs.txt',
    name: 'verify.mjs',
    server: nodeServer,
    serverName: 'server.mjs',
    run: [process.execPath, 'server.mjs'],
  },
  python: {
    probe: ['python3', '--version'],
    source: 'verify.py.txt',
    name: 'verify.py',
    server: pythonServer,
    serverName: 'server.py',
    run: ['python3', 'server.py'],
  },
  java: {
    probe: ['javac', '-version'],
    source: 'NotificationSignature.java.txt',
    name: 'NotificationSignature.java',
    server: javaServer,
    serverName: 'Receiver.java',
    build: ['javac', 'NotificationSignature.java', 'Receiver.java'],
    run: ['java', '-Xshare:auto', '-XX:TieredStopAtLevel=1', 'Receiver'],
  },
};

const all: readonly ReceiverLanguage[] = ['node', 'python', 'java'];

/** The languages that this machine can run. */
export const languagesHere: readonly ReceiverLanguage[] = all.filter(
  (language) => spawnSync(programs[language].probe[0], [programs[language].probe[1]]).status === 0,
);

export interface RunningReceiver {
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs the code that the page shows, in a server of its own on this machine. */
export async function startReceiver(language: ReceiverLanguage, secret: string): Promise<RunningReceiver> {
  const { source, name, server, serverName, build, run } = programs[language];
  const folder = await mkdtemp(join(tmpdir(), `receiver-${language}-`));
  await copyFile(join(sourceFolder, source), join(folder, name));
  await writeFile(join(folder, serverName), server);
  if (build !== undefined) await promisify(execFile)(build[0] ?? '', build.slice(1), { cwd: folder });
  const child = spawn(run[0] ?? '', run.slice(1), {
    cwd: folder,
    env: { ...process.env, VCC_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    url: `http://127.0.0.1:${await firstLineOf(child)}/webhook`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function firstLineOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The receiver has no output.');
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('The receiver ended without a word.');
}
