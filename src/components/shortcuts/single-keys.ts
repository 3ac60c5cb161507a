import * as z from 'zod/mini';
import { openPreference, type Preference } from '../../lib/preferences.ts';

let opened: Preference<boolean> | undefined;

/** Whether keys by themselves are shortcuts; false once somebody switched them off, whoever signs in (WCAG 2.1.4). */
export function singleKeys(): Preference<boolean> {
  opened ??= openPreference('single-keys', 'browser', z.boolean());
  return opened;
}
