import { createLink } from '@tanstack/react-router';
import { PlainAnchor } from './plain-button.tsx';

/** A link of the router that looks like a button; its address is type-checked. */
export const ButtonLink = createLink(PlainAnchor);
