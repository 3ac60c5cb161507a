import { probe } from '../../api/exchange.ts';

export const askHeaders = (address: string, timeoutMs: number) => probe(address, timeoutMs, { method: 'HEAD' });

export const askForText = (address: string, timeoutMs: number, accept = 'application/json') =>
  probe(address, timeoutMs, { headers: { accept } });

/** A form without a single field: a token endpoint refuses it, and that is its answer. */
export const askWithEmptyForm = (address: string, timeoutMs: number) =>
  probe(address, timeoutMs, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(),
  });
