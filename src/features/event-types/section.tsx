import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

const Frame = styled('section')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: theme.spacing(1.5),
  '& .head': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    fontSize: '0.875rem',
  },
}));

interface SectionProps {
  readonly title: string;
  /** A link or control beside the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A region of the page with its heading. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <Frame aria-labelledby={id}>
      <div className="head">
        <Typography variant="h2" id={id}>
          {title}
        </Typography>
        {aside}
      </div>
      {children}
    </Frame>
  );
}
