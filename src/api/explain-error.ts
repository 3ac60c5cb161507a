import { assertNever } from '../lib/assert-never.ts';
import { ApiError, ConnectionError, ContractError, OutcomeUnknownError } from './errors.ts';

/** An error in words: what failed, and what the person can do. The place that asked decides where it is shown. */
export interface Explanation {
  readonly title: string;
  readonly detail: string;
  /** A write that may have been done: nobody may say that it was not. */
  readonly isOutcomeUnknown?: true;
}

/** “status 400, request id 7f3a”: what an administrator, or VCC's support, would ask for. */
function statusOf({ status, requestId }: ApiError): string {
  return `status ${status}${requestId === undefined ? '' : `, request id ${requestId}`}`;
}

/** “in 10 minutes, at 14:35:00”. */
function timeUntil(at: number): string {
  const minutes = Math.ceil((at - Date.now()) / 60_000);
  const [in_, long] = minutes < 120 ? [minutes, 'minutes'] : [Math.ceil(minutes / 60), 'hours'];
  return `in ${in_.toLocaleString()} ${long}, at ${new Date(at)[long === 'hours' ? 'toLocaleString' : 'toLocaleTimeString']()}`;
}

const TOO_LARGE_A_TOKEN = ' The access token is too large for it: tell your administrator.';

function explainApiError(error: ApiError): Explanation {
  const said = error.serverMessage === undefined ? '' : ` The API says: “${error.serverMessage}”`;
  switch (error.kind) {
    case 'invalid':
      return {
        title: 'VCC did not accept this',
        detail: error.serverMessage ?? `It did not say what is wrong (${statusOf(error)}).`,
      };
    case 'not-permitted':
      return {
        title: 'You have no permission for this',
        detail: `These credentials may not do it: they may lack a scope (admin:read, admin:write), or the account may not be enrolled in the Webhooks API programme.${said}`,
      };
    case 'token-refused':
      return {
        title: 'The API does not accept this sign-in',
        detail: `It refused a token that was just issued. The region, or its apiBase in config.json, may not be the one of your account.${said}`,
      };
    case 'not-found':
      return {
        title: 'The API has nothing at this address',
        detail: `The region or its apiBase in config.json may be wrong (status 404). Tell your administrator.${said}`,
      };
    case 'conflict':
      return {
        title: 'VCC refused this because it clashes with something else',
        detail: error.serverMessage ?? `It did not say with what (${statusOf(error)}).`,
      };
    case 'outdated':
      return {
        title: 'Somebody else changed this meanwhile',
        detail: `VCC did not overwrite it (${statusOf(error)}). Open it anew to see what it holds now.${said}`,
      };
    case 'too-large':
      return { title: 'This is too large for VCC', detail: `Shorten the list of events or the URL.${said}` };
    case 'version-refused':
      return {
        title: 'The API refused this version of the console',
        detail: `It was asked for version 1 (${statusOf(error)}). Tell your administrator.${said}`,
      };
    case 'rate-limited':
      return {
        title: 'Too many requests at VCC',
        detail: `The limit is shared by all VCC APIs of your organisation. Wait ${error.retryAfterSeconds ?? 5} seconds, then try again.`,
      };
    case 'maintenance':
      return {
        title: 'VCC is not available for a while',
        detail: `It asks to come back ${timeUntil(error.retryAt ?? Date.now())}. Nothing is tried until you do.${said}`,
      };
    case 'unavailable':
      return {
        title: 'VCC has a problem',
        detail: `The API answered with ${statusOf(error)}. Try again in a moment.${said}`,
      };
    case 'unexpected-status':
      return {
        title: 'VCC answered in an unexpected way',
        // Nothing in a request's head grows but the token (acceptance T31).
        detail: `The API answered with ${statusOf(error)}.${error.status === 431 ? TOO_LARGE_A_TOKEN : ''}${said}`,
      };
    default:
      return assertNever(error.kind);
  }
}

function explainConnectionError({ kind, host }: ConnectionError): Explanation {
  const api = host === '' ? 'the API' : host;
  switch (kind) {
    case 'offline':
      return { title: 'You are offline', detail: 'Try again when this device is connected.' };
    case 'timed-out':
      return { title: 'The API did not answer in time', detail: 'Try again in a moment.' };
    case 'unreachable':
      return {
        title: 'The API cannot be reached',
        detail: `The connection to ${api} failed or was refused. Check your network, then try again.`,
      };
    case 'unreachable-or-refused':
      return {
        title: 'The API cannot be reached, or refuses this web origin (CORS)',
        detail: `A browser does not tell which. If your network works, ask your administrator whether ${api} allows pages of ${location.origin}.`,
      };
    case 'cut-short':
      return {
        title: 'The API’s answer arrived incomplete',
        detail: `The connection to ${api} ended in the middle, or what came could not be unpacked. Try again.`,
      };
    case 'answer-too-large':
      return {
        title: 'The API’s answer is too large',
        detail: `${api} sent more than this console reads, and it was given up. Tell your administrator.`,
      };
    case 'redirected':
      return {
        title: 'The API led somewhere else',
        detail: `${api} answered with a redirect. It was not followed, so that nothing of yours goes elsewhere. Tell your administrator.`,
      };
    default:
      return assertNever(kind);
  }
}

const unknownOutcomes: Readonly<Record<OutcomeUnknownError['what'], Explanation>> = {
  write: {
    title: 'It is not known whether this was done',
    detail:
      'VCC’s answer was lost or cannot be read, and asking again did not settle it. Look at the list before you try again.',
    isOutcomeUnknown: true,
  },
  secret: {
    title: 'It is not known whether the new secret is in force',
    detail:
      'VCC’s answer was lost, and nobody can read a secret back. Whatever else you changed is saved. Save the secret once more to be sure.',
    isOutcomeUnknown: true,
  },
};

/** Explains what a call about one subscription failed with: there, 404 means that it is gone. */
export function explainSubscriptionError(error: unknown): Explanation {
  if (!(error instanceof ApiError) || error.kind !== 'not-found') return explainError(error);
  return {
    title: 'This subscription no longer exists',
    detail: 'Somebody may have deleted it, or it belongs to another account or region.',
  };
}

/** Explains whatever a call failed with. */
export function explainError(error: unknown): Explanation {
  if (error instanceof ApiError) return explainApiError(error);
  if (error instanceof ConnectionError) return explainConnectionError(error);
  if (error instanceof OutcomeUnknownError) return unknownOutcomes[error.what];
  if (error instanceof ContractError) {
    return {
      title: 'Unexpected answer from the API',
      detail: `${error.path}: ${error.problem}. Tell your administrator.`,
    };
  }
  return {
    title: 'Something went wrong in this console',
    detail: 'Nothing more is known. Reload the page; if it happens again, tell your administrator.',
  };
}
