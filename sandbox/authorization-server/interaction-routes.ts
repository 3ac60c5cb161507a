import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Provider } from 'oidc-provider';
import type { AccountStore } from '../accounts.ts';
import { CONSOLE_CLIENT_ID } from './create-provider.ts';
import { consentPage, errorPage, signInPage, SUBMIT_SCRIPT, SUBMIT_SCRIPT_PATH } from './pages.ts';

interface Env {
  Bindings: HttpBindings;
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** The pages on which a person signs in: plain forms that need no script. */
export function createInteractionRoutes(provider: Provider, accounts: AccountStore): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/oidc/interaction/:uid', async (c) => {
    const interaction = await interactionOf(c);
    const signedInAs = accounts.find(interaction.session?.accountId ?? '');
    const isConsentEnough = interaction.prompt.name === 'consent' && signedInAs !== undefined;
    return c.html(isConsentEnough ? consentPage(c.req.path, signedInAs.displayName) : signInPage(c.req.path));
  });

  app.post('/oidc/interaction/:uid', async (c) => {
    const interaction = await interactionOf(c);
    if (interaction.prompt.name === 'consent' && interaction.session?.accountId !== undefined) {
      return finish(c, interaction, interaction.session.accountId);
    }
    const form = new URLSearchParams(await c.req.text());
    const login = form.get('login') ?? '';
    const account = accounts.findByLogin(login);
    if (!account || account.password !== form.get('password')) return c.html(signInPage(c.req.path, login));
    return finish(c, interaction, account.accountId);
  });

  app.get(SUBMIT_SCRIPT_PATH, (c) => c.body(SUBMIT_SCRIPT, 200, { 'content-type': 'text/javascript' }));

  // The library's errors carry a description: the interaction is over, or belongs to another browser.
  app.onError((error, c) => {
    if (!('error_description' in error)) throw error;
    return c.html(errorPage(String(error.error_description)), 400);
  });
  return app;

  function interactionOf(c: Context<Env>): Promise<Interaction> {
    return provider.interactionDetails(c.env.incoming, c.env.outgoing);
  }

  /** Signing in is consent to what was asked for: the console is the account's own. */
  async function finish(c: Context<Env>, { params }: Interaction, accountId: string): Promise<Response> {
    const grant = new provider.Grant({ accountId, clientId: CONSOLE_CLIENT_ID });
    grant.addOIDCScope(String(params['scope']));
    const consent = { grantId: await grant.save() };
    const next = await provider.interactionResult(c.env.incoming, c.env.outgoing, { login: { accountId }, consent });
    return c.redirect(next, 303);
  }
}
