import { type ReactNode, useEffect } from 'react';
import { PartBoundary } from '../../../../components/feedback/part-boundary.tsx';

interface QuestionBoundaryProps {
  /** It cannot be asked: whoever waits for its answer goes on without one. A constant while the question stands. */
  readonly onFail: () => void;
  readonly children: ReactNode;
}

/** Keeps a crash inside a question in the midst of saving: the form, which is locked until it is answered, opens again. */
export function QuestionBoundary({ onFail, children }: QuestionBoundaryProps) {
  return (
    <PartBoundary what="The question" renderFailure={() => <Failed onFail={onFail} />}>
      {children}
    </PartBoundary>
  );
}

function Failed({ onFail }: { readonly onFail: () => void }) {
  // The outside system is the save, which waits.
  useEffect(onFail, [onFail]);
  return null;
}
