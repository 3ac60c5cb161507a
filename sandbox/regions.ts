/** The regions of contract section 1. */
export const REGIONS = ['emea', 'nam', 'apac'] as const;

export type Region = (typeof REGIONS)[number];

/**
 * Splits `/nam/webhooks/subscriptions` into its region and the path as it stands at the region's own origin. A path
 * without a region prefix comes back unchanged, with no region: it serves every account.
 */
export function splitRegion(path: string): { region: Region | undefined; path: string } {
  const region = REGIONS.find((name) => path.startsWith(`/${name}/`));
  return { region, path: region === undefined ? path : path.slice(region.length + 1) };
}
