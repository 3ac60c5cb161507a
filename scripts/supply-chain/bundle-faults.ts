/** What must not be in a build that anybody hosts (acceptance 1.4): each with the words for who broke the rule. */
const rules: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'refers to a source map', pattern: /[#@]\s*sourceMappingURL=/ },
  { what: 'holds the sources of a map', pattern: /"sourcesContent"/ },
  {
    what: 'holds a hook of the sandbox or of the tests',
    pattern: /\bSANDBOX_|\bVCC_TARGET\b|\/accounts\/|import\.meta\.(?:vitest|env)|__TEST|\b(?:4010|4011|5173)\b/,
  },
  { what: 'names a package registry', pattern: /\bregistry\.(?:npmjs|yarnpkg|npmmirror)/ },
  { what: 'makes code of text', pattern: /\beval\(|(?<!\w)setTimeout\(\s*["'`]/ },
  { what: 'names a loopback address', pattern: /\bhttps?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])/ },
];

/** Where such a text is harmless, and why. */
const allowed: readonly RegExp[] = [
  // The router's base for resolving relative addresses on a server; a browser has an origin of its own.
  /`http:\/\/localhost`/g,
  // The receiver that a sample's curl is for: a default in a text field, never asked.
  /`http:\/\/localhost:3000\/webhook`/g,
];

/** Every fault of a build, from its files by name. */
export function findBundleFaults(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([name, text]) => {
    if (name.endsWith('.map')) return [`${name} is a source map`];
    if (!/\.(?:js|css|html)$/.test(name)) return [];
    const judged = allowed.reduce((left, pattern) => left.replaceAll(pattern, ''), text);
    return rules.filter(({ pattern }) => pattern.test(judged)).map(({ what }) => `${name} ${what}`);
  });
}
