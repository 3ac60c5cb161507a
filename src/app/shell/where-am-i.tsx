import { styled } from '@mui/material/styles';
import type { SessionFacts } from '../../session/session-state.ts';
import type { AppConfig } from '../config.ts';

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'flex-end',
  gap: theme.spacing(0.5, 1),
  minWidth: 0,
  marginInlineStart: 'auto',
  fontSize: '0.875rem',
  '& .region': { fontWeight: 600 },
  '& .identity': {
    maxWidth: 260,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.vars.palette.text.secondary,
  },
  [theme.breakpoints.down('sm')]: { '& .identity': { maxWidth: 110 } },
}));

const Label = styled('span')(({ theme }) => ({
  padding: theme.spacing(0.25, 1.25),
  borderRadius: 12,
  border: `1px solid ${theme.vars.palette.text.secondary}`,
  fontSize: '0.8125rem',
  fontWeight: 600,
  '&[data-color="info"]': filled(theme.vars.palette.info),
  '&[data-color="success"]': filled(theme.vars.palette.success),
  '&[data-color="warning"]': filled(theme.vars.palette.warning),
  '&[data-color="error"]': filled(theme.vars.palette.error),
}));

function filled({ main, contrastText }: { readonly main: string; readonly contrastText: string }) {
  return {
    backgroundColor: main,
    borderColor: main,
    color: contrastText,
    // The same colour over the whole width of the window: a label alone is overlooked.
    '&::before': { content: '""', position: 'fixed', inset: '0 0 auto', height: 4, backgroundColor: main },
  };
}

interface WhereAmIProps {
  readonly environment: AppConfig['environment'];
  readonly facts: SessionFacts;
}

/** Environment, region and identity, always in sight: a change in the wrong account is the costliest mistake. */
export function WhereAmI({ environment, facts }: WhereAmIProps) {
  return (
    <Line>
      {facts.canWrite ? null : <Label>Read-only</Label>}
      <Label data-color={environment.color}>{environment.label}</Label>
      <span className="region">{facts.region.label}</span>
      <span className="identity" title={facts.identity.label}>
        {facts.identity.label}
      </span>
    </Line>
  );
}
