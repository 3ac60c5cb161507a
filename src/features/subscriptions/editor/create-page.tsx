import { PageHeading } from '../../../components/page/page-heading.tsx';

export function Component() {
  return <PageHeading title="Subscription" />;
}
