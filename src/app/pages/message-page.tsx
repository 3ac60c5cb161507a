import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { PageHeading } from '../../components/page/page-heading.tsx';

const Page = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(2),
  maxWidth: 640,
  marginInline: 'auto',
  padding: theme.spacing(8, 2),
  overflowWrap: 'anywhere',
  [theme.breakpoints.down('md')]: { paddingBlock: theme.spacing(4) },
}));

interface MessagePageProps {
  /** `main` where no shell stands around the page. */
  readonly landmark?: 'main' | 'div';
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that has one thing to say. */
export function MessagePage({ title, landmark = 'main', children }: MessagePageProps) {
  return (
    <Page as={landmark}>
      <PageHeading title={title} />
      <div>{children}</div>
    </Page>
  );
}
