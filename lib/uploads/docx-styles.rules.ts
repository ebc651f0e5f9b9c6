import { elementsOf, isOn, type TagBudget } from './docx-xml.rules';

/** What of a style matters for plain words; null where the style says nothing. */
export type Style = {
  bold: boolean | null;
  numId: string | null;
  level: string | null;
  basedOn: string | null;
};
export type Styles = ReadonlyMap<string, Style>;

function describe(style: Style, name: string, value: string | undefined): void {
  if (name === 'w:b') style.bold = isOn(value);
  if (name === 'w:numId') style.numId = value ?? null;
  if (name === 'w:ilvl') style.level = value ?? null;
  if (name === 'w:basedOn') style.basedOn = value ?? null;
}

/** The styles of a document by identifier. @throws UploadRefused notDocx, zipBomb */
export function readStyles(xml: string, budget: TagBudget): Styles {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  for (const { name, attributes } of elementsOf(xml, budget)) {
    if (name === 'w:style') {
      style = { bold: null, numId: null, level: null, basedOn: null };
      styles.set(attributes.get('w:styleId') ?? '', style);
    } else if (style) describe(style, name, attributes.get('w:val'));
  }
  return styles;
}

/** The nearest answer of a style or of those it is based on; ten are more than any template has. */
export function styleValue<K extends keyof Style>(
  styles: Styles,
  id: string | null,
  key: K,
): Style[K] | null {
  let style = styles.get(id ?? '');
  for (let step = 0; style && step < 10; step++) {
    if (style[key] !== null) return style[key];
    style = styles.get(style.basedOn ?? '');
  }
  return null;
}
