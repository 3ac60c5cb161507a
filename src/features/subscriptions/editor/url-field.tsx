import Box from '@mui/material/Box';
import { useWatch } from 'react-hook-form';
import { Callout } from '../../../components/feedback/callout.tsx';
import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import { FormTextField } from '../../../components/form/form-text-field.tsx';
import { adviseUrl } from '../../../domain/advise-url.ts';
import { useOwnHosts } from './use-own-hosts.ts';
import type { FormControl } from './use-form-values.ts';

interface UrlFieldProps {
  readonly control: FormControl;
  readonly isReadOnly: boolean;
}

/** The receiver's URL, and what is worth knowing about it before it is saved. */
export function UrlField({ control, isReadOnly }: UrlFieldProps) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <FormTextField
        control={control}
        name="url"
        label="URL"
        autoComplete="off"
        placeholder="https://receiver.example.com/vcc"
        hint="Where VCC sends notifications. It must be reachable from the internet and answer within 10 seconds."
        slotProps={{
          input: {
            readOnly: isReadOnly,
            inputMode: 'url',
            spellCheck: false,
            autoCapitalize: 'none',
            maxLength: 4_000,
          },
        }}
      />
      <PartBoundary what="The advice on the URL">
        <UrlAdvice control={control} />
      </PartBoundary>
    </Box>
  );
}

function UrlAdvice({ control }: { readonly control: FormControl }) {
  const url = useWatch({ control, name: 'url' });
  const { warnings } = adviseUrl(url, useOwnHosts());
  return warnings.map((warning) => (
    <Callout key={warning} severity="warning" role="note" isDense>
      {warning}
    </Callout>
  ));
}
