const introduction = `# Performance

The last results of \`npm run bench\`, written by \`npm run bench -- --write\`: the production build in Chromium, medians
with what they lie between and the number of samples. Times are from an input event to after the paint that shows its
effect, taken inside the page. The goals are those of the issues; the second column slows the processor down four
times. Milliseconds belong to one machine and to what else it did: the load average says how busy it was.
`;

/** The page with one section put in the place of the old one of the same heading, or at the end. */
export function replaceSection(page: string, heading: string, body: string): string {
  const [begin = '', ...sections] = (page === '' ? introduction : page).split(/^(?=## )/m);
  const section = `## ${heading}\n\n${body}\n`;
  const isOld = (text: string): boolean => text.startsWith(`## ${heading}\n`);
  const replaced = sections.some(isOld)
    ? sections.map((text) => (isOld(text) ? section : text))
    : [...sections, section];
  return [begin, ...replaced].map((text) => text.trimEnd()).join('\n\n') + '\n';
}
