import type { Language } from '../../lib/i18n/language.ts';
import { STACKBLITZ, stackblitzFields } from '../../lib/sandbox/stackblitz.ts';
import type { Session } from './session.ts';
import { workTexts } from './work-texts.ts';

interface StackblitzFormProps {
  readonly session: Session;
  readonly lang: Language;
}

/** Sends the project to StackBlitz in a new tab, and says before that it leaves this site. */
export function StackblitzForm({ session, lang }: StackblitzFormProps) {
  const texts = workTexts[lang];
  /** The fields are the project as it is when the form is sent. */
  const fill = ({ currentTarget: form }: Event & { readonly currentTarget: HTMLFormElement }) => {
    for (const field of form.querySelectorAll('input')) field.remove();
    const title = session.lab.title?.[lang] ?? session.lab.id;
    for (const [name, value] of stackblitzFields(session.project(), title)) {
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name, value });
      form.append(field);
    }
  };
  return (
    <form action={STACKBLITZ} method="post" target="_blank" onSubmit={fill} rel="noopener">
      <button type="submit">{texts.stackblitz}</button>
      <small>{texts.leaves}</small>
    </form>
  );
}
