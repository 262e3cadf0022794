/** A page that fails says so and can be tried again; the rest stays. */

import { Component, type ReactNode } from "react";
import { textsNow } from "../settings.js";

interface State {
  readonly failure?: string;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === undefined) return this.props.children;
    const texts = textsNow();
    return (
      <div className="page">
        <p className="notice bad" role="alert">
          {texts.failed}: {failure}
        </p>
        <p>
          <button
            type="button"
            className="button"
            onClick={() => this.setState({ failure: undefined as never })}
          >
            {texts.retry}
          </button>
        </p>
      </div>
    );
  }
}
