import { PartBoundary } from '../../components/feedback/part-boundary.tsx';
import { styled } from '@mui/material/styles';
import { Link, Outlet } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { SearchIcon } from '../../components/icons.tsx';
import { IconButton } from '../../components/native-controls.ts';
import { useBackOffUntil } from '../../api/http-context.tsx';
import { BackOffBar } from '../../components/feedback/back-off-bar.tsx';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { NoticeBar } from '../../components/feedback/notice-bar.tsx';
import { useLoadedPart } from '../../components/use-loaded-part.ts';
import type { ActivityLog } from '../../domain/activity/activity-log.ts';
import { useBulkState } from '../../features/subscriptions/bulk/bulk-context.tsx';
import { useSessionState } from '../../session/session-context.tsx';
import type { AppConfig } from '../config.ts';
import { ActivityButton } from './activity-button.tsx';
import { AccountButton } from './account-button.tsx';
import { Navigation } from './navigation.tsx';
import { NavigationMenuButton } from './navigation-menu-button.tsx';
import { type OverlayName, Overlays } from './overlays.tsx';
import { SessionOverlays } from './session-overlays.tsx';
import { WhereAmI } from './where-am-i.tsx';

const loadBulk = async () => (await import('../../features/subscriptions/bulk/bulk-overlay.tsx')).BulkOverlay;

/** Moves the focus without a navigation, which a form with unsaved changes would ask about. */
function skipToContent(event: SyntheticEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

const Frame = styled('div')(({ theme }) => ({
  display: 'grid',
  minHeight: '100dvh',
  gridTemplate: '"header header" auto "navigation main" 1fr / 216px minmax(0, 1fr)',
  [theme.breakpoints.down('md')]: { gridTemplate: '"header" auto "main" 1fr / minmax(0, 1fr)' },
}));

const SkipLink = styled('a')(({ theme }) => ({
  position: 'absolute',
  insetInlineStart: 8,
  top: 8,
  zIndex: theme.zIndex.tooltip,
  padding: theme.spacing(1, 2),
  borderRadius: 8,
  backgroundColor: theme.vars.palette.primary.main,
  color: theme.vars.palette.primary.contrastText,
  '&:not(:focus)': { clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden', padding: 0 },
}));

const Header = styled('header')(({ theme }) => ({
  gridArea: 'header',
  position: 'sticky',
  top: 0,
  zIndex: theme.zIndex.appBar,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1.5),
  minHeight: 56,
  padding: theme.spacing(0.5, 2),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  [theme.breakpoints.up('md')]: { '& > .navigation-menu': { display: 'none' } },
  // There the account menu has it.
  [theme.breakpoints.down('sm')]: { '& > .palette': { display: 'none' } },
}));

const Brand = styled(Link)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  color: theme.vars.palette.text.primary,
  fontWeight: 700,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, borderRadius: 4 },
  '& img': { display: 'block' },
  [theme.breakpoints.down('sm')]: { '& span': { display: 'none' } },
}));

const Side = styled('div')(({ theme }) => ({
  gridArea: 'navigation',
  borderInlineEnd: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  [theme.breakpoints.down('md')]: { display: 'none' },
}));

const Main = styled('main')(({ theme }) => ({
  gridArea: 'main',
  minWidth: 0,
  padding: theme.spacing(3),
  '&:focus': { outline: 'none' },
  [theme.breakpoints.down('sm')]: { padding: theme.spacing(2) },
}));

interface AppShellProps {
  readonly environment: AppConfig['environment'];
  readonly activity: ActivityLog;
}

/** A change in bulk goes on whichever page is open. */
function Bulk({ isCovered }: { readonly isCovered: boolean }) {
  const { request, runner } = useBulkState();
  const isNeeded = request !== undefined || runner !== undefined;
  const { part: BulkOverlay, retry } = useLoadedPart(loadBulk, isNeeded);
  return (
    <>
      {BulkOverlay !== undefined && isNeeded ? (
        <PartBoundary what="The change in bulk" isFloating>
          <BulkOverlay isCovered={isCovered} />
        </PartBoundary>
      ) : null}
      <PartProblem onRetry={retry} />
    </>
  );
}

function BackOff() {
  return <BackOffBar until={useBackOffUntil()} />;
}

/** The frame around every page, of which who is not signed in sees the page alone. When the session ends, the page stays and *Sign in again* lies over it. */
export function AppShell({ environment, activity }: AppShellProps) {
  const state = useSessionState();
  const [overlay, setOverlay] = useState<OverlayName>();
  if (state.status !== 'signed-in' && state.status !== 'expired') {
    return (
      <Main id="main">
        <Outlet />
      </Main>
    );
  }
  return (
    <Frame>
      <SkipLink href="#main" onClick={skipToContent}>
        Skip to the content
      </SkipLink>
      <Header>
        <NavigationMenuButton />
        <Brand to="/subscriptions" aria-label="VCC Webhooks">
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span>VCC Webhooks</span>
        </Brand>
        <WhereAmI environment={environment} facts={state.facts} />
        <IconButton
          type="button"
          className="palette"
          aria-label="Command palette"
          aria-haspopup="dialog"
          title="Find anything (Ctrl or ⌘ K)"
          onClick={() => setOverlay('palette')}
        >
          <SearchIcon />
        </IconButton>
        <ActivityButton activity={activity} environment={environment.label} facts={state.facts} />
        <AccountButton facts={state.facts} onOverlay={setOverlay} />
      </Header>
      <Side>
        <Navigation />
      </Side>
      <Main id="main" tabIndex={-1}>
        <Outlet />
      </Main>
      <NoticeBar />
      <BackOff />
      <SessionOverlays />
      <Bulk isCovered={state.status === 'expired'} />
      <Overlays open={state.status === 'signed-in' ? overlay : undefined} onOpen={setOverlay} />
    </Frame>
  );
}
