import type { DistributionTime, TermName } from '../../../lib/distribution/bounds.ts';
import type { Numbers } from './numbers.ts';
import type { SwarmTexts } from './texts.ts';

const formulas: Record<TermName, string> = {
  server: 'F / uₛ',
  download: 'F / dₘᵢₙ',
  total: 'NF / (uₛ + Σuᵢ)',
};

/** The three terms of the P2P bound as bars on one scale; the longest is the answer. */
export function Bottleneck({
  words,
  numbers,
  time,
}: {
  words: SwarmTexts;
  numbers: Numbers;
  time: DistributionTime;
}) {
  return (
    <section class="bottleneck" aria-label={words.bottleneck}>
      <h4>{words.bottleneck}</h4>
      <p>{words.bottleneckLead}</p>
      <ul>
        {time.terms.map((term) => {
          const binds = time.binding.includes(term.name);
          return (
            <li key={term.name} class={binds ? 'binds' : undefined}>
              <span class="bottleneck-formula">{formulas[term.name]}</span>
              <span class="bottleneck-words">{words.terms[term.name]}</span>
              <span class="bottleneck-track">
                <span class="bottleneck-bar" style={{ width: `${(100 * term.time) / time.time}%` }} />
              </span>
              <span class="bottleneck-value">
                {numbers.seconds(term.time)}
                {binds && <strong> ◀ {words.longest}</strong>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
