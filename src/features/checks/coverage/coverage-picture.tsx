import { styled } from '@mui/material/styles';
import { useId, useMemo, useRef } from 'react';
import { VisuallyHidden } from '../../../components/visually-hidden.ts';
import type { Coverage } from '../../../domain/coverage/coverage.ts';
import type { CoverageSelection } from '../../../domain/coverage/select-coverage.ts';
import { useScreenKind } from './picture-colours.ts';
import { layOutPicture, pictureSize, type Size } from './picture-layout.ts';
import { PlaceLine } from './place-line.tsx';
import { useElementSize } from './use-element-size.ts';
import { usePictureCanvas } from './use-picture-canvas.ts';
import { usePicturePlace } from './use-picture-place.ts';

const Frame = styled('div')(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 8,
  // Unlike hidden, this lets the line below the picture stay in sight (`PlaceLine`).
  overflow: 'clip',
  backgroundColor: theme.vars.palette.background.paper,
}));

/** With the line below it and the page's header there is room for it in the window. */
const pictureHeight = 'max(300px, calc(100dvh - 200px))';

const Scroller = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: pictureHeight,
  overscrollBehavior: 'contain',
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
  '&[data-overview]': { height: pictureHeight },
  '&[data-pointing]': { cursor: 'pointer' },
  '& .view': { position: 'sticky', top: 0, left: 0, overflow: 'hidden' },
  '& canvas': { position: 'absolute', inset: 0, width: '100%', height: '100%' },
}));

const noSize: Size = { width: 0, height: 0 };

interface CoveragePictureProps {
  readonly coverage: Coverage;
  readonly selection: CoverageSelection;
  readonly isOverview: boolean;
}

/**
 * The picture: one tab stop. Assistive technology hands its keys through (role `application`) and hears the line below
 * it, which says every cell in words: a grid of 250,000 elements would be heard no better, and never drawn. The table
 * behind it has the same facts as plain text.
 */
export function CoveragePicture({ coverage, selection, isOverview }: CoveragePictureProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useElementSize(scroller) ?? noSize;
  const layout = useMemo(
    () => layOutPicture(selection.rows.length, selection.columns, view, isOverview),
    [selection, view, isOverview],
  );
  const { place, handlers } = usePicturePlace(scroller, { selection, layout, view });
  const { base, overlay } = usePictureCanvas(scroller, {
    coverage,
    selection,
    layout,
    view,
    place,
    screen: useScreenKind(),
  });
  const helpId = useId();

  return (
    <Frame>
      <VisuallyHidden id={helpId}>
        Arrow keys move from cell to cell and to the labels before the first ones. Enter opens the subscription,
        Shift+Enter the event type. The table below has the same as text.
      </VisuallyHidden>
      <Scroller
        ref={scroller}
        role="application"
        aria-roledescription="picture"
        aria-label={pictureName(selection)}
        aria-describedby={helpId}
        tabIndex={0}
        data-overview={isOverview ? true : undefined}
        data-scroll-restoration-id="coverage"
        {...handlers}
      >
        <div style={pictureSize(layout)}>
          <div className="view" style={view}>
            <canvas ref={base} aria-hidden="true" />
            <canvas ref={overlay} aria-hidden="true" />
          </div>
        </div>
      </Scroller>
      <PlaceLine coverage={coverage} selection={selection} place={place} />
    </Frame>
  );
}

function pictureName({ rows, columns }: CoverageSelection): string {
  return `Coverage picture: ${rows.length.toLocaleString()} subscriptions by ${columns.length.toLocaleString()} event types`;
}
