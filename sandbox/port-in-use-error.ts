/** A port the sandbox wants is taken. The message is one sentence for people: which port, and what changes it. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
  readonly port: number;

  constructor(port: number, variable: string, options?: ErrorOptions) {
    super(`Port ${port} is already in use; set ${variable} to another port.`, options);
    this.port = port;
  }
}
