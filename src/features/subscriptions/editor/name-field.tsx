import Box from '@mui/material/Box';
import { useWatch } from 'react-hook-form';
import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import { FormTextField } from '../../../components/form/form-text-field.tsx';
import { useLoadedPart } from '../../../components/use-loaded-part.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import type { FormControl } from './use-form-values.ts';

interface NameFieldProps {
  readonly control: FormControl;
  /** What is edited; undefined for a new one. */
  readonly stored: Subscription | undefined;
  readonly isReadOnly: boolean;
}

const loadAdvice = async () => (await import('./name-advice.tsx')).NameAdvice;

/** The name, and what is worth knowing about it before it is saved. */
export function NameField({ control, stored, isReadOnly }: NameFieldProps) {
  const name = useWatch({ control, name: 'name' });
  const isTyped = name !== (stored?.name ?? '') && !isReadOnly;
  const { part: Advice } = useLoadedPart(loadAdvice, isTyped);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <FormTextField
        control={control}
        name="name"
        label="Name"
        autoComplete="off"
        hint={isTyped && name !== name.trim() ? 'The blanks around it are not saved.' : undefined}
        // Far more than a name may have: what is cut off is refused anyway, and megabytes would only be slow.
        slotProps={{ input: { readOnly: isReadOnly, maxLength: 1_000 } }}
      />
      {isTyped && Advice !== undefined ? (
        <PartBoundary what="The advice on the name">
          <Advice name={name} ownId={stored?.subscriptionId} />
        </PartBoundary>
      ) : null}
    </Box>
  );
}
