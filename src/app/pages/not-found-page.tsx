import { Link } from '@tanstack/react-router';
import { MessagePage } from './message-page.tsx';

export function NotFoundPage() {
  return (
    <MessagePage title="There is no such page">
      The address may be mistyped, or the page may have moved. <Link to="/subscriptions">Go to the subscriptions</Link>
    </MessagePage>
  );
}
