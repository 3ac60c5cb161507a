/** Made once: `toLocaleString` makes one at each call, which rows that are scrolled by would feel. */
const counts = new Intl.NumberFormat();

/** A count as the browser's language writes it: `1,234`. */
export function formatCount(count: number): string {
  return counts.format(count);
}
