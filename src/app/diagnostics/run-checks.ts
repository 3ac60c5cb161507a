import { acceptedType } from '../../api/exchange.ts';
import type { AppConfig } from '../config.ts';
import { type Check, checkHeaders, checkMissingFile } from './header-checks.ts';
import { judgeApi, judgeProvider, judgeTokenEndpoint } from './reach-checks.ts';
import { foreignOrigins } from './settings.ts';
import { askForText, askHeaders, askWithEmptyForm } from './site-requests.ts';

/** What this site says of itself: two requests, to this site alone. */
export async function checkSite(config: AppConfig): Promise<readonly Check[]> {
  const { readMs } = config.timeouts;
  const [page, missing] = await Promise.all([
    askHeaders('/', readMs),
    askHeaders('/assets/there-is-no-such-file.js', readMs),
  ]);
  return [...checkHeaders(page, foreignOrigins(config, location.origin)), checkMissingFile(missing)];
}

/** Whether every region can be reached from this browser: two requests for each, three with an OpenID provider. */
export async function checkReach({ regions, timeouts: { readMs } }: AppConfig): Promise<readonly Check[]> {
  const checks = regions.flatMap((region) => {
    const { apiBase, tokenEndpoint, openId } = region;
    const provider =
      openId === undefined
        ? []
        : [
            askForText(`${openId.authority.replace(/\/$/, '')}/.well-known/openid-configuration`, readMs).then(
              (answer) => judgeProvider(region, openId.authority, answer),
            ),
          ];
    return [
      askForText(`${apiBase}/webhooks/subscriptions`, readMs, acceptedType).then((answer) => judgeApi(region, answer)),
      askWithEmptyForm(tokenEndpoint, readMs).then((answer) => judgeTokenEndpoint(region, answer)),
      ...provider,
    ];
  });
  return Promise.all(checks);
}
