import { describe, expect, test } from 'vitest';
import { findNews, markAsSeen, noteVisit } from './catalogue-news.ts';

const day = 24 * 60 * 60_000;
const seen = { since: 10 * day, names: ['a.x.v1', 'a.y.v1'] };

describe('the first visit', () => {
  test('marks nothing and remembers everything', () => {
    expect([...findNews(['a.x.v1'], undefined)]).toEqual([]);
    expect(noteVisit(['a.x.v1'], undefined, 5)).toEqual({ since: 5, names: ['a.x.v1'] });
  });

  test('of an empty catalogue is none: all that comes later would be new', () => {
    expect(noteVisit([], undefined, 5)).toBeUndefined();
    expect(noteVisit([], seen, 20 * day)).toBeUndefined();
  });
});

describe('a later visit', () => {
  test('with something new keeps the date and the names until they are marked as seen', () => {
    const names = [...seen.names, 'a.z.v1'];
    expect([...findNews(names, seen)]).toEqual(['a.z.v1']);
    expect(noteVisit(names, seen, 20 * day)).toBeUndefined();
    const marked = markAsSeen(names, seen, 20 * day);
    expect(marked).toEqual({ since: 20 * day, names });
    expect([...findNews(names, marked)]).toEqual([]);
  });

  test('with nothing new moves the date on, once an hour', () => {
    expect(noteVisit(['a.x.v1'], seen, 11 * day)).toEqual({ ...seen, since: 11 * day });
    expect(noteVisit(['a.x.v1'], seen, seen.since + 60_000)).toBeUndefined();
    // A clock that was put back.
    expect(noteVisit(['a.x.v1'], seen, 9 * day)).toEqual({ ...seen, since: 9 * day });
  });

  test('does not call new what was away for a while', () => {
    const without = markAsSeen(['a.x.v1'], seen, 11 * day);
    expect([...findNews(['a.x.v1', 'a.y.v1'], without)]).toEqual([]);
  });
});
