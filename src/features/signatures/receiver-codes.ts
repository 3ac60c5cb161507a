import aspnet from './receiver-code/aspnet.cs.txt?raw';
import express from './receiver-code/express.mjs.txt?raw';
import fastapi from './receiver-code/fastapi.py.txt?raw';
import fastify from './receiver-code/fastify.mjs.txt?raw';
import flask from './receiver-code/flask.py.txt?raw';
import notificationSignature from './receiver-code/NotificationSignature.java.txt?raw';
import go from './receiver-code/receiver.go.txt?raw';
import php from './receiver-code/receiver.php.txt?raw';
import nodeCore from './receiver-code/verify.mjs.txt?raw';
import pythonCore from './receiver-code/verify.py.txt?raw';
import webhookController from './receiver-code/WebhookController.java.txt?raw';

interface CodeFile {
  readonly name: string;
  readonly text: string;
}

interface ReceiverCode {
  readonly name: string;
  readonly files: readonly CodeFile[];
}

const node: CodeFile = { name: 'verify.mjs', text: nodeCore };
const python: CodeFile = { name: 'verify.py', text: pythonCore };

/** Code for receivers, as files that can be run; those without a framework are run by the tests (receiver-code.test.ts). */
export const receiverCodes: readonly ReceiverCode[] = [
  { name: 'Node, Express', files: [node, { name: 'server.mjs', text: express }] },
  { name: 'Node, Fastify', files: [node, { name: 'server.mjs', text: fastify }] },
  { name: 'Python, Flask', files: [python, { name: 'app.py', text: flask }] },
  { name: 'Python, FastAPI', files: [python, { name: 'app.py', text: fastapi }] },
  { name: 'C#, ASP.NET', files: [{ name: 'Program.cs', text: aspnet }] },
  {
    name: 'Java, Spring',
    files: [
      { name: 'NotificationSignature.java', text: notificationSignature },
      { name: 'WebhookController.java', text: webhookController },
    ],
  },
  { name: 'Go', files: [{ name: 'main.go', text: go }] },
  { name: 'PHP', files: [{ name: 'webhook.php', text: php }] },
];
