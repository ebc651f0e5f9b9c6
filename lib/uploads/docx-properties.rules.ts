import type { ListPlace } from './docx-numbering.rules';
import { type Styles, styleValue } from './docx-styles.rules';
import { isOn } from './docx-xml.rules';

type Properties = { place: ListPlace; deleted: boolean; bold: boolean | null; hidden: boolean };
type Setter = (properties: Properties, value: string | undefined, styles: Styles) => void;

/** The properties that matter, by their place: the same names mean other things in tracked changes and in styles. */
const setters: ReadonlyMap<string, Setter> = new Map<string, Setter>([
  [
    'w:p/w:pPr/w:pStyle',
    ({ place }, value) => {
      place.styleId = value ?? null;
    },
  ],
  [
    'w:pPr/w:numPr/w:numId',
    ({ place }, value) => {
      place.numId = value ?? null;
    },
  ],
  [
    'w:pPr/w:numPr/w:ilvl',
    ({ place }, value) => {
      place.level = value ?? null;
    },
  ],
  [
    'w:pPr/w:rPr/w:del',
    (properties) => {
      properties.deleted = true;
    },
  ],
  [
    'w:pPr/w:rPr/w:moveFrom',
    (properties) => {
      properties.deleted = true;
    },
  ],
  [
    'w:r/w:rPr/w:rStyle',
    (properties, value, styles) => {
      properties.bold ??= styleValue(styles, value ?? null, 'bold');
    },
  ],
  [
    'w:r/w:rPr/w:b',
    (properties, value) => {
      properties.bold = isOn(value);
    },
  ],
  [
    'w:r/w:rPr/w:vanish',
    (properties, value) => {
      properties.hidden = isOn(value);
    },
  ],
]);

/** What the paragraph and the run say of themselves in which the reading stands. */
export class CurrentProperties {
  private readonly styles: Styles;
  private now: Properties = {
    place: { numId: null, level: null, styleId: null },
    deleted: false,
    bold: null,
    hidden: false,
  };

  constructor(styles: Styles) {
    this.styles = styles;
  }

  get place(): ListPlace {
    return this.now.place;
  }

  /** True when a tracked change deleted the end of the paragraph or moved it away. */
  get deleted(): boolean {
    return this.now.deleted;
  }

  get bold(): boolean {
    return this.now.bold === true;
  }

  get hidden(): boolean {
    return this.now.hidden;
  }

  /** Forgets what belongs to the element before this one. */
  begin(name: string): void {
    if (name === 'w:p')
      this.now = { ...this.now, place: { numId: null, level: null, styleId: null }, deleted: false };
    if (name === 'w:p' || name === 'w:r') this.now = { ...this.now, bold: null, hidden: false };
  }

  /** Reads the property that ends `path`; false when it is none that matters. */
  take(path: readonly string[], value: string | undefined): boolean {
    const set = setters.get(path.slice(-3).join('/'));
    set?.(this.now, value, this.styles);
    return set !== undefined;
  }
}
