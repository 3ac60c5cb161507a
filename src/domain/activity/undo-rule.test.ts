import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type ActivityEntry, type Fields, pickFields, pickLike } from './activity-entry.ts';
import { judgeUndo, undoObstacle } from './undo-rule.ts';

const fields: fc.Arbitrary<Fields> = fc.record({
  name: fc.string(),
  url: fc.string(),
  events: fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
  enabled: fc.boolean(),
});
const patches = fc.tuple(fields, fc.subarray(['name', 'url', 'events', 'enabled'] as const, { minLength: 1 }));

function changed(before: Fields, after: Partial<Fields>): ActivityEntry {
  const outcome = { status: 'done' } as const;
  return { id: 1, kind: 'change', startedAt: 0, name: 'x', before: pickLike(before, after), after, outcome };
}

property.prop([fields, patches], { seed: 41, numRuns: 500 })(
  'the inverse of any patch restores what was there, and touches nothing else',
  (before, [values, names]) => {
    const patch = pickFields(Object.fromEntries(names.map((name) => [name, values[name]])));
    const judged = judgeUndo(changed(before, patch));
    if (!judged.can) throw new Error('It could have been undone');
    const stored = { ...before, ...patch };
    expect(undoObstacle(judged.written, stored)).toBeUndefined();
    expect({ ...stored, ...judged.patch }).toEqual(before);
    expect(Object.keys(judged.patch).toSorted()).toEqual(Object.keys(patch).toSorted());
  },
);

test('a change of the same field since is an obstacle, one of another field is none', () => {
  const stored = { name: 'CRM', url: 'https://a.example.com/', events: ['*'], enabled: false };
  expect(undoObstacle({ enabled: false }, { ...stored, name: 'Renamed since' })).toBeUndefined();
  expect(undoObstacle({ url: 'https://mine.example.com/' }, stored)).toContain('URL was changed again');
});

test('a secret cannot be put back, and says so', () => {
  const { before: _unknown, ...entry } = changed({ name: '', url: '', events: [], enabled: true }, {});
  const reason = 'A signing secret cannot be put back: nobody can read the old one.';
  expect(judgeUndo({ ...entry, isSecretChanged: true })).toEqual({ can: false, reason });
});
