import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { LoadingShapes } from '../../components/feedback/loading-shapes.tsx';
import { PageFrame } from '../../components/page/page-frame.ts';
import { PageHeading } from '../../components/page/page-heading.tsx';
import { PlainButton } from '../../components/plain-button.tsx';
import { safeReturnAddress } from '../../session/return-address.ts';
import { useSessionState } from '../../session/session-context.tsx';
import type { AppConfig } from '../config.ts';
import { ChecksTable, summaryOf } from './checks-table.tsx';
import { DiagnosticsFrame } from './diagnostics-frame.ts';
import { licencesAddress, readLicences } from './licence-list.ts';
import { checkReach, checkSite } from './run-checks.ts';
import { foreignOrigins, settingsOf } from './settings.ts';
import { askForText } from './site-requests.ts';

const route = getRouteApi('/shell/diagnostics');

function Region({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <DiagnosticsFrame aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </DiagnosticsFrame>
  );
}

/** `/diagnostics`: for whoever hosts the console, or wonders why it does not work. It needs nobody to be signed in. */
export function Component() {
  const { config } = route.useRouteContext();
  const { returnTo } = route.useSearch();
  const isSignedIn = 'facts' in useSessionState();
  return (
    <PageFrame>
      <PageHeading title="About and diagnostics" />
      {isSignedIn ? null : (
        <Typography variant="body2">
          You are not signed in.{' '}
          <Link to="/sign-in" search={{ returnTo: safeReturnAddress(returnTo) }}>
            Sign in
          </Link>
        </Typography>
      )}
      <SiteRegion config={config} />
      <ReachRegion config={config} />
      <SettingsRegion config={config} />
      <AboutRegion config={config} />
    </PageFrame>
  );
}

interface RegionProps {
  readonly config: AppConfig;
}

/** Asked anew each time, and never again by itself. */
const once = { retry: false, gcTime: 0, staleTime: Number.POSITIVE_INFINITY } as const;

function SiteRegion({ config }: RegionProps) {
  const { data: checks } = useQuery({
    queryKey: ['diagnostics', 'site'],
    queryFn: () => checkSite(config),
    ...once,
  });
  return (
    <Region title="This site">
      <p className="quiet">The headers that protect this page, as they arrive in this browser.</p>
      {checks === undefined ? (
        <LoadingShapes label="Asking this site …" />
      ) : (
        <>
          <p role="status">{summaryOf(checks)}</p>
          <ChecksTable label="Checks of this site" checks={checks} />
        </>
      )}
    </Region>
  );
}

function ReachRegion({ config }: RegionProps) {
  const {
    data: checks,
    isFetching,
    refetch,
  } = useQuery({
    queryKey: ['diagnostics', 'reach'],
    queryFn: () => checkReach(config),
    enabled: false,
    ...once,
  });
  return (
    <Region title="What it can reach">
      <p className="quiet">
        Asks the API, the token endpoint and the OpenID provider of every region, without credentials. An answer that
        refuses is the right one.
      </p>
      <div>
        <PlainButton variant="outlined" isBusy={isFetching} onClick={() => void refetch()}>
          {isFetching ? 'Asking …' : 'Ask them'}
        </PlainButton>
      </div>
      <p role="status">{checks === undefined ? 'Unknown: not asked yet.' : summaryOf(checks)}</p>
      {checks === undefined ? null : <ChecksTable label="Checks of what it can reach" checks={checks} />}
    </Region>
  );
}

function SettingsRegion({ config }: RegionProps) {
  const origins = foreignOrigins(config, location.origin);
  return (
    <Region title="Configuration in force">
      <p className="quiet">
        From <code>config.json</code> when this page was loaded, defaults included. It holds no secret.
      </p>
      <p>
        {origins.length === 0
          ? 'This console speaks to its own origin alone.'
          : `Beside its own origin this console speaks to ${origins.join(', ')}.`}
      </p>
      <table aria-label="Configuration in force">
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {settingsOf(config).map(({ path, value }) => (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>
                <bdi>{value}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Region>
  );
}

function AboutRegion({ config }: RegionProps) {
  const [isAsked, setIsAsked] = useState(false);
  const { data: licences } = useQuery({
    queryKey: ['diagnostics', 'licences'],
    queryFn: async () => readLicences(await askForText(licencesAddress, config.timeouts.readMs)),
    enabled: isAsked,
    ...once,
  });
  return (
    <Region title="About">
      <p>VCC Webhooks Console shows and changes which webhook receives which contact-center event.</p>
      {isAsked ? null : (
        <div>
          <PlainButton variant="outlined" onClick={() => setIsAsked(true)}>
            Show version and licences
          </PlainButton>
        </div>
      )}
      {isAsked && licences === undefined ? <LoadingShapes label="Loading the licences …" /> : null}
      {licences === null ? (
        <p role="status">The list of licences could not be loaded. It is made with the production build.</p>
      ) : null}
      {licences === undefined || licences === null ? null : (
        <div>
          <p role="status">
            Version {licences.version}, with code of {licences.packages.length} packages.
          </p>
          {licences.packages.map(({ name, version, licence, text }) => (
            <details key={`${name}@${version}`}>
              <summary>
                {name} {version}: {licence}
              </summary>
              <pre>{text === '' ? 'The package brings no text of its own.' : text}</pre>
            </details>
          ))}
        </div>
      )}
    </Region>
  );
}
