import { PartBoundary } from '../../components/feedback/part-boundary.tsx';
import { useState } from 'react';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { ActivityIcon } from '../../components/icons.tsx';
import { IconButton } from '../../components/native-controls.ts';
import { useLoadedPart } from '../../components/use-loaded-part.ts';
import type { ActivityLog } from '../../domain/activity/activity-log.ts';
import type { SessionFacts } from '../../session/session-state.ts';

const loadOverlay = async () => (await import('./activity-overlay.tsx')).ActivityOverlay;

interface ActivityButtonProps {
  readonly activity: ActivityLog;
  /** The environment's label. */
  readonly environment: string;
  readonly facts: SessionFacts;
}

/** Opens what this session has changed. Only this button is part of the first load. */
export function ActivityButton({ activity, environment, facts }: ActivityButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { part: ActivityOverlay, retry } = useLoadedPart(loadOverlay, isOpen);
  return (
    <>
      <IconButton
        type="button"
        aria-label="Activity"
        title="Activity"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <ActivityIcon />
      </IconButton>
      {ActivityOverlay === undefined ? null : (
        <PartBoundary what="Activity" isFloating>
          <ActivityOverlay
            isOpen={isOpen}
            onClose={() => setIsOpen(false)}
            log={activity}
            labels={{ environment, region: facts.region.label, account: facts.identity.label }}
          />
        </PartBoundary>
      )}
      <PartProblem onRetry={retry} />
    </>
  );
}
