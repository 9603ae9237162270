import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { forget, recall, remember } from '../../lib/storage/browser-storage.ts';
import { addStyle } from '../net/late-style.ts';
import styles from './splitter.css?inline';
import { useListening } from './use-listening.ts';

addStyle(styles);

interface SplitterProps {
  /** The CSS variable of the sandbox that holds the size; its name in the browser's storage as well. */
  readonly name: string;
  readonly label: string;
  /** Which way it moves. */
  readonly axis: 'x' | 'y';
  /** Selects the pane of the sandbox whose size it sets. */
  readonly pane: string;
  /** In percent of the pane's parent along x, in pixels along y. */
  readonly least: number;
  readonly most: number;
}

const PERCENT_A_KEY = 2;
const PIXELS_A_KEY = 24;

/**
 * The border between two panes, moved by pointer or arrow keys (WAI-ARIA APG, "Window Splitter"). Enter and a double
 * click give the panes their own sizes back. Sizes are remembered, for all labs.
 */
export function Splitter({ name, label, axis, pane, least, most }: SplitterProps) {
  const listening = useListening();
  const bar = useRef<HTMLDivElement>(null);
  const size = useSignal<number | undefined>(undefined);
  /** The size as it is where nobody has set one; looked at when someone comes to the border. */
  const own = useSignal(least);
  const setting = `size ${name}`;
  const sandbox = () => bar.current?.closest<HTMLElement>('.sandbox');
  const show = (value: number | undefined) => {
    size.value = value;
    if (value === undefined) sandbox()?.style.removeProperty(`--${name}`);
    else sandbox()?.style.setProperty(`--${name}`, `${value}${axis === 'x' ? '%' : 'px'}`);
  };
  useEffect(() => {
    if (!listening) return;
    const remembered = Number(recall(setting) ?? Number.NaN);
    if (remembered >= least && remembered <= most) show(remembered);
  }, [listening]);

  const paneElement = () => sandbox()?.querySelector<HTMLElement>(pane);
  const roomOf = (element: HTMLElement | null | undefined): number =>
    element?.parentElement?.clientWidth || 1;
  const measured = (): number => {
    const element = paneElement();
    const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
    return axis === 'y' ? height : (width / roomOf(element)) * 100;
  };
  const within = (value: number): number => Math.round(Math.min(most, Math.max(least, value)));
  const set = (value: number) => show(within(value));
  const keep = () => {
    if (size.value === undefined) forget(setting);
    else remember(setting, String(size.value));
  };
  const reset = () => {
    show(undefined);
    keep();
  };
  const press = (event: KeyboardEvent) => {
    const [less, more] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const step = axis === 'x' ? PERCENT_A_KEY : PIXELS_A_KEY;
    if (event.key === less) set(measured() - step);
    else if (event.key === more) set(measured() + step);
    else if (event.key === 'Home') set(least);
    else if (event.key === 'End') set(most);
    else if (event.key === 'Enter') show(undefined);
    else return;
    event.preventDefault();
    keep();
  };
  const drag = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const from = axis === 'x' ? event.clientX : event.clientY;
    const start = measured();
    const whole = roomOf(paneElement());
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const way = (axis === 'x' ? clientX : clientY) - from;
      set(start + (axis === 'x' ? (way / whole) * 100 : way));
    };
    const { currentTarget } = event as PointerEvent & { readonly currentTarget: HTMLElement };
    currentTarget.setPointerCapture(event.pointerId);
    currentTarget.addEventListener('pointermove', follow);
    const end = () => {
      currentTarget.removeEventListener('pointermove', follow);
      keep();
    };
    currentTarget.addEventListener('lostpointercapture', end, { once: true });
  };
  if (!listening) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      ref={bar}
      role="separator"
      class={`sandbox-splitter ${axis}`}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={size.value ?? own.value}
      tabIndex={0}
      onFocus={() => {
        own.value = within(measured());
      }}
      onKeyDown={press}
      onPointerDown={drag}
      onDblClick={reset}
    />
  );
}
