import { codeToHtml, createCssVariablesTheme, type ShikiTransformer } from 'shiki';

export const theme = createCssVariablesTheme({ name: 'ieum', variablePrefix: '--code-', fontStyle: false });

/** Tokens that tokens.css sets in the colour of ink need no element: half the bytes of a listing are spared. */
const INK = /--code-(foreground|token-(constant|function|parameter|punctuation|link))\)/;

export const plainInk: ShikiTransformer = {
  line(line) {
    line.children = line.children.flatMap((child) =>
      child.type === 'element' && INK.test(String(child.properties.style)) ? child.children : [child],
    ) as typeof line.children;
  },
};

/** The name behind a fenced block's language, ```js title="server.mjs", stands above the block. */
export const titled: ShikiTransformer = {
  pre(node) {
    const title = /title="([^"]*)"/.exec(String(this.options.meta?.__raw ?? ''))?.[1];
    if (title !== undefined) node.properties['data-title'] = title;
  },
};

/** A program as HTML, its colours named by the variables of tokens.css. */
export const highlight = (program: string): Promise<string> =>
  codeToHtml(program, { lang: 'javascript', theme, transformers: [plainInk] });
