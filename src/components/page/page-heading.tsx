import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: theme.spacing(2),
  '& > div': { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** Native: MUI's typography would be 1 kB more of the first load, for this one element. */
const Heading = styled('h1')(({ theme }) => ({
  ...theme.typography.h1,
  margin: 0,
  minWidth: 0,
  overflowWrap: 'anywhere',
  '&:focus': { outline: 'none' },
}));

interface PageHeadingProps {
  readonly title: string;
  /** For the browser's tab, where the heading alone would not say enough. */
  readonly documentTitle?: string;
  readonly actions?: ReactNode;
}

/** The one `h1` of a page. It names the browser's tab and takes the focus after a change of route. */
export function PageHeading({ title, documentTitle = title, actions }: PageHeadingProps) {
  return (
    <Row>
      <title>{`${documentTitle} · VCC Webhooks Console`}</title>
      <Heading tabIndex={-1}>{title}</Heading>
      {actions === undefined ? null : <div>{actions}</div>}
    </Row>
  );
}
