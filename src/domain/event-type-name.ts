/** What the picker groups by. Joined again it is always the full name. */
export interface EventTypeName {
  /** First part, the entity: `agent`. The whole name when it has no dot. */
  readonly source: string;
  /** The name without its version: `agent.presencechanged`. */
  readonly event: string;
  /** `v1`, or empty where the name ends in nothing that looks like a version. */
  readonly version: string;
}

const versionPart = /^v(\d+)(.*)$/s;

/**
 * Splits `entity.action.version` (contract section 5). Names are the vendor's: any string is accepted, and a
 * last part is a version only when it begins with `v` and a digit, so that unversioned siblings
 * (`call.transfer.warm`, `call.transfer.cold`) never pass for versions of each other.
 */
export function parseEventTypeName(name: string): EventTypeName {
  const firstDot = name.indexOf('.');
  const source = firstDot === -1 ? name : name.slice(0, firstDot);
  const lastDot = name.lastIndexOf('.');
  const last = name.slice(lastDot + 1);
  if (lastDot === -1 || !versionPart.test(last)) {
    return { source, event: name, version: '' };
  }
  return { source, event: name.slice(0, lastDot), version: last };
}

/** Negative when `a` is older than `b`. `v10` is newer than `v9`; a name without a version is the oldest. */
export function compareVersions(a: string, b: string): number {
  const left = versionPart.exec(a);
  const right = versionPart.exec(b);
  if (left === null || right === null) {
    return Number(left !== null) - Number(right !== null);
  }
  return compareDigits(left[1] ?? '', right[1] ?? '') || compareSpelling(left[2] ?? '', right[2] ?? '');
}

/** As numbers, but without their limit: digits are compared by length, then by spelling. */
function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return left.length - right.length || compareSpelling(left, right);
}

/** Order by spelling. Names are plain identifiers: a collator would cost 5,000 of them 50 ms and sort them no better. */
export function compareSpelling(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
