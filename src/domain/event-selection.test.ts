import { describe, expect, test } from 'vitest';
import { createEventCatalogue } from './event-catalogue.ts';
import {
  checkedOfGroup,
  checkedOfVersion,
  eventState,
  readSelection,
  selectedNames,
  sourceState,
  sourcesByName,
  versionState,
} from './event-selection.ts';

const catalogue = createEventCatalogue(
  ['agent.presence.v0', 'agent.presence.v1', 'channel.held.v1', 'channel.held.v0', 'heartbeat'].map((name) => ({
    name,
    description: '',
    jsonSchema: {},
  })),
);

function sourceOf(entries: readonly string[], source: string) {
  const found = catalogue.sourceByName.get(source);
  return found && sourceState(readSelection(entries, catalogue), found);
}

function eventOf(entries: readonly string[], event: string) {
  const found = catalogue.eventByName.get(event);
  return found && eventState(readSelection(entries, catalogue), found);
}

describe('a version', () => {
  test.each([
    [[], 'off', []],
    [['agent.presence.v1'], 'explicit', []],
    [['*.v1', 'agent.*'], 'covered', ['*.v1', 'agent.*']],
    [['agent.*', 'agent.presence.v1'], 'explicit', ['agent.*']],
    [['agent.presence'], 'off', []],
  ])('under %j is %s', (entries, state, coveredBy) => {
    const found = versionState(readSelection(entries, catalogue), 'agent.presence.v1');
    expect(found).toEqual({ state, coveredBy });
    expect(checkedOfVersion(found)).toBe(state === 'off' ? 'false' : 'true');
  });
});

describe('a source', () => {
  test.each([
    [[], 'none', 0, [], 'false'],
    [['agent.presence.v1'], 'some', 1, [], 'mixed'],
    [['*.v1'], 'some', 1, [], 'mixed'],
    [['agent.presence.v1', 'agent.presence.v0'], 'all', 2, [], 'true'],
    [['*.v1', '*.v0'], 'all', 2, [], 'true'],
    [['agent.*'], 'wildcard', 2, ['agent.*'], 'true'],
    [['*', 'agent.*', 'agent.**'], 'wildcard', 2, ['*', 'agent.*', 'agent.**'], 'true'],
  ])('under %j is %s', (entries, state, on, coveredBy, checked) => {
    const found = sourceOf(entries, 'agent');
    expect(found).toEqual({ state, on, total: 2, coveredBy });
    expect(found && checkedOfGroup(found)).toBe(checked);
  });

  test('without a dot is not selected by its would-be wildcard', () => {
    expect(sourceOf(['heartbeat.*'], 'heartbeat')?.state).toBe('none');
    expect(sourceOf(['heartbeat'], 'heartbeat')?.state).toBe('all');
    expect(sourceOf(['*'], 'heartbeat')?.state).toBe('wildcard');
  });
});

test('an event knows its own wildcard and the wider ones', () => {
  expect(eventOf(['channel.held.*'], 'channel.held')?.coveredBy).toEqual(['channel.held.*']);
  expect(eventOf(['channel.*'], 'channel.held')?.coveredBy).toEqual(['channel.*']);
  expect(eventOf(['channel.held.v0', 'channel.held.v1'], 'channel.held')?.state).toBe('all');
  expect(eventOf(['channel.held.v0'], 'channel.held')?.state).toBe('some');
});

test('the selected names keep the order of the catalogue and leave unknown entries out', () => {
  expect(selectedNames(['nobody.knows.v1', 'channel.held.v0', '*.v1'], catalogue)).toEqual([
    'agent.presence.v1',
    'channel.held.v1',
    'channel.held.v0',
  ]);
});

test.each([
  [['agent.presence.v0', 'agent.presence.v1', 'channel.held.v1'], ['agent']],
  [['agent.presence.v0', '*.v1'], []],
  [['agent.presence.v0', 'agent.presence.v1', 'agent.*'], []],
  [['agent.presence.v0', 'agent.presence.v1', '*'], []],
  // There is no wildcard that would stand for it and later ones.
  [['heartbeat'], []],
])('under %j, chosen in full by name: %j', (entries, sources) => {
  expect(sourcesByName(readSelection(entries, catalogue), catalogue).map(({ source }) => source)).toEqual(sources);
});
