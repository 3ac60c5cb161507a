import { ConfigError } from '../config.ts';
import { MessagePage } from './message-page.tsx';

/** Shown instead of the console when it cannot start: it names each field of `config.json` that is wrong. */
export function StartUpErrorPage({ error }: { readonly error: unknown }) {
  const problems = error instanceof ConfigError ? error.problems : [String(error)];
  return (
    <MessagePage title="The console cannot start">
      <p role="alert">Its configuration, the file config.json beside this page, cannot be used:</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>
            <code>{problem}</code>
          </li>
        ))}
      </ul>
      <p>Nothing was sent anywhere. Whoever hosts this console can correct the file; then load this page again.</p>
    </MessagePage>
  );
}
