import type { Elsewhere as Place } from './recording.ts';
import type { BytesTexts } from './texts.ts';

interface ElsewhereProps {
  readonly words: BytesTexts;
  readonly elsewhere: readonly Place[];
}

/** The same writes under other circumstances: the program is the same, the events are not. */
export function Elsewhere({ words: { elsewhere: words }, elsewhere }: ElsewhereProps) {
  return (
    <table class="bytes-elsewhere">
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.where}</th>
          <th scope="col">{words.events}</th>
        </tr>
      </thead>
      <tbody>
        {elsewhere.map(({ where, least, most }) => (
          <tr key={where}>
            <th scope="row">{words.names[where]}</th>
            <td>{words.times(least === most ? String(least) : `${least}–${most}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
