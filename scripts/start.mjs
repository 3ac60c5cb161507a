// `npm start`, `npm run preview` and `npm run sandbox` begin here, in plain Node, on a fresh clone.
import { ensureInstalled } from './ensure-installed.mjs';

const args = process.argv.slice(2);
ensureInstalled({ withDevelopment: false });
const { register } = await import('tsx/esm/api');
register();
if (args.includes('--sandbox-only')) await import('../sandbox/main.ts');
else {
  const { start } = await import('./start.ts');
  await start(args);
}
