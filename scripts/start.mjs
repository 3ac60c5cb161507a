// `npm start`, `npm run preview` and `npm run sandbox` begin here, in plain Node, on a fresh clone.
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { start } = await import('./start.ts');
await start(process.argv.slice(2));
