import { BrowserError } from '../browser-needs.ts';
import { ConfigError } from '../config.ts';
import { MessagePage } from './message-page.tsx';

/** Shown instead of the console when it cannot start: it names each field of `config.json` that is wrong. */
export function StartUpErrorPage({ error }: { readonly error: unknown }) {
  if (error instanceof BrowserError) {
    return (
      <MessagePage title="This console needs HTTPS">
        <p role="alert">
          Over this address the browser has no cryptography, and signing in would not be safe. Open the console by an
          address that begins with https://, and with an up-to-date browser. Nothing was sent anywhere.
        </p>
      </MessagePage>
    );
  }
  if (!(error instanceof ConfigError)) {
    return (
      <MessagePage title="The console cannot start">
        <p role="alert">
          Something went wrong before anything was sent. Load this page again; if it happens again, tell your
          administrator.
        </p>
      </MessagePage>
    );
  }
  return (
    <MessagePage title="The console cannot start">
      <p role="alert">Its configuration, the file config.json beside this page, cannot be used:</p>
      <ul>
        {error.problems.map((problem) => (
          <li key={problem}>
            <code>{problem}</code>
          </li>
        ))}
      </ul>
      <p>Nothing was sent anywhere. Whoever hosts this console can correct the file; then load this page again.</p>
    </MessagePage>
  );
}
