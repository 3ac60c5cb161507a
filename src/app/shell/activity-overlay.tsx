import { useQueryClient } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { useHttp } from '../../api/http-context.tsx';
import { ActivityDrawer } from '../../features/activity/activity-drawer.tsx';
import { createUndo } from '../../features/subscriptions/writes/undo-change.ts';
import { useWrites } from '../../features/subscriptions/writes/writes-context.tsx';

type ActivityOverlayProps = Omit<ComponentProps<typeof ActivityDrawer>, 'undo' | 'propagationSeconds'>;

/** The drawer with what takes changes back: neither is needed before somebody looks at what was changed. */
export function ActivityOverlay(props: ActivityOverlayProps) {
  const { lookThenWrite, propagationSeconds } = useWrites();
  const http = useHttp();
  const queryClient = useQueryClient();
  const [undo] = useState(() => createUndo({ log: props.log, http, queryClient, inTurn: lookThenWrite }));
  return <ActivityDrawer {...props} undo={undo} propagationSeconds={propagationSeconds} />;
}
