/**
 * Measures inside the page, from the time stamp of a real input event to after the paint that shows its effect: what
 * Playwright measures from outside contains its own round trips.
 */

/** What a stopwatch waits for: that an element is there, or that the first one looks different from before. */
export interface Effect {
  readonly selector: string;
  readonly is: 'there' | 'changed';
}

export interface ScrollReading {
  readonly framesPerSecond: number;
  readonly longestBlankMs: number;
  /** In the whole page, and in what scrolls, over all frames. */
  readonly mostNodes: number;
  readonly mostNodesWithin: number;
}

export interface ScrollPace {
  /** How far from the top; to the end where the list is shorter. */
  readonly pixels: number;
  readonly pixelsPerSecond: number;
}

interface Probe {
  /** The next trusted event of this type starts the stopwatch. */
  arm(event: 'click' | 'keydown', effect: Effect): void;
  /** ms from the event to the paint. */
  reading(): Promise<number>;
  /** When the page was ready, in ms after the start of the navigation: painted with what `installProbe` waits for. */
  readonly ready: Promise<number>;
  /** The longest task that began after this time, at least 50 ms: shorter ones are not told. */
  longestTask(since: number): Promise<number>;
  /** Scrolls down from the top at an even pace, looking after each frame whether a row is in the middle, and back. */
  scroll(selector: string, rowSelector: string, pace: ScrollPace): Promise<ScrollReading>;
}

declare global {
  interface Window {
    readonly bench: Probe;
  }
}

/** Runs in the page before its first script, and is sent there as text: it may use nothing from outside itself. */
// oxlint-disable unicorn/consistent-function-scoping
export function installProbe(readySelector: string): void {
  const patienceMs = 120_000;
  const longTasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });

  const afterPaint = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => resolve(performance.now()), { once: true });
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    });

  const whenSo = (isSo: () => boolean, what: string) =>
    new Promise<number>((resolve, reject) => {
      if (isSo()) return resolve(afterPaint());
      setTimeout(() => reject(new Error(`Waited in vain for ${what}`)), patienceMs);
      const mutations = new MutationObserver(() => {
        if (!isSo()) return;
        mutations.disconnect();
        resolve(afterPaint());
      });
      mutations.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });

  const lookOf = (selector: string) => document.querySelector(selector)?.outerHTML;
  let reading = Promise.resolve(Number.NaN);

  const probe: Probe = {
    arm: (type, { selector, is }) => {
      const before = lookOf(selector);
      reading = new Promise((resolve) => {
        const start = (event: Event): void => {
          if (!event.isTrusted) return;
          removeEventListener(type, start, true);
          const isSo = () => (is === 'there' ? document.querySelector(selector) !== null : lookOf(selector) !== before);
          resolve(whenSo(isSo, selector).then((paintedAt) => paintedAt - event.timeStamp));
        };
        addEventListener(type, start, true);
      });
    },
    reading: () => reading,
    ready: whenSo(() => document.querySelector(readySelector) !== null, readySelector),
    longestTask: async (since) => {
      // A task is told after it has ended.
      await afterPaint();
      await afterPaint();
      longTasks.push(...observer.takeRecords());
      const durations = longTasks.filter(({ startTime }) => startTime >= since).map(({ duration }) => duration);
      return Math.max(50, ...durations);
    },
    scroll: async (selector, rowSelector, { pixels, pixelsPerSecond }) => {
      const scroller = document.querySelector(selector);
      if (scroller === null) throw new Error(`There is no ${selector}`);
      const { left, top, width, height } = scroller.getBoundingClientRect();
      const isBlank = () =>
        document.elementFromPoint(left + width / 2, top + height / 2)?.closest(rowSelector) === null;
      const distance = Math.min(pixels, scroller.scrollHeight - height);
      const durationMs = (distance / pixelsPerSecond) * 1_000;
      scroller.scrollTop = 0;
      await afterPaint();
      const begin = performance.now();
      let frames = 0;
      let blankSince: number | undefined;
      let longestBlankMs = 0;
      let mostNodes = 0;
      let mostNodesWithin = 0;
      for (let now = begin; now - begin < durationMs; frames += 1) {
        scroller.scrollTop = ((now - begin) / durationMs) * distance;
        // Frame after frame is the point.
        // oxlint-disable-next-line no-await-in-loop
        now = await afterPaint();
        blankSince = isBlank() ? (blankSince ?? now) : undefined;
        longestBlankMs = Math.max(longestBlankMs, blankSince === undefined ? 0 : now - blankSince);
        mostNodes = Math.max(mostNodes, document.querySelectorAll('*').length);
        mostNodesWithin = Math.max(mostNodesWithin, scroller.querySelectorAll('*').length);
      }
      const seconds = (performance.now() - begin) / 1_000;
      scroller.scrollTop = 0;
      await afterPaint();
      return { framesPerSecond: frames / seconds, longestBlankMs, mostNodes, mostNodesWithin };
    },
  };
  Object.assign(window, { bench: probe });
}
