import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { builtPages } from './built-pages.ts';
import { elementsOf } from './elements.ts';

const classesOf = ({ properties }: Element): readonly string[] =>
  [properties.className ?? []].flat().map(String);

/** A drawing that says in words what it shows, or the boxes of w-bytes, which are text. */
const isPicture = (element: Element): boolean =>
  (element.properties.role === 'img' &&
    Boolean(element.properties.ariaLabel || element.properties.ariaLabelledBy)) ||
  classesOf(element).includes('bytes-river');

const handouts = builtPages()
  .filter(({ path }) => /^\/(en\/)?2-1-\d\/$/.test(path))
  .flatMap(({ path, html }) =>
    [...elementsOf(fromHtml(html))]
      .filter((element) => classesOf(element).includes('widget'))
      .map((widget) => ({
        name: `${path}#${widget.properties.id}`,
        parts: [...elementsOf(widget)].filter((one) => classesOf(one).includes('widget-handout')),
      })),
  );

test('all fifteen widgets stand in the lessons of both languages', () => {
  expect(handouts).toHaveLength(30);
});

test.each(handouts)('on paper $name is a picture and a table', ({ parts }) => {
  const elements = parts.flatMap((part) => [...elementsOf(part)]);
  expect(elements.filter(isPicture).length).toBeGreaterThan(0);
  expect(elements.filter(({ tagName }) => tagName === 'table').length).toBeGreaterThan(0);
});
