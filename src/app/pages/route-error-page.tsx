import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { explainError } from '../../api/explain-error.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { MessagePage } from './message-page.tsx';

/** A page that failed to load or broke while rendering. The rest of the console stays usable. */
export function RouteErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { title, detail } = explainError(error);
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <MessagePage title={title} landmark="div">
      <p role="alert">{detail}</p>
      <PlainButton variant="contained" onClick={retry}>
        Try again
      </PlainButton>
    </MessagePage>
  );
}
