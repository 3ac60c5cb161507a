import { ReceiverCodeRegion } from './receiver-code-region.tsx';
import { SampleRegion } from './sample-region.tsx';
import type { Pasted } from './use-verification.ts';

/** The regions below the first one, which load after it: they bring the generator of samples and much text. */
export function LowerRegions({ onCheck }: { readonly onCheck: (sample: Pasted) => void }) {
  return (
    <>
      <SampleRegion onCheck={onCheck} />
      <ReceiverCodeRegion />
    </>
  );
}
