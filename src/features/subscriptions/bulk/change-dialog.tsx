import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, useMemo, useState } from 'react';
import { adviseHost, type BulkAction, readHost } from '../../../domain/bulk/plan-bulk.ts';
import { addEntry } from '../../../domain/event-selection-changes.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { assertNever } from '../../../lib/assert-never.ts';
import { parseReceiverUrl } from '../../../domain/url-advice.ts';
import { LeaveGuard, LeaveQuestion } from '../editor/leave-guard.tsx';

interface ChangeDialogProps {
  readonly rows: readonly Subscription[];
  /** False while its plan is looked at, which may be cancelled: what is typed stays until then. */
  readonly isOpen: boolean;
  readonly onChoose: (title: string, action: BulkAction) => void;
  readonly onClose: () => void;
}

const kinds = {
  'add-entries': 'Add entries',
  'remove-entries': 'Remove entries',
  'replace-entry': 'Replace an entry by another',
  'change-host': 'Change the URL’s host',
} as const;
type ChangeKind = keyof typeof kinds;

const isKind = (text: string): text is ChangeKind => Object.hasOwn(kinds, text);

/** Entries as they are typed: one a line, or with blanks or commas between them. No entry holds any of these. */
function readEntries(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

/** Each different one of the selection, for the choice of what to take out. */
function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}

const unseenCharacters = 'An entry has no blanks or invisible characters inside.';

interface Typed {
  readonly kind: ChangeKind;
  readonly from: string;
  readonly text: string;
}

/** The change that was typed, or what is missing. */
function readChange({ kind, from, text }: Typed): BulkAction | string {
  const entries = readEntries(text);
  const [entry] = entries;
  // What the picker refuses is refused here too, before it is written to hundreds.
  if (kind !== 'change-host' && entries.some((each) => !addEntry([], each).ok)) return unseenCharacters;
  if (kind === 'change-host') {
    const to = readHost(text.trim());
    if (to === undefined) {
      return 'Enter a host, with its port if it has one: hooks.example.com or hooks.example.com:8443.';
    }
    return adviseHost(to).problem ?? { kind, from: from === '' ? undefined : from, to };
  }
  if (kind === 'replace-entry') {
    if (from === '') return 'Choose the entry to replace.';
    return entry === undefined || entries.length > 1 ? 'Enter one entry.' : { kind, from, to: entry };
  }
  return entries.length === 0 ? 'Enter at least one entry.' : { kind, entries };
}

function titleOf(action: BulkAction): string {
  switch (action.kind) {
    case 'add-entries':
      return `Add ${action.entries.map(revealHiddenCharacters).join(', ')}`;
    case 'remove-entries':
      return `Remove ${action.entries.map(revealHiddenCharacters).join(', ')}`;
    case 'replace-entry':
      return `Replace ${revealHiddenCharacters(action.from)} by ${revealHiddenCharacters(action.to)}`;
    case 'change-host':
      return `Change the host to ${action.to}`;
    case 'enable':
    case 'disable':
    case 'delete':
      return action.kind;
    default:
      return assertNever(action);
  }
}

const labels: Readonly<Record<ChangeKind, string>> = {
  'add-entries': 'Entries to add',
  'remove-entries': 'Entries to remove',
  'replace-entry': 'New entry',
  'change-host': 'New host',
};

/** What to replace: an entry that the selection has, or a host. */
function FromField({
  kind,
  from,
  rows,
  onFrom,
}: Pick<ChangeDialogProps, 'rows'> & Omit<Typed, 'text'> & { readonly onFrom: (from: string) => void }) {
  const options = useMemo(
    () =>
      distinct(
        kind === 'replace-entry'
          ? rows.flatMap(({ events }) => events)
          : rows.flatMap(({ url }) => parseReceiverUrl(url)?.host ?? []),
      ),
    [kind, rows],
  );
  if (kind !== 'replace-entry' && kind !== 'change-host') return null;
  return (
    <TextField
      select
      label={kind === 'replace-entry' ? 'Entry to replace' : 'Of subscriptions at'}
      value={from}
      onChange={(event) => onFrom(event.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">{kind === 'replace-entry' ? 'Choose an entry' : 'Any host'}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {revealHiddenCharacters(option)}
        </option>
      ))}
    </TextField>
  );
}

/** Of each kind of change what is typed, so that a look at another kind costs nothing. */
function useTyped() {
  const [kind, setKind] = useState<ChangeKind>('add-entries');
  const [texts, setTexts] = useState<Readonly<Partial<Record<ChangeKind, Omit<Typed, 'kind'>>>>>({});
  const current = texts[kind] ?? { from: '', text: '' };
  return {
    typed: { kind, ...current },
    hasText: Object.values(texts).some(({ text }) => text.trim() !== ''),
    setKind,
    change: (part: Partial<typeof current>): void => setTexts({ ...texts, [kind]: { ...current, ...part } }),
  };
}

interface ChangeFieldsProps extends Pick<ChangeDialogProps, 'rows'> {
  readonly typed: Typed;
  readonly problem: string | undefined;
  readonly onKind: (kind: ChangeKind) => void;
  readonly onChange: (part: Partial<Omit<Typed, 'kind'>>) => void;
}

function ChangeFields({ rows, typed, problem, onKind, onChange }: ChangeFieldsProps) {
  return (
    <>
      <TextField
        select
        label="Change"
        value={typed.kind}
        onChange={({ target }) => {
          if (isKind(target.value)) onKind(target.value);
        }}
        slotProps={{ select: { native: true } }}
      >
        {Object.entries(kinds).map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </TextField>
      <FromField kind={typed.kind} from={typed.from} rows={rows} onFrom={(from) => onChange({ from })} />
      <TextField
        label={labels[typed.kind]}
        value={typed.text}
        onChange={(event) => onChange({ text: event.target.value })}
        multiline={typed.kind === 'add-entries' || typed.kind === 'remove-entries'}
        error={problem !== undefined}
        helperText={
          problem ??
          (typed.kind === 'change-host'
            ? 'Path and everything behind it stay as they are.'
            : 'As it is stored: a full name with its version, or a pattern. Separate several by a comma or a new line.')
        }
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}

/** Which change; its plan is the next question. What is typed is lost by no key and no click beside it. */
export function ChangeDialog({ rows, isOpen, onChoose, onClose }: ChangeDialogProps) {
  const { typed, hasText, setKind, change } = useTyped();
  const [problem, setProblem] = useState<string>();
  const [isLeaving, setIsLeaving] = useState(false);
  const close = (): void => (hasText ? setIsLeaving(true) : onClose());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const action = readChange(typed);
    setProblem(typeof action === 'string' ? action : undefined);
    if (typeof action !== 'string') onChoose(titleOf(action), action);
  };
  return (
    <>
      <Dialog open={isOpen} onClose={close} aria-labelledby="change-title" fullWidth maxWidth="sm">
        <form onSubmit={submit} noValidate>
          <DialogTitle id="change-title">Change {rows.length.toLocaleString()} selected</DialogTitle>
          <DialogContent sx={{ display: 'grid', gap: 2.5, pt: '8px !important' }}>
            <ChangeFields
              rows={rows}
              typed={typed}
              problem={problem}
              onKind={(kind) => {
                setKind(kind);
                setProblem(undefined);
              }}
              onChange={(part) => {
                change(part);
                setProblem(undefined);
              }}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="contained">
              Show the plan
            </Button>
          </DialogActions>
        </form>
      </Dialog>
      {isLeaving ? (
        <LeaveQuestion
          title="Discard changes?"
          text="What you typed here has not been applied."
          onStay={() => setIsLeaving(false)}
          onDiscard={onClose}
        />
      ) : null}
      <LeaveGuard risk={hasText ? 'unsaved' : 'none'} />
    </>
  );
}
