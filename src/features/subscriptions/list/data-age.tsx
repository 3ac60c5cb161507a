import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';

const tickMs = 5_000;

const Age = styled('span')(({ theme }) => ({
  alignSelf: 'center',
  fontSize: '0.875rem',
  color: theme.vars.palette.text.secondary,
}));

/** "40 s", "3 min", "2 h": as precise as anybody needs. */
export function describeAge(ageMs: number): string {
  const seconds = Math.floor(ageMs / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** How old what is shown is. Not announced: it would interrupt for ever. */
export function DataAge({ updatedAt, isPolling }: { readonly updatedAt: number; readonly isPolling: boolean }) {
  const [now, setNow] = useState(() => Date.now());
  // The outside system is the clock.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  const ageMs = Math.max(now, updatedAt) - updatedAt;
  return (
    <Age title={`VCC answered at ${new Date(updatedAt).toLocaleTimeString()}`}>
      Updated {ageMs < 2 * tickMs ? 'just now' : `${describeAge(ageMs)} ago`}
      {isPolling ? ', every minute' : ''}
    </Age>
  );
}
