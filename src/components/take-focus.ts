/** A ref for what takes the place of the element that had the focus. It needs a `tabIndex`. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();
