import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { App } from './app/app.tsx';
import { checkBrowser } from './app/browser-needs.ts';
import { loadConfig } from './app/config.ts';
import { createApp } from './app/create-app.ts';
import { ignoreDroppedFiles } from './app/ignore-dropped-files.ts';
import { reportCrash } from './app/report-crash.ts';

// zod's compiled parsers need Function(), which the strict policy forbids; before the first parse (acceptance section 0).
z.config({ jitless: true });

ignoreDroppedFiles();

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');
const root = createRoot(element, { onCaughtError: reportCrash, onUncaughtError: reportCrash });

try {
  checkBrowser();
  const services = createApp(await loadConfig());
  await services.session.restore();
  root.render(
    <StrictMode>
      <App {...services} />
    </StrictMode>,
  );
} catch (error) {
  // Loaded when it is needed. Should that fail as well, the text of index.html stays.
  const { StartUpErrorPage } = await import('./app/pages/start-up-error-page.tsx');
  root.render(<StartUpErrorPage error={error} />);
}
