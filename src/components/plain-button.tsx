import { type CSSObject, styled, type Theme } from '@mui/material/styles';
import type { ComponentProps, ReactNode, SyntheticEvent } from 'react';

interface ButtonLooks {
  readonly variant?: 'contained' | 'outlined' | 'text';
  readonly size?: 'small' | 'medium';
  /** Takes the colour of the text around it. */
  readonly isInherited?: boolean;
}

const notForTheElement = new Set<PropertyKey>(['variant', 'size', 'isInherited']);
const shouldForwardProp = (name: PropertyKey): boolean => !notForTheElement.has(name);

const padding = {
  small: { contained: '4px 10px', outlined: '3px 9px', text: '4px 5px' },
  medium: { contained: '6px 16px', outlined: '5px 15px', text: '6px 8px' },
} as const;

/** What MUI's button looks like; that one weighs 6 kB, a thirtieth of the first load (`.size-limit.mjs`). */
function look({
  theme,
  variant = 'text',
  size = 'medium',
  isInherited = false,
}: ButtonLooks & { readonly theme: Theme }): CSSObject {
  const { palette } = theme.vars;
  const isFilled = variant === 'contained';
  return {
    all: 'unset',
    boxSizing: 'border-box',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 8,
    minWidth: 64,
    padding: padding[size][variant],
    borderRadius: 8,
    fontSize: size === 'small' ? '0.8125rem' : '0.875rem',
    fontWeight: 600,
    lineHeight: 1.75,
    cursor: 'pointer',
    userSelect: 'none',
    whiteSpace: 'nowrap',
    color: isFilled ? palette.primary.contrastText : isInherited ? 'inherit' : palette.primary.main,
    backgroundColor: isFilled ? palette.primary.main : 'transparent',
    ...(variant === 'outlined' ? { border: '1px solid currentcolor' } : {}),
    '&:hover': { backgroundColor: isFilled ? palette.primary.dark : palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${isInherited ? 'currentcolor' : palette.primary.main}`,
      outlineOffset: 2,
    },
    '&[aria-disabled="true"]': { cursor: 'default' },
    '&[aria-busy="true"]': { opacity: 0.7 },
    '&[aria-busy="true"] svg': {
      '@media (prefers-reduced-motion: no-preference)': {
        animation: 'plain-button-turn 1s linear infinite',
        '@keyframes plain-button-turn': { to: { rotate: '1turn' } },
      },
    },
    '& svg': { flex: 'none', fontSize: 20 },
    '@media (forced-colors: active)': { border: '1px solid ButtonText' },
  };
}

const NativeButton = styled('button', { shouldForwardProp })<ButtonLooks>(look);

/** A link with the looks of a button. */
export const PlainAnchor = styled('a', { shouldForwardProp })<ButtonLooks>(look);

interface PlainButtonProps extends ButtonLooks, Omit<ComponentProps<'button'>, 'type'> {
  readonly icon?: ReactNode;
  /** What it began is under way: it does nothing until then, and keeps the focus, which a disabled one would lose. */
  readonly isBusy?: boolean;
}

/** A button of the first load. */
export function PlainButton({ icon, isBusy = false, onClick, children, ...props }: PlainButtonProps) {
  return (
    <NativeButton
      {...props}
      type="button"
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event: SyntheticEvent) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </NativeButton>
  );
}
