import { Placeholder } from '../native-controls.ts';
import { VisuallyHidden } from '../visually-hidden.ts';

/** The shape of rows to come, and a word for those who cannot see it; nothing that could be taken for data. */
export function LoadingShapes({ label }: { readonly label: string }) {
  return (
    <div aria-busy="true">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: 8 }, (_, index) => (
        <Placeholder key={index} style={{ height: 48, marginBottom: 12 }} />
      ))}
    </div>
  );
}
