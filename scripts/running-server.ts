/** A server that listens, and how to stop it. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}
