import type { LengthRule, MessageType, Syntax, TableField } from '../../../lib/messages/protocol-table.ts';
import { formatTypes, MOST_FIELDS, MOST_TYPES } from '../../../lib/messages/table-text.ts';
import { Switch } from '../frame/Switch.tsx';
import { TextField } from '../frame/TextField.tsx';
import { type Settings, tableOf } from './settings.ts';
import type { DissectTexts } from './texts.ts';

/** Most characters of a name or value. */
const LONGEST = 100;

interface TableEditorProps {
  readonly words: DissectTexts;
  readonly settings: Settings;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** The protocol as a table: where a message ends, how it is written, and its types with fields and answers. */
export function TableEditor({ words, settings, disabled, onChange }: TableEditorProps) {
  const { types } = tableOf(settings);
  const change = (next: readonly MessageType[]) => onChange({ types: formatTypes(next) });
  const add = (from: MessageType['from']) => {
    const free = types.length + 1;
    change([...types, { type: words.newType(String(free)), from, fields: [] }]);
  };
  return (
    <>
      <div class="widget-controls">
        <Switch<LengthRule>
          label={words.rule}
          options={(['line', 'bytes', 'characters'] as const).map(
            (rule) => [rule, words.rules[rule]] as const,
          )}
          value={settings.rule}
          disabled={disabled}
          onChange={(rule) => onChange({ rule })}
        />
        <Switch<Syntax>
          label={words.syntax}
          options={(['words', 'numbers'] as const).map((one) => [one, words.syntaxes[one]] as const)}
          value={settings.syntax}
          disabled={disabled}
          onChange={(syntax) => onChange({ syntax })}
        />
      </div>
      <fieldset class="dissect-table" disabled={disabled}>
        <legend class="field-label">{words.table}</legend>
        {types.map((row, place) => (
          <Row
            key={place}
            words={words}
            row={row}
            replies={types.filter(({ from }) => from === 'server').map(({ type }) => type)}
            onChange={(next) => change(types.map((one, at) => (at === place ? next : one)))}
            onRemove={() => change(types.filter((_, at) => at !== place))}
            alone={types.length === 1}
          />
        ))}
        {types.length < MOST_TYPES && (
          <div class="widget-row">
            <button type="button" onClick={() => add('client')}>
              + {words.addRequest}
            </button>
            <button type="button" onClick={() => add('server')}>
              + {words.addReply}
            </button>
          </div>
        )}
      </fieldset>
    </>
  );
}

interface RowProps {
  readonly words: DissectTexts;
  readonly row: MessageType;
  readonly replies: readonly string[];
  readonly alone: boolean;
  readonly onChange: (row: MessageType) => void;
  readonly onRemove: () => void;
}

function Row({ words, row, replies, alone, onChange, onRemove }: RowProps) {
  const { type, from, fields, reply } = row;
  const setField = (place: number, change: Partial<TableField>) =>
    onChange({ ...row, fields: fields.map((one, at) => (at === place ? { ...one, ...change } : one)) });
  const setReply = (next: string) => {
    const { reply: _, ...rest } = row;
    onChange(next === '' ? rest : { ...rest, reply: next });
  };
  return (
    <details class="dissect-row">
      <summary>
        <span class="from">{from === 'client' ? words.tableRequest : words.tableReply}</span>
        <b>{type}</b>{' '}
        <span class="places">
          {fields.length === 0
            ? words.noFields
            : fields.map(({ name, example }) => `${name}=${example}`).join(', ')}
        </span>{' '}
        {from === 'client' && <span class="answer">{words.answeredBy(reply ?? words.noReply)}</span>}
      </summary>
      <div class="dissect-edit">
        <TextField
          narrow
          disabled={false}
          longest={LONGEST}
          label={words.type}
          value={type}
          onChange={(next) => onChange({ ...row, type: next })}
        />
        {from === 'client' && (
          <label class="dissect-select">
            <span class="field-label">{words.reply}</span>
            <select value={reply ?? ''} onChange={(event) => setReply(event.currentTarget.value)}>
              <option value="">{words.noReply}</option>
              {[...new Set(reply === undefined ? replies : [...replies, reply])].map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        )}
        {fields.map((field, place) => (
          <div class="dissect-field" key={place}>
            <TextField
              narrow
              disabled={false}
              longest={LONGEST}
              label={words.fieldName}
              value={field.name}
              onChange={(name) => setField(place, { name })}
            />
            <Switch
              label={words.fieldKind}
              options={(['text', 'number'] as const).map((kind) => [kind, words.fieldKinds[kind]] as const)}
              value={field.kind}
              disabled={false}
              onChange={(kind) => setField(place, { kind })}
            />
            <TextField
              narrow
              disabled={false}
              longest={LONGEST}
              label={words.example}
              value={field.example}
              onChange={(example) => setField(place, { example })}
            />
            <button
              type="button"
              onClick={() => onChange({ ...row, fields: fields.filter((_, at) => at !== place) })}
            >
              {words.removeField(field.name)}
            </button>
          </div>
        ))}
        <div class="widget-row">
          {fields.length < MOST_FIELDS && (
            <button
              type="button"
              onClick={() => {
                const name = String.fromCharCode('a'.charCodeAt(0) + fields.length);
                onChange({ ...row, fields: [...fields, { name, kind: 'text', example: name }] });
              }}
            >
              + {words.addField}
            </button>
          )}
          {!alone && (
            <button type="button" onClick={onRemove}>
              {words.removeType(type)}
            </button>
          )}
        </div>
      </div>
    </details>
  );
}
