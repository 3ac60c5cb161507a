import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal with the status and the exact body that the client gets (contract section 4). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: ContentfulStatusCode;
  readonly body: Readonly<Record<string, string>>;

  constructor(status: ContentfulStatusCode, body: Readonly<Record<string, string>> | string) {
    const fields = typeof body === 'string' ? { message: body } : body;
    super(JSON.stringify(fields));
    this.status = status;
    this.body = fields;
  }
}
