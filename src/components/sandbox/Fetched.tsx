import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface FetchedProps<Props> {
  /** Fetches a part of the page that only some readers need. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
  /** What to say while it comes, and when it does not; the button tries again. */
  readonly texts: { readonly loading: string; readonly failed: string; readonly retry: string };
}

/** A component whose code is fetched when it is first shown. */
export function Fetched<Props extends object>({ load, props, texts }: FetchedProps<Props>) {
  const [Part, setPart] = useState<ComponentType<Props>>();
  const [failed, setFailed] = useState(false);
  const begin = () => {
    setFailed(false);
    load().then(
      (part) => setPart(() => part),
      () => setFailed(true),
    );
  };
  useEffect(begin, [load]);
  if (Part) return <Part {...props} />;
  if (!failed)
    return (
      <p class="sandbox-note" role="status">
        {texts.loading}
      </p>
    );
  return (
    <p class="sandbox-note" role="alert">
      {texts.failed}{' '}
      <button type="button" onClick={begin}>
        {texts.retry}
      </button>
    </p>
  );
}
