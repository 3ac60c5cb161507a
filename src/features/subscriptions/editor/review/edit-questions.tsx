import { assertNever } from '../../../../lib/assert-never.ts';
import { ChangeList } from './change-list.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { GoneDialog } from './gone-dialog.tsx';
import { QuestionBoundary } from './question-boundary.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import type { EditQuestion } from './use-edit-save.ts';
import { useEffectReader } from './use-entry-effect.ts';

/** The dialog of what is asked now, if anything is. */
export function EditQuestions({ question }: { readonly question: EditQuestion | undefined }) {
  return question === undefined ? null : (
    <QuestionBoundary onFail={question.fail}>
      <Question question={question} />
    </QuestionBoundary>
  );
}

function Question({ question }: { readonly question: EditQuestion }) {
  const effectOf = useEffectReader();
  switch (question.kind) {
    case 'review': {
      const { seen, patch, reasons, answer } = question;
      const after = { ...seen, ...patch };
      return (
        <ReviewDialog reasons={reasons} onAnswer={answer}>
          <ChangeList
            before={seen}
            after={after}
            effect={effectOf(seen.events, after.events)}
            hasNewSecret={patch.secret !== undefined}
          />
        </ReviewDialog>
      );
    }
    case 'conflict':
      return (
        <ConflictDialog
          base={question.seen}
          theirs={question.current}
          wish={question.patch}
          onAnswer={question.answer}
        />
      );
    case 'gone':
      return <GoneDialog name={question.name} onAnswer={question.answer} />;
    default:
      return assertNever(question);
  }
}
