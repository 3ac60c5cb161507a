import type { Figure } from './figure.ts';

/** How many times slower than it is the processor is made for the second column (Chromium's CPU throttling). */
export const throttle = 4;
export type Slowdown = 1 | typeof throttle;

/** The samples of one figure without and with throttling. */
export interface Measured {
  readonly figure: Figure;
  readonly plain: number[];
  readonly throttled: number[];
}

/** Collects the samples of a group, figure by figure in the order in which they came first. */
export class Results {
  readonly #measured = new Map<string, Measured>();

  add(figure: Figure, slowdown: Slowdown, value: number): void {
    const measured = this.#measured.get(figure.what) ?? { figure, plain: [], throttled: [] };
    this.#measured.set(figure.what, measured);
    (slowdown === 1 ? measured.plain : measured.throttled).push(value);
  }

  get all(): readonly Measured[] {
    return [...this.#measured.values()];
  }
}
