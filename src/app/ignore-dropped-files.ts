function ignore(event: DragEvent): void {
  if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}

/**
 * A file that misses the place for it would be opened by the browser in place of the page, with everything that is
 * typed in it (acceptance U24). Whoever takes files says so with `preventDefault` of their own.
 */
export function ignoreDroppedFiles(): void {
  window.addEventListener('dragover', ignore);
  window.addEventListener('drop', ignore);
}
