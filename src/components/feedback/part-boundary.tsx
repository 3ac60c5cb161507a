import { Component, type ReactNode } from 'react';
import { Problem } from './problem.tsx';

interface PartBoundaryProps {
  /** “The event picker”: what has failed. */
  readonly what: string;
  readonly children: ReactNode;
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

  private readonly retry = (): void => this.setState({ hasFailed: false });

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Problem
        title={`${this.props.what} has failed`}
        detail="This is a mistake of the console. The rest of the page still works, and what you typed is still here."
        action={{ label: 'Try again', onClick: this.retry }}
      />
    );
  }
}
