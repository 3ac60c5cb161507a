import Typography from '@mui/material/Typography';

/** No silence about what could not be judged: "nobody receives it" might be wrong. */
export function UnreadableNote({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <Typography variant="body2">
      {count === 1 ? 'One subscription' : `${count.toLocaleString()} subscriptions`} in the API’s answer cannot be read
      and {count === 1 ? 'is' : 'are'} not counted. The list of subscriptions says why.
    </Typography>
  );
}
