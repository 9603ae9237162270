import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface Box {
  readonly width: number;
  readonly height: number;
  /** How far the element is scrolled. */
  readonly top: number;
}

/**
 * The size and scroll position of an element, in CSS pixels, kept up to date. Zeros until it is on the page. The position
 * is told in steps of `grain` pixels: what draws more than can be seen need not hear of each.
 */
export function useBox(element: RefObject<HTMLElement>, grain = 1): Box {
  const [box, setBox] = useState<Box>({ width: 0, height: 0, top: 0 });
  useEffect(() => {
    const area = element.current;
    if (!area) return;
    const measure = () =>
      setBox((old) => {
        const { clientWidth: width, clientHeight: height, scrollTop } = area;
        const top = Math.floor(scrollTop / grain) * grain;
        const same = old.width === width && old.height === height && old.top === top;
        return same ? old : { width, height, top };
      });
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    area.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      area.removeEventListener('scroll', measure);
    };
  }, [element, grain]);
  return box;
}
