/** How the console treats the API (acceptance 2.2): every number of it, from the configuration, so that tests shorten them. */
export interface HttpPolicy {
  readonly timeouts: {
    /** Reads: the longest silence, before the answer begins or between two pieces of it. */
    readonly readMs: number;
    /** The same for an answer of the whole account. */
    readonly listMs: number;
    /** Writes: from the connection to the end of the body. */
    readonly writeMs: number;
    /** Reads, however steadily the answer comes. */
    readonly longestMs: number;
  };
  /** Waits before the second and the third attempt of a read; writes have one. */
  readonly readRetryDelaysMs: readonly number[];
  readonly rateLimit: {
    /** Requests of all tabs of this origin in any second. */
    readonly perSecond: number;
    /** Requests of one tab under way. */
    readonly atOnce: number;
    /** Waits after a 429 that does not say how long. */
    readonly backOffMs: readonly number[];
    /** A `Retry-After` is followed up to this. */
    readonly longestWaitSeconds: number;
  };
  /** An answer larger than this, unpacked, is given up. */
  readonly largestAnswerBytes: number;
}
