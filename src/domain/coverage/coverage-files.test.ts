// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { finishWork } from '../../lib/slices.ts';
import { createEventCatalogue } from '../event-catalogue.ts';
import type { Subscription } from '../subscription.ts';
import { readCoverage } from './coverage.ts';
import { writeCoverageCsv } from './coverage-csv.ts';
import { writeCoverageSvg } from './coverage-svg.ts';
import { selectCoverage } from './select-coverage.ts';

const hostile = [
  '</text><script>alert(1)</script>',
  '&amp;"\'<![CDATA[',
  '\u0000\u0008\uFFFE\uD800',
  '=1+1',
  '\u202Eevil',
];

function subscription(name: string, events: readonly string[], enabled = true): Subscription {
  return { subscriptionId: `id "${name}"`, name, url: `https://${events.length}.example.com/`, events, enabled };
}

function pictureOf(subscriptions: readonly Subscription[], typeNames: readonly string[]) {
  const eventTypes = typeNames.map((name) => ({ name, description: '', jsonSchema: {} }));
  const coverage = readCoverage(subscriptions, createEventCatalogue(eventTypes));
  const selection = selectCoverage(coverage, { subscriptionText: '', typeText: '', rank: undefined });
  return { coverage, selection };
}

const svgOf = (subscriptions: readonly Subscription[], typeNames: readonly string[]) => {
  const { coverage, selection } = pictureOf(subscriptions, typeNames);
  const texts = { account: 'Test <&> "EMEA"', date: '25 November 2026' };
  const text = finishWork(writeCoverageSvg(coverage, selection, texts)).join('');
  return new DOMParser().parseFromString(text, 'image/svg+xml');
};

describe('the SVG', () => {
  test('is well formed whatever the names are, and holds nothing but what is drawn', () => {
    const types = hostile.map((name) => `a.${name}.v1`);
    const svg = svgOf(
      hostile.map((name) => subscription(name, ['*', ...types.slice(0, 2)])),
      types,
    );
    expect(svg.querySelector('parsererror')).toBeNull();
    const elements = [...svg.querySelectorAll('*')];
    expect([...new Set(elements.map(({ localName }) => localName))].toSorted()).toEqual(
      ['circle', 'defs', 'path', 'pattern', 'rect', 'svg', 'text', 'title'].toSorted(),
    );
    const attributes = elements.flatMap((element) => [...element.attributes]);
    expect(attributes.filter(({ name, value }) => /^on|href|style/.test(name) || /url\((?!#)/.test(value))).toEqual([]);
  });

  test('says whose picture it is and of when, and names every row and column', () => {
    const svg = svgOf([subscription('CRM & sons', ['*'])], ['agent.in.v1', 'channel.held.v1']);
    expect(svg.querySelector('svg > title')?.textContent).toContain('Coverage');
    const texts = [...svg.querySelectorAll('text')].map(({ firstChild }) => firstChild?.textContent ?? '');
    expect(texts).toEqual(expect.arrayContaining(['CRM & sons', 'agent.in.v1', 'channel.held.v1', 'by a wildcard: 2']));
    expect(texts.some((text) => text.includes('Test <&> "EMEA" · 25 November 2026 · 1 × 2'))).toBe(true);
  });

  test('draws each run of cells that are alike once', () => {
    const types = ['a.a.v1', 'a.b.v1', 'a.c.v1', 'b.a.v1'];
    const svg = svgOf(
      [subscription('One', ['a.*', 'b.a.v1']), subscription('Two', ['a.a.v1', 'a.c.v1'], false)],
      types,
    );
    const runs = [...svg.querySelectorAll('svg > rect[y]:not([transform], [stroke])')];
    expect(runs.map((rect) => [rect.getAttribute('fill'), Number(rect.getAttribute('width')) / 14])).toEqual([
      ['url(#wildcard-on)', 3],
      ['url(#name-on)', 1],
      ['url(#name-off)', 1],
      ['url(#name-off)', 1],
    ]);
    for (const fill of runs.map((rect) => rect.getAttribute('fill')?.slice(5, -1))) {
      expect(svg.querySelector(`pattern[id="${fill}"]`)).not.toBeNull();
    }
  });
});

test('the CSV has a row for each subscription and a column for each event type', () => {
  const rows = [
    subscription('=cmd()', ['a.*']),
    subscription('Two, "2"', ['a.in.v1', '*', 'gone', 'x'], false),
    subscription('Nothing', []),
  ];
  const { coverage, selection } = pictureOf(rows, ['b.out.v1', 'a.in.v1']);
  expect(finishWork(writeCoverageCsv(coverage, selection)).join('')).toBe(
    [
      '\uFEFFSubscription,Subscription ID,Enabled,Event types received,a.in.v1,b.out.v1',
      `'=cmd(),"id ""=cmd()""",yes,1,wildcard,`,
      'Nothing,"id ""Nothing""",yes,0,,',
      '"Two, ""2""","id ""Two, ""2""""",no,2,several entries,wildcard',
      '',
    ].join('\r\n'),
  );
});
