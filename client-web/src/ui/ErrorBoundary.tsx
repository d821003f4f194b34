import { Component, type ReactNode } from 'react';
import { Brand } from './Brand';
import { Button } from './Button';
import { Note } from './Note';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Milliseconds before the first attempt; each further one waits twice as long. */
const firstPause = 1500;
const longestPause = 60_000;

/** Milliseconds after which a page that has held counts as sound again. */
const sound = 60_000;

/** When the screens cannot be drawn: says so, and sets them up anew by itself, which enters the session again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };
  private pause = firstPause;
  private timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch() {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.setUpAgain, this.pause);
    this.pause = Math.min(2 * this.pause, longestPause);
  }

  override componentWillUnmount() {
    clearTimeout(this.timer);
  }

  private readonly setUpAgain = () => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.pause = firstPause;
    }, sound);
    this.setState({ hasFailed: false });
  };

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main id="main" className="seat-message">
        <Brand />
        <h1 className="display">This page had a fault</h1>
        <Note look="warn" icon="alert">
          <p role="alert">
            It is set up again by itself in a moment, and your seat is kept. What you were writing may be lost.
          </p>
        </Note>
        <div className="row wrap">
          <Button look="primary" onClick={this.setUpAgain}>
            Set it up now
          </Button>
          <Button onClick={() => location.reload()}>Load the page again</Button>
        </div>
      </main>
    );
  }
}
