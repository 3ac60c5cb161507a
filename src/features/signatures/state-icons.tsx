import { createIcon } from '../../components/icons.tsx';

export const TickIcon = createIcon(
  <path d="M9.500 16.200 5.300 12l-1.400 1.400 5.600 5.600 11-11-1.400-1.400-9.600 9.600Z" />,
);
export const CrossIcon = createIcon(
  <path d="m6.400 5-1.400 1.400 5.600 5.600L5 17.600 6.400 19l5.600-5.600 5.600 5.600 1.400-1.400-5.600-5.600L19 6.400 17.600 5 12 10.600 6.400 5Z" />,
);
export const DashIcon = createIcon(<path d="M5 11h14v2H5v-2Z" />);
