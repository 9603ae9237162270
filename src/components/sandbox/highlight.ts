import { codeToHtml, createCssVariablesTheme, type ShikiTransformer } from 'shiki';

const theme = createCssVariablesTheme({ name: 'ieum', variablePrefix: '--code-', fontStyle: false });

/** Tokens that sandbox.css sets in the colour of ink need no element: half the bytes of a listing are spared. */
const INK = /--code-(foreground|token-(constant|function|parameter|punctuation|link))\)/;

const plainInk: ShikiTransformer = {
  line(line) {
    line.children = line.children.flatMap((child) =>
      child.type === 'element' && INK.test(String(child.properties.style)) ? child.children : [child],
    ) as typeof line.children;
  },
};

/** A program as HTML, its colours named by the variables of sandbox.css. */
export const highlight = (program: string): Promise<string> =>
  codeToHtml(program, { lang: 'javascript', theme, transformers: [plainInk] });
