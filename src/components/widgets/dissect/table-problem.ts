import type { TableProblem } from '../../../lib/messages/protocol-table.ts';
import type { DissectTexts } from './texts.ts';

/** One sentence on what is wrong with a table, where, and what to do. */
export function problemText(problem: TableProblem, { problems }: DissectTexts): string {
  switch (problem.kind) {
    case 'bad-type':
      return problems.badType(problem.type);
    case 'type-twice':
      return problems.typeTwice(problem.type);
    case 'no-such-reply':
      return problems.noSuchReply(problem.type, problem.reply);
    case 'bad-number':
      return problems.badNumber(problem.type, problem.field, problem.example);
    case 'too-long':
      return problems.tooLong(problem.type, problem.field);
    case 'no-request':
      return problems.noRequest;
  }
}
