import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { createSprites, drawPicture } from './draw-picture.ts';
import { drawPointer } from './draw-pointer.ts';
import type { Drawing } from './drawing.ts';
import { ratioOf, readColours } from './picture-colours.ts';
import type { Offset, Place, Size } from './picture-layout.ts';

type Shown = Pick<Drawing, 'coverage' | 'selection' | 'layout' | 'view'> & {
  readonly place: Place | undefined;
  /** Changes with the colours and the fineness of the screen. */
  readonly screen: string;
};

interface PictureCanvas {
  readonly base: RefObject<HTMLCanvasElement | null>;
  readonly overlay: RefObject<HTMLCanvasElement | null>;
}

/** Makes a canvas as fine as the screen, and its unit a CSS pixel. */
function prepare(
  canvas: HTMLCanvasElement | null,
  { width, height }: Size,
  ratio: number,
): CanvasRenderingContext2D | undefined {
  const context = canvas?.getContext('2d');
  if (canvas === null || context === null || context === undefined) return undefined;
  const [fineWidth, fineHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  // Setting a size clears the canvas and is dear.
  if (canvas.width !== fineWidth) canvas.width = fineWidth;
  if (canvas.height !== fineHeight) canvas.height = fineHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

function offsetOf({ scrollLeft, scrollTop }: HTMLElement): Offset {
  return { x: scrollLeft, y: scrollTop };
}

/** Draws now, and again whenever the frame is scrolled. The outside systems are the canvas and the scroll position. */
function useDrawing(scroller: RefObject<HTMLElement | null>, draw: (element: HTMLElement) => void): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const drawNow = (): void => draw(element);
    drawNow();
    element.addEventListener('scroll', drawNow, { passive: true });
    return () => element.removeEventListener('scroll', drawNow);
  }, [scroller, draw]);
}

/**
 * Draws the part of the picture that is in view, before the browser paints what has changed. What is looked at is drawn
 * on a canvas of its own, so that following the pointer costs next to nothing.
 */
export function usePictureCanvas(scroller: RefObject<HTMLElement | null>, shown: Shown): PictureCanvas {
  const base = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const { coverage, selection, layout, view, place, screen } = shown;
  const inks = useRef<Inks>(null);
  const drawBase = useCallback(
    (element: HTMLElement) => {
      const context = prepare(base.current, view, ratioOf(screen));
      if (context === undefined) return;
      inks.current = inksFor(inks.current, element, layout, screen);
      const { colours, sprites } = inks.current;
      drawPicture(context, { coverage, selection, layout, view, scrolled: offsetOf(element), colours, sprites });
    },
    [coverage, selection, layout, view, screen],
  );
  const drawOverlay = useCallback(
    (element: HTMLElement) => {
      const context = prepare(overlay.current, view, ratioOf(screen));
      if (context === undefined) return;
      inks.current = inksFor(inks.current, element, layout, screen);
      drawPointer(context, { layout, view, scrolled: offsetOf(element), colours: inks.current.colours, place });
    },
    [layout, view, place, screen],
  );
  useDrawing(scroller, drawBase);
  useDrawing(scroller, drawOverlay);
  return { base, overlay };
}

/** What is drawn with, made once for a layout and a screen: while it is scrolled neither changes. */
interface Inks extends Pick<Drawing, 'colours' | 'sprites' | 'layout'> {
  readonly screen: string;
}

function inksFor(known: Inks | null, element: HTMLElement, layout: Drawing['layout'], screen: string): Inks {
  if (known?.layout === layout && known.screen === screen) return known;
  const colours = readColours(element);
  return { layout, screen, colours, sprites: createSprites(layout, ratioOf(screen), colours) };
}
