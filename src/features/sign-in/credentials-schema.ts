import * as z from 'zod/mini';

/** Blanks around a pasted value are never meant. */
const required = (message: string) => z.string().check(z.trim(), z.minLength(1, message));

export const credentialsSchema = z.object({
  regionId: required('Choose a region'),
  clientId: required('Enter the client ID'),
  clientSecret: required('Enter the client secret'),
});

export type CredentialsFormValues = z.infer<typeof credentialsSchema>;
