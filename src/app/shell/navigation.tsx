import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';
import { ChecksIcon, EventTypesIcon, SignaturesIcon, SubscriptionsIcon } from '../../components/icons.tsx';

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: theme.spacing(1.5, 1),
  display: 'grid',
  gap: 2,
}));

const NavigationLink = styled(Link)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1.5),
  padding: theme.spacing(1, 1.5),
  borderRadius: 8,
  color: theme.vars.palette.text.secondary,
  fontWeight: 500,
  textDecoration: 'none',
  '& svg': { fontSize: 20 },
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
  '&[aria-current="page"]': {
    color: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.action.selected,
    fontWeight: 650,
  },
}));

/** The screens of the console. A screen appears here when it is built. */
export const screens = [
  { to: '/subscriptions', label: 'Subscriptions', Icon: SubscriptionsIcon },
  { to: '/event-types', label: 'Event types', Icon: EventTypesIcon },
  { to: '/checks', label: 'Checks', Icon: ChecksIcon },
  { to: '/signatures', label: 'Signatures', Icon: SignaturesIcon },
] as const;

export function Navigation({ onNavigate }: { readonly onNavigate?: () => void }) {
  return (
    <nav aria-label="Main">
      <List>
        {screens.map(({ to, label, Icon }) => (
          <li key={to}>
            <NavigationLink
              to={to}
              activeProps={{ 'aria-current': 'page' }}
              {...(onNavigate ? { onClick: onNavigate } : {})}
            >
              <Icon />
              {label}
            </NavigationLink>
          </li>
        ))}
      </List>
    </nav>
  );
}
