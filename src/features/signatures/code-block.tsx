import { useRef, useState } from 'react';
import { PlainButton } from '../../components/plain-button.tsx';

interface CodeBlockProps {
  /** What it is, for the names of the block and of its button. */
  readonly label: string;
  readonly text: string;
  readonly wraps?: boolean;
}

type Saying = '' | 'copied' | 'failed';

/** Text to be copied. It says so truthfully, and selects the text where the browser refuses. */
export function CodeBlock({ label, text, wraps = false }: CodeBlockProps) {
  const block = useRef<HTMLPreElement>(null);
  const [saying, setSaying] = useState<Saying>('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaying('copied');
    } catch {
      setSaying('failed');
      if (block.current !== null) window.getSelection()?.selectAllChildren(block.current);
    }
  };
  return (
    <div className="stack">
      <pre
        ref={block}
        role="group"
        aria-label={label}
        data-wraps={wraps ? true : undefined}
        // It scrolls, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {text}
      </pre>
      <div className="actions">
        <PlainButton variant="outlined" size="small" onClick={() => void copy()}>
          Copy {label}
        </PlainButton>
        <span role="status" className={saying === 'failed' ? 'problem' : 'quiet'}>
          {saying === 'copied' ? 'Copied.' : null}
          {saying === 'failed'
            ? 'Copying failed: the browser refused. It is selected; copy it with the keyboard.'
            : null}
        </span>
      </div>
    </div>
  );
}
