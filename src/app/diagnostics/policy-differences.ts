/** Of a policy: each directive's values. Of two with one name the first is in force (CSP 3, section 2.2.1). */
function directivesOf(policy: string): ReadonlyMap<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const directive of policy.split(';')) {
    const [name = '', ...values] = directive.trim().split(/\s+/);
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
  }
  return directives;
}

/** Where violations are told to is the host's own business. */
const isReporting = (name: string): boolean => name.startsWith('report-');

/** These only take away. */
const harmless: ReadonlySet<string> = new Set(['upgrade-insecure-requests', 'block-all-mixed-content']);

/**
 * What a policy allows that the console's own does not, or lacks of it, a directive a line; nothing when it is as
 * strict. Stricter is as good: fewer origins, or `'none'`.
 *
 * @param expected the console's policy, with the origins that its configuration needs (src/lib/security-headers.ts)
 */
export function policyDifferences(policy: string, expected: string): readonly string[] {
  const found = directivesOf(policy);
  const wanted = directivesOf(expected);
  const weaker = [...wanted].flatMap(([name, allowed]) => {
    if (isReporting(name)) return [];
    const values = found.get(name);
    if (values === undefined) return [`${name} is missing`];
    const more = values.filter((value) => value !== "'none'" && !allowed.includes(value));
    if (more.length > 0) return [`${name} allows ${more.join(' ')}`];
    // The one directive that demands: nothing in it, or 'none', is not stricter.
    const isUndemanding = name === 'require-trusted-types-for' && !values.includes("'script'");
    return isUndemanding ? [`${name} does not name 'script'`] : [];
  });
  const unknown = [...found].flatMap(([name, values]) => {
    const isFine = wanted.has(name) || isReporting(name) || harmless.has(name) || values.join(' ') === "'none'";
    return isFine ? [] : [`${name} is not of the console’s policy`];
  });
  return [...weaker, ...unknown];
}
