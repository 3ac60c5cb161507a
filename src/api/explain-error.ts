import { assertNever } from '../lib/assert-never.ts';
import { ApiError, ConnectionError, ContractError, OutcomeUnknownError } from './errors.ts';

/** An error in words: what failed, and what the person can do. The place that asked decides where it is shown. */
export interface Explanation {
  readonly title: string;
  readonly detail: string;
  /** A write that may have been done: nobody may say that it was not. */
  readonly isOutcomeUnknown?: true;
}

function explainApiError(error: ApiError): Explanation {
  const said = error.serverMessage === undefined ? '' : ` The API says: “${error.serverMessage}”`;
  switch (error.kind) {
    case 'invalid':
      return {
        title: 'VCC did not accept this',
        detail: error.serverMessage ?? 'It did not say what is wrong (status 400).',
      };
    case 'not-permitted':
      return {
        title: 'You have no permission for this',
        detail: `These credentials may not do it: they may lack a scope (admin:read, admin:write), or the account may not be enrolled in the Webhooks API programme.${said}`,
      };
    case 'not-found':
      return {
        title: 'The API has nothing at this address',
        detail: `The region or its apiBase in config.json may be wrong (status 404). Tell your administrator.${said}`,
      };
    case 'conflict':
      return {
        title: 'VCC refused this because it clashes with something else',
        detail: error.serverMessage ?? 'It did not say with what (status 409).',
      };
    case 'too-large':
      return { title: 'This is too large for VCC', detail: `Shorten the list of events or the URL.${said}` };
    case 'version-refused':
      return {
        title: 'The API refused this version of the console',
        detail: `It was asked for version 1 (status ${error.status}). Tell your administrator.${said}`,
      };
    case 'rate-limited':
      return {
        title: 'Too many requests at VCC',
        detail: `The limit is shared by all VCC APIs of your organisation. Wait ${error.retryAfterSeconds ?? 5} seconds, then try again.`,
      };
    case 'unavailable':
      return {
        title: 'VCC has a problem',
        detail: `The API answered with status ${error.status}. Try again in a moment.${said}`,
      };
    case 'unexpected-status':
      return {
        title: 'VCC answered in an unexpected way',
        detail: `The API answered with status ${error.status}.${said}`,
      };
    default:
      return assertNever(error.kind);
  }
}

function explainConnectionError(error: ConnectionError): Explanation {
  switch (error.kind) {
    case 'offline':
      return { title: 'You are offline', detail: 'Try again when this device is connected.' };
    case 'timed-out':
      return { title: 'The API did not answer in time', detail: 'Try again in a moment.' };
    case 'unreachable':
      return {
        title: 'The API cannot be reached',
        detail: 'The connection failed or was refused. Check your network, then try again.',
      };
    default:
      return assertNever(error.kind);
  }
}

const unknownOutcomes: Readonly<Record<OutcomeUnknownError['what'], Explanation>> = {
  write: {
    title: 'It is not known whether this was done',
    detail:
      'VCC’s answer was lost, and it did not say afterwards what it holds now. Look at the list before you try again.',
    isOutcomeUnknown: true,
  },
  secret: {
    title: 'Saved, but it is not known whether the new secret is in force',
    detail: 'VCC’s answer was lost, and nobody can read a secret back. Save it once more to be sure.',
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
