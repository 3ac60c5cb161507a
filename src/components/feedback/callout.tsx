import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { InfoIcon, WarningIcon } from '../icons.tsx';

const Frame = styled('div')(({ theme }) => {
  const { Alert: colors, error, warning, info } = theme.vars.palette;
  return {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.75, 2),
    borderRadius: 8,
    overflowWrap: 'anywhere',
    ...theme.typography.body2,
    '&[data-severity="error"]': { color: colors.errorColor, backgroundColor: colors.errorStandardBg },
    '&[data-severity="error"] > svg': { color: error.main },
    '&[data-severity="warning"]': { color: colors.warningColor, backgroundColor: colors.warningStandardBg },
    '&[data-severity="warning"] > svg': { color: warning.main },
    '&[data-severity="info"]': { color: colors.infoColor, backgroundColor: colors.infoStandardBg },
    '&[data-severity="info"] > svg': { color: info.main },
    '&[data-dense]': { paddingBlock: theme.spacing(1) },
    '& > svg': { flex: 'none', fontSize: 22 },
    '& > .message': { flex: 1, minWidth: 0 },
    '& .title': { fontSize: '1rem', fontWeight: 500, lineHeight: 1.5, marginBottom: 4 },
    '& ul': { margin: theme.spacing(1, 0), paddingInlineStart: theme.spacing(2.5) },
    '@media (forced-colors: active)': { border: '1px solid' },
  };
});

interface CalloutProps {
  readonly severity: 'error' | 'warning' | 'info';
  /** `alert`, unless told otherwise, is announced at once; a `note` is there to be found. */
  readonly role?: 'alert' | 'status' | 'note';
  readonly title?: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** For a line below a field. */
  readonly isDense?: boolean;
}

/**
 * A message in its place in the page. Ours because MUI's alert and what it brings weigh 2.3 kB of the first load, for
 * something that most visits never show (ADR 0006).
 */
export function Callout({ severity, role = 'alert', title, children, action, isDense = false }: CalloutProps) {
  const Icon = severity === 'info' ? InfoIcon : WarningIcon;
  return (
    <Frame role={role} data-severity={severity} data-dense={isDense ? true : undefined}>
      <Icon />
      <div className="message">
        {title === undefined ? null : <div className="title">{title}</div>}
        {children}
      </div>
      {action}
    </Frame>
  );
}
