import { useLayoutEffect, useRef } from 'preact/hooks';

/** Finds what is to have the focus; nothing where it is not drawn. */
export type FindFocus = () => HTMLElement | null | undefined;

/**
 * Moves the focus to an element that the next drawing of the calling component makes or moves.
 * It happens with that drawing, before the browser can hand on another key: a focus that waits for a frame would come
 * after keys pressed meanwhile, and take the focus from what they opened.
 */
export function useFocusAfter(): (find: FindFocus) => void {
  const wanted = useRef<FindFocus | undefined>(undefined);
  useLayoutEffect(() => {
    const find = wanted.current;
    wanted.current = undefined;
    find?.()?.focus();
  });
  return (find) => {
    wanted.current = find;
  };
}
