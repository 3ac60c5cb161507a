/** A request was waiting for the user to sign in again, and the user signed out (or in as somebody else). */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';

  constructor() {
    super('You are signed out.');
  }
}
