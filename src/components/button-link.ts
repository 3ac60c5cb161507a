import Button from '@mui/material/Button';
import { createLink } from '@tanstack/react-router';

/** A link of the router that looks like a button; its address is type-checked. */
export const ButtonLink = createLink(Button);
