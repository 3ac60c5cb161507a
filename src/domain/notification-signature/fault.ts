/** Everything that this console can tell apart when a notification does not verify. */
export const faultKinds = [
  'not-a-token',
  'truncated',
  'altered',
  'alg-none',
  'wrong-algorithm',
  'critical-header',
  'secret-not-base64',
  'secret-empty',
  'secret-as-text',
  'secret-misread',
  'wrong-secret',
  'wrong-alphabet',
  'no-payload-hash',
  'hash-form',
  'trailing-newline',
  'line-ends',
  'byte-order-mark',
  're-serialised',
  'escapes',
  'encoding',
  'wrapped',
  'other-body',
  'expired',
  'not-yet-valid',
  'no-expiry',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Why a notification is not valid, for a person: what is wrong, how it is known, and what to do. */
export interface Fault {
  readonly kind: FaultKind;
  /** The rest of a sentence that begins with "Not valid:". */
  readonly title: string;
  readonly detail: string;
  readonly advice?: string;
}
