import * as z from 'zod/mini';

/** A text longer than this would make an address that servers refuse (acceptance 4.2.5). */
export const longestAddressText = 500;

/** The router reads `1` and `true` in an address as what they look like. */
const plainText = z.union([z.string(), z.number(), z.boolean()]);

/** How long a text is as an address spells it. It does not throw over half a surrogate pair, as `encodeURIComponent` does. */
export const encodedLength = (text: string): number => new URLSearchParams([['', text]]).toString().length - 1;

function fit(text: string, most: number): string {
  let fitting = text.slice(0, most);
  for (let excess = encodedLength(fitting) - most; excess > 0; excess = encodedLength(fitting) - most) {
    fitting = fitting.slice(0, -Math.ceil(excess / 9));
  }
  return fitting;
}

/** A text of an address, cut where it is too long as the address spells it; garbage is as if it were absent. */
export function addressTextOf(most: number, clean = (text: string) => text) {
  return z.catch(
    z.optional(
      z.pipe(
        plainText,
        z.transform((text) => fit(clean(String(text)), most) || undefined),
      ),
    ),
    undefined,
  );
}

export const addressText = addressTextOf(longestAddressText);

/** A name of an address: one that is cut would be another one. */
export const addressName = z.catch(
  z.optional(
    z.pipe(
      plainText,
      z.transform((name) => {
        const text = String(name).trim();
        return text === '' || text.length > longestAddressText ? undefined : text;
      }),
    ),
  ),
  undefined,
);
