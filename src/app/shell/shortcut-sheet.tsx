import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import { Fragment } from 'react';
import { singleKeys } from '../../components/shortcuts/single-keys.ts';
import { ToggleSwitch } from '../../components/toggle-switch.ts';
import { usePreference } from '../../components/use-preference.ts';

const Sheet = styled('div')(({ theme }) => ({
  '& h3': { margin: theme.spacing(2, 0, 1), fontSize: '1rem' },
  '& h3:first-of-type': { marginTop: 0 },
  '& dl': {
    display: 'grid',
    gridTemplateColumns: '136px minmax(0, 1fr)',
    gap: theme.spacing(0.75, 2),
    margin: 0,
    alignItems: 'center',
  },
  '& dd': { margin: 0 },
  '& kbd': {
    display: 'inline-block',
    minWidth: 28,
    padding: theme.spacing(0.25, 1),
    textAlign: 'center',
    font: 'inherit',
    fontSize: '0.8125rem',
    fontWeight: 600,
    border: `1px solid ${theme.vars.palette.text.disabled}`,
    borderRadius: 6,
  },
  '& label': { display: 'flex', alignItems: 'center', gap: 12, marginTop: theme.spacing(3), cursor: 'pointer' },
  '& p': { margin: theme.spacing(0.5, 0, 0), color: theme.vars.palette.text.secondary, fontSize: '0.875rem' },
}));

interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
}

const groups: readonly { readonly title: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'On every page',
    shortcuts: [
      { keys: ['Ctrl K', '⌘ K'], does: 'Find a screen, action, subscription or event type' },
      { keys: ['?'], does: 'Show this sheet' },
    ],
  },
  {
    title: 'On the list of subscriptions',
    shortcuts: [
      { keys: ['/'], does: 'Go to the search' },
      { keys: ['j'], does: 'Next row' },
      { keys: ['k'], does: 'Row before' },
      { keys: ['x'], does: 'Select the row that has the focus, or take it out of the selection' },
      { keys: ['e'], does: 'Edit the row that has the focus' },
      { keys: ['n'], does: 'Create a subscription' },
    ],
  },
];

/** All keys, and the way to be rid of those that are single (WCAG 2.1.4). */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const isOn = usePreference(singleKeys()) !== false;
  return (
    <Dialog open onClose={onClose} aria-labelledby="shortcuts-title" fullWidth maxWidth="sm">
      <DialogTitle id="shortcuts-title">Keyboard shortcuts</DialogTitle>
      <DialogContent>
        <Sheet>
          {groups.map(({ title, shortcuts }) => (
            <Fragment key={title}>
              <h3>{title}</h3>
              <dl>
                {shortcuts.map(({ keys, does }) => (
                  <Fragment key={does}>
                    <dt>
                      {keys.map((key, index) => (
                        <Fragment key={key}>
                          {index === 0 ? null : ' or '}
                          <kbd>{key}</kbd>
                        </Fragment>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </Fragment>
                ))}
              </dl>
            </Fragment>
          ))}
          <label htmlFor="single-keys">
            <ToggleSwitch
              id="single-keys"
              type="checkbox"
              role="switch"
              checked={isOn}
              aria-checked={isOn}
              aria-describedby="single-keys-note"
              onChange={(event) => singleKeys().set(event.target.checked)}
            />
            Single-key shortcuts
          </label>
          <p id="single-keys-note">
            Switch them off if you speak to your computer or press keys by accident. This browser remembers it; the
            account menu leads here.
          </p>
        </Sheet>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
