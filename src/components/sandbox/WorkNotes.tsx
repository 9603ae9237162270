import type { Language } from '../../lib/i18n/language.ts';
import type { Session } from './session.ts';
import './work.css';
import { workTexts } from './work-texts.ts';

interface WorkNotesProps {
  readonly session: Session;
  readonly lang: Language;
}

/** What the learner should know of their files: that they are not kept, that another tab differs, whose code this is. */
export function WorkNotes({ session: { work, keeper }, lang }: WorkNotesProps) {
  const texts = workTexts[lang];
  const { elsewhere, failing } = keeper;
  return (
    <div class="sandbox-work" role="status">
      {work.foreign.value && (
        <p>
          {texts.foreign}{' '}
          <button type="button" onClick={() => work.undo()}>
            {texts.back}
          </button>
        </p>
      )}
      {failing.value && <p>{texts.failing}</p>}
      {elsewhere.value && (
        <p>
          {texts.elsewhere}{' '}
          <button type="button" onClick={() => keeper.takeOver()}>
            {texts.takeOver}
          </button>
        </p>
      )}
    </div>
  );
}
