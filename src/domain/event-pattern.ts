/**
 * The wildcard grammar of subscription entries. The vendor documents none; this reading is contract section 5:
 * `*` stands for any run of characters, dots and nothing included, anywhere in the entry; matching is
 * case-sensitive and of the whole name. No other module may know what a star means.
 */

const star = '*';

/** The most patterns a matcher remembers: bounds its memory when a page shows very many different ones. */
const rememberedPatterns = 2_000;

/** True when the entry is a wildcard pattern and not the name of one event type. */
export function isPattern(entry: string): boolean {
  // Asked of every entry of 10,000 subscriptions, several times: browsers answer this a few times faster than includes.
  return entry.indexOf(star) !== -1;
}

/** Whether the entry selects every event type there is and will be: it consists of stars. */
export function matchesEverything(entry: string): boolean {
  return entry.startsWith(star) && entry.replaceAll(star, '') === '';
}

/** `agent` → `agent.*`: every event of a source, later ones included. Also of an event: every version of it. */
export function sourceWildcard(source: string): string {
  return `${source}.${star}`;
}

/** `v1` → `*.v1`: every event of a version. */
export function versionWildcard(version: string): string {
  return `${star}.${version}`;
}

/** The source of a source wildcard (`agent.*` → `agent`), undefined for any other entry. */
export function sourceOfWildcard(entry: string): string | undefined {
  const source = entry.slice(0, -2);
  return entry === sourceWildcard(source) && !source.includes('.') && !isPattern(source) ? source : undefined;
}

/**
 * Prepares an entry for many names. Reading the entry is linear; a name costs one pass over its characters,
 * because the text between two stars may always be taken at its first occurrence. No RegExp: the entry is
 * anybody's text, and 100 kB of stars must not hang the page.
 */
export function compileEntry(entry: string): (name: string) => boolean {
  if (!isPattern(entry)) {
    return (name) => name === entry;
  }
  const pieces = entry.split(star);
  const prefix = pieces[0] ?? '';
  const suffix = pieces.at(-1) ?? '';
  const middles = pieces.slice(1, -1).filter((piece) => piece !== '');
  const shortest = pieces.reduce((length, piece) => length + piece.length, 0);
  return (name) => {
    if (name.length < shortest || !name.startsWith(prefix) || !name.endsWith(suffix)) {
      return false;
    }
    const end = name.length - suffix.length;
    let from = prefix.length;
    for (const middle of middles) {
      const at = name.indexOf(middle, from);
      if (at === -1 || at + middle.length > end) {
        return false;
      }
      from = at + middle.length;
    }
    return true;
  };
}

/** Whether a subscription entry, name or pattern, selects the event type of this name (contract section 5). */
export function matchesEntry(entry: string, name: string): boolean {
  return compileEntry(entry)(name);
}

/**
 * Whether everything `inner` can ever match, future names included, `outer` matches too. A star of `inner` may
 * stand for a character that `outer` does not contain, so only a star of `outer` can take it in: `inner` is
 * simply matched as if it were a name.
 */
export function coversEntry(outer: string, inner: string): boolean {
  return matchesEntry(outer, inner);
}

/** Answers which of the catalogue's names an entry matches today, in the catalogue's order. */
export type EventMatcher = (entry: string) => readonly string[];

const nothing: readonly string[] = [];

/** A matcher over fixed names that remembers its answers: lists ask for the same few entries thousands of times. */
export function createEventMatcher(names: readonly string[]): EventMatcher {
  const exact = new Map(names.map((name) => [name, [name]]));
  const remembered = new Map<string, readonly string[]>();
  return (entry) => {
    if (!isPattern(entry)) {
      return exact.get(entry) ?? nothing;
    }
    const known = remembered.get(entry);
    if (known !== undefined) {
      return known;
    }
    const answer = names.filter(compileEntry(entry));
    if (remembered.size >= rememberedPatterns) {
      remembered.clear();
    }
    remembered.set(entry, answer);
    return answer;
  };
}
