import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { ToggleSwitch } from '../../../components/toggle-switch.ts';
import type { FormControl } from './use-form-values.ts';

interface EnabledFieldProps {
  readonly control: FormControl;
  readonly isReadOnly: boolean;
}

export function EnabledField({ control, isReadOnly }: EnabledFieldProps) {
  const id = useId();
  const { field } = useController({ control, name: 'enabled' });
  const { value, ...wiring } = field;
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start' }}>
      <ToggleSwitch
        {...wiring}
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={value}
        aria-describedby={`${id}-hint`}
        checked={value}
        disabled={isReadOnly}
      />
      <div>
        <Typography component="label" htmlFor={id} sx={{ fontWeight: 600 }}>
          Enabled
        </Typography>
        <Typography id={`${id}-hint`} variant="body2" color="textSecondary">
          {value ? 'Notifications are sent for the events below.' : 'Nothing is sent while this is off.'}
        </Typography>
      </div>
    </Box>
  );
}
