import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { takeFocus } from '../../../../components/take-focus.ts';
import { downloadFile } from '../../../../lib/download-file.ts';

const route = getRouteApi('/shell/signed-in');

const SecretText = styled('code')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  padding: theme.spacing(1, 1.5),
  borderRadius: 8,
  border: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.default,
  overflowWrap: 'anywhere',
  fontSize: '0.9375rem',
  '@media print': { visibility: 'hidden' },
}));

/** As long as a masked secret looks; its real length tells nothing to whoever looks over a shoulder. */
const mask = '•'.repeat(44);
/** What can stand in an `.env` file as it is: what VCC sends could hold a line end, and with it another variable. */
const plainValue = /^[\w+/=-]+$/;

type CopyResult = 'not-tried' | 'copied' | 'failed';

function CopyAnnouncement({ result }: { readonly result: CopyResult }) {
  return (
    <Typography
      role="status"
      variant="body2"
      color={result === 'failed' ? 'error' : 'textSecondary'}
      sx={{ minHeight: 20 }}
    >
      {result === 'copied' ? 'Copied. Other programs can read the clipboard.' : null}
      {result === 'failed'
        ? 'Copying failed: the browser refused. The secret is selected above; copy it with the keyboard.'
        : null}
    </Typography>
  );
}

/** A secret to be stored elsewhere: masked, and never printed. It lives in its owner's state alone. */
export function SecretOnce({ secret }: { readonly secret: string }) {
  const { config } = route.useRouteContext();
  const [isRevealed, setIsRevealed] = useState(false);
  const [copyResult, setCopyResult] = useState<CopyResult>('not-tried');
  const text = useRef<HTMLElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopyResult('copied');
    } catch {
      setIsRevealed(true);
      setCopyResult('failed');
      // After the revealed text is in the page.
      requestAnimationFrame(() => text.current && window.getSelection()?.selectAllChildren(text.current));
    }
  };
  return (
    <>
      <Box
        sx={{ display: 'flex', flexDirection: { xs: 'column', sm: 'row' }, gap: 1, alignItems: { sm: 'flex-start' } }}
      >
        <SecretText ref={text} aria-label={isRevealed ? undefined : 'Masked secret'}>
          {isRevealed ? secret : mask}
        </SecretText>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button variant="outlined" onClick={() => setIsRevealed(!isRevealed)}>
            {isRevealed ? 'Hide' : 'Reveal'}
          </Button>
          <Button variant="contained" onClick={() => void copy()}>
            Copy
          </Button>
          {config.secretDownload && plainValue.test(secret) ? (
            <Button onClick={() => downloadFile('vcc-webhook.env', 'text/plain', [`VCC_WEBHOOK_SECRET=${secret}\n`])}>
              Download .env
            </Button>
          ) : null}
        </Box>
      </Box>
      <CopyAnnouncement result={copyResult} />
    </>
  );
}

/** What is left to show when the usual way has failed, so that the secret is not lost with it. */
export function PlainSecret({ secret }: { readonly secret: string }) {
  return (
    <div ref={takeFocus} tabIndex={-1}>
      <p role="alert">A part of this dialog has failed. Store the secret all the same: it is shown only now.</p>
      <SecretText>{secret}</SecretText>
    </div>
  );
}
