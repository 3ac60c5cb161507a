import * as z from 'zod/mini';

/** A text longer than this would make an address that servers refuse (acceptance 4.2.5). */
const longestAddressText = 500;

/** The router reads `1` and `true` in an address as what they look like. */
const plainText = z.union([z.string(), z.number(), z.boolean()]);

/** A text of an address, cut where it is too long; garbage is as if it were absent. */
export const addressText = z.catch(
  z.optional(
    z.pipe(
      plainText,
      z.transform((text) => String(text).slice(0, longestAddressText) || undefined),
    ),
  ),
  undefined,
);

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
