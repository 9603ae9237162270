import { useEffect, useState } from 'preact/hooks';

/** False in the server's HTML and until the script hears the controls: a press or a drag before would be lost. */
export function useListening(): boolean {
  const [listening, setListening] = useState(false);
  useEffect(() => setListening(true), []);
  return listening;
}
