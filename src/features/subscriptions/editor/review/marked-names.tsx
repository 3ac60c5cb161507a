import type { ReactNode } from 'react';
import { LimitedLines } from '../../../../components/event-schema/limited-lines.tsx';
import { VisuallyHidden } from '../../../../components/visually-hidden.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';

export interface MarkedName {
  readonly name: string;
  readonly kind: 'added' | 'removed';
  /** Behind it: who did it. */
  readonly by?: ReactNode;
}

/** Names with a plus or a minus before them: read at a glance, and not by colour alone. */
export function MarkedNames({ label, names }: { readonly label: string; readonly names: readonly MarkedName[] }) {
  return (
    <LimitedLines total={names.length} noun="lines">
      {(count) => (
        <ul aria-label={label}>
          {names.slice(0, count).map(({ name, kind, by }) => (
            <li key={`${kind} ${name}`} className={kind}>
              <span className="mark" aria-hidden>
                {kind === 'added' ? '+' : '−'}
              </span>
              <VisuallyHidden>{kind}: </VisuallyHidden>
              <span className="text">
                <bdi>{revealHiddenCharacters(name)}</bdi>
                {by === undefined ? null : <span className="by"> {by}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </LimitedLines>
  );
}
