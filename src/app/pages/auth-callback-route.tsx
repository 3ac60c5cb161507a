import { useRouter } from '@tanstack/react-router';
import { AuthCallbackPage } from '../../features/sign-in/auth-callback-page.tsx';

/** `/auth/callback`: where the OpenID provider sends the person back to. */
export function Component() {
  const router = useRouter();
  return (
    <AuthCallbackPage
      onDone={(returnTo) => void router.navigate({ href: returnTo, replace: true })}
      onStartAgain={(returnTo) =>
        void router.navigate({ to: '/sign-in', search: returnTo === undefined ? {} : { returnTo }, replace: true })
      }
    />
  );
}
