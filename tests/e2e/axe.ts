import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/**
 * What axe finds wrong with a page, or with the part a selector names, by all of its rules or by those named: one line
 * a rule and element.
 */
export async function violationsOf(
  page: Page,
  selector = 'html',
  rules?: readonly string[],
): Promise<string[]> {
  await page.evaluate(source);
  const violations = await page.evaluate(
    async ([part, rules]): Promise<Violation[]> => {
      const { axe } = globalThis as unknown as {
        axe: { run(part: string, options: object): Promise<{ violations: Violation[] }> };
      };
      return (await axe.run(part, rules ? { runOnly: rules } : {})).violations;
    },
    [selector, rules] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}
