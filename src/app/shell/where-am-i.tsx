import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { SessionFacts } from '../../session/session-state.ts';
import type { AppConfig } from '../config.ts';

const chipColors = {
  neutral: 'default',
  info: 'info',
  success: 'success',
  warning: 'warning',
  error: 'error',
} as const;

interface WhereAmIProps {
  readonly environment: AppConfig['environment'];
  readonly facts: SessionFacts;
}

/** Environment, region and identity, always in sight: a change in the wrong account is the costliest mistake. */
export function WhereAmI({ environment, facts }: WhereAmIProps) {
  return (
    <Stack
      direction="row"
      sx={{
        alignItems: 'center',
        gap: 1,
        minWidth: 0,
        marginInlineStart: 'auto',
        flexWrap: 'wrap',
        justifyContent: 'flex-end',
      }}
    >
      {facts.canWrite ? null : <Chip size="small" variant="outlined" label="Read-only" />}
      <Chip size="small" color={chipColors[environment.color]} label={environment.label} />
      <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}>
        {facts.region.label}
      </Typography>
      <Typography
        variant="body2"
        component="span"
        color="textSecondary"
        title={facts.identity.label}
        sx={{
          minWidth: 0,
          maxWidth: { xs: 110, sm: 260 },
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {facts.identity.label}
      </Typography>
    </Stack>
  );
}
