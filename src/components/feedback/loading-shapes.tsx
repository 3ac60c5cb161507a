import { useEffect, useState } from 'react';
import { Placeholder } from '../native-controls.ts';
import { VisuallyHidden } from '../visually-hidden.ts';

/** After this, waiting wants a word (acceptance N13), in milliseconds. */
const longMs = 3_000;

/** That it goes on, once it has taken long; nobody knows for how long yet. */
export function StillLoading() {
  const [isLong, setIsLong] = useState(false);
  // The outside system is the clock.
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">{isLong ? 'Still loading: the answer is long, the connection slow, or VCC is busy.' : null}</div>
  );
}

/** The shape of rows to come, and a word for those who cannot see it; nothing that could be taken for data. */
export function LoadingShapes({ label }: { readonly label: string }) {
  return (
    <div>
      <StillLoading />
      <div aria-busy="true">
        <VisuallyHidden>{label}</VisuallyHidden>
        {Array.from({ length: 8 }, (_, index) => (
          <Placeholder key={index} style={{ height: 48, marginBottom: 12 }} />
        ))}
      </div>
    </div>
  );
}
