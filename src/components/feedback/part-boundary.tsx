import { Component, type ReactNode } from 'react';
import { FloatingCorner } from './floating-corner.ts';
import { Problem } from './problem.tsx';

interface PartBoundaryProps {
  /** “The event picker”: what has failed. */
  readonly what: string;
  readonly children: ReactNode;
  /** For what lies over the page, and has no place in it. */
  readonly isFloating?: boolean;
  /** In place of the usual words, where those have no room. */
  readonly renderFailure?: (retry: () => void) => ReactNode;
}

/** What had the focus is gone with the part: it goes to what has taken its place, and never to the page. */
function takeLostFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus({ preventScroll: true });
}

/**
 * Keeps a crash inside a part of the page: the rest stays usable, with everything that is typed. React asks for a
 * class here; there is no hook for it.
 */
export class PartBoundary extends Component<PartBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  private readonly retry = (): void => {
    // The button goes away.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    this.setState({ hasFailed: false });
  };

  override render() {
    const { what, children, isFloating = false, renderFailure } = this.props;
    if (!this.state.hasFailed) return children;
    if (renderFailure !== undefined) return renderFailure(this.retry);
    const problem = (
      <div ref={takeLostFocus} tabIndex={-1}>
        <Problem
          title={`${what} has failed`}
          detail="This is a mistake of the console. The rest of the page still works, and what you typed is still here."
          action={{ label: 'Try again', onClick: this.retry }}
        />
      </div>
    );
    return isFloating ? <FloatingCorner>{problem}</FloatingCorner> : problem;
  }
}
