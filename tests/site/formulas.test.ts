import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { builtPages } from './built-pages.ts';
import { elementsOf } from './elements.ts';

/** Elements of MathML Core whose number of children is fixed (§3.3, §3.4): with another, Firefox shows an error. */
const CHILDREN: Readonly<Record<string, number>> = {
  mfrac: 2,
  msub: 2,
  msup: 2,
  munder: 2,
  mover: 2,
  msubsup: 3,
  munderover: 3,
};

const withFormulas = builtPages().filter(({ html }) => html.includes('<math'));

test.each(withFormulas.map(({ path, html }) => [path, html] as const))(
  'every fraction, sub- and superscript on %s has the parts it must have',
  (_, html) => {
    const wrong = [...elementsOf(fromHtml(html))]
      .map(({ tagName, children }) => ({
        tagName,
        parts: children.filter(({ type }) => type === 'element').length,
      }))
      .filter(({ tagName, parts }) => (CHILDREN[tagName] ?? parts) !== parts);
    expect(wrong).toEqual([]);
  },
);
