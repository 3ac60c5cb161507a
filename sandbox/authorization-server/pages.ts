import { html, raw } from 'hono/html';

type Html = ReturnType<typeof html>;

/** The one style of these pages; they are the sandbox's own and need no file beside them. */
const STYLE = raw(`<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
  main { width: min(22rem, 90vw); }
  label { display: block; margin-top: 1rem; font-weight: 600; }
  input, button { box-sizing: border-box; width: 100%; margin-top: 0.25rem; padding: 0.6rem; font: inherit; }
  button { margin-top: 1.5rem; cursor: pointer; }
  [role='alert'] { border-left: 0.25rem solid #c62828; padding-left: 0.75rem; }
</style>`);

function page(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} - VCC sandbox</title>
        <link rel="icon" href="data:," />
        ${STYLE}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

/** Login and consent in one step; `failedLogin` is what was typed with a wrong password. */
export function signInPage(action: string, failedLogin?: string): Html {
  const alert = failedLogin === undefined ? '' : html`<p role="alert">Login or password is wrong.</p>`;
  return page(
    'Sign in',
    html`<p>The VCC Webhooks Console may then read and change this account’s webhooks.</p>
      ${alert}
      <form method="post" action="${action}">
        <label for="login">Login</label>
        <input id="login" name="login" value="${failedLogin ?? ''}" autocomplete="username" autofocus required />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <button>Sign in</button>
      </form>`,
  );
}

/** Consent alone, for someone who is signed in and is asked for more than before. */
export function consentPage(action: string, name: string): Html {
  return page(
    'Continue',
    html`<p>Signed in as ${name}.</p>
      <form method="post" action="${action}"><button>Continue</button></form>`,
  );
}

/** `form` is the library's own, with its protection against forged posts; the script submits it at once. */
export function signOutPage(form: string, isQuestionSkipped: boolean): Html {
  return page(
    'Sign out',
    html`${raw(form)}
      <p>Do you want to end your session?</p>
      <button form="op.logoutForm" name="logout" value="yes">Sign out</button>
      ${isQuestionSkipped ? raw(`<script src="${SUBMIT_SCRIPT_PATH}"></script>`) : ''}`,
  );
}

export function signedOutPage(): Html {
  return page('Signed out', html`<p>Your session has ended.</p>`);
}

export function errorPage(description: string): Html {
  return page('Sign-in failed', html`<p role="alert">${description}</p>`);
}

/** A file instead of inline code, so that a strict content security policy lets it run. */
export const SUBMIT_SCRIPT_PATH = '/oidc/submit.js';
export const SUBMIT_SCRIPT = `document.querySelector('button[form="op.logoutForm"]').click();`;
