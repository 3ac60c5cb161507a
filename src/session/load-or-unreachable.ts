import { SignInError } from './sign-in-error.ts';

/** Code for signing in is loaded when somebody signs in; a file that cannot be had is a network that is away. */
export async function loadOrUnreachable<Module>(loading: Promise<Module>): Promise<Module> {
  try {
    return await loading;
  } catch {
    throw new SignInError('unreachable');
  }
}
