import { Fields, linkMark } from './docx-fields.rules';
import type { Labels } from './docx-numbering.rules';
import { CurrentProperties } from './docx-properties.rules';
import type { Styles } from './docx-styles.rules';
import { escapeXml, type OpenElement, readXml, type TagBudget, type XmlEvent } from './docx-xml.rules';
import { type UploadRefusal, UploadRefused } from './upload.rules';

/** What the parts of one document share while they are reduced. */
export type DocxContext = {
  styles: Styles;
  labels: Labels;
  /** The addresses of the part's hyperlinks by relationship. */
  links: ReadonlyMap<string, string>;
  budget: DocxBudget;
};

/** What all parts of one document together may still have. */
export type DocxBudget = TagBudget & { characters: number; elements: number };

/** Elements that go on to the converter, with the attributes that it needs. */
const kept: ReadonlyMap<string, readonly string[]> = new Map([
  ['w:body', []],
  ['w:p', []],
  ['w:r', []],
  ['w:t', []],
  ['w:tab', []],
  ['w:noBreakHyphen', []],
  ['w:softHyphen', []],
  ['w:tbl', []],
  ['w:tr', []],
  ['w:tc', []],
  ['w:pict', []],
  ['v:group', []],
  ['v:rect', []],
  ['v:roundrect', []],
  ['v:shape', []],
  ['v:textbox', []],
  ['w:txbxContent', []],
  ['w:footnote', ['w:id', 'w:type']],
  ['w:endnote', ['w:id', 'w:type']],
  ['w:footnoteReference', ['w:id']],
  ['w:endnoteReference', ['w:id']],
]);

/** Elements that only wrap what is shown, and those whose properties are read here. */
const opened = new Set(
  [
    'w:hyperlink w:ins w:moveTo w:sdt w:sdtContent w:smartTag w:customXml w:fldSimple w:object w:instrText',
    'mc:AlternateContent mc:Fallback w:pPr w:numPr w:rPr w:trPr',
  ].flatMap((names) => names.split(' ')),
);

/**
 * Rewrites a part of a .docx into the little that becomes text, in the vocabulary that every converter knows:
 * paragraphs, runs, tables, notes, with automatic numbers and addresses of links written out. Deleted, moved-away
 * and hidden text, comments, images, tables of contents and everything unknown stay behind, so that what the
 * converter does is bounded by the text.
 */
class Reduction {
  readonly out: string[] = [];
  private readonly context: DocxContext;
  private readonly path: string[] = [];
  private readonly addresses: (string | undefined)[] = [];
  private readonly fields = new Fields();
  /** How deep inside an element that stays behind. */
  private skipped = 0;
  private readonly properties: CurrentProperties;

  constructor(context: DocxContext) {
    this.context = context;
    this.properties = new CurrentProperties(context.styles);
  }

  take(event: XmlEvent): void {
    if (event.kind === 'text') this.text(event.text);
    else if (event.kind === 'open') this.open(event);
    else this.close(event.name);
  }

  finish(): string {
    // A table of contents without an end would hide the rest of the document.
    if (this.fields.inContents) throw new UploadRefused('notDocx');
    return this.out.join('');
  }

  private spend(what: 'characters' | 'elements', amount: number, refusal: UploadRefusal): void {
    this.context.budget[what] -= amount;
    if (this.context.budget[what] < 0) throw new UploadRefused(refusal);
  }

  private text(text: string): void {
    const parent = this.path.at(-1);
    if (this.skipped > 0) return;
    if (parent === 'w:instrText') this.fields.instruct(text);
    if (parent !== 'w:t' || this.properties.hidden || this.fields.inContents) return;
    this.spend('characters', text.length, 'tooLarge');
    this.out.push(escapeXml(text.replace(/[\r\n\t]+/g, ' ')));
  }

  private open({ name, attributes }: OpenElement): void {
    if (this.skipped > 0) {
      this.skipped++;
      return;
    }
    this.path.push(name);
    const said = kept.get(name);
    if (said) this.keep(name, said, attributes);
    else if (name === 'w:br' || name === 'w:cr') this.breakLine(attributes.get('w:type'));
    else if (name === 'w:fldChar') this.add(this.fields.take(attributes.get('w:fldCharType')));
    else if (this.path.slice(-3).join('/') === 'w:tr/w:trPr/w:del') this.skipRow();
    else if (!this.properties.take(this.path, attributes.get('w:val')) && !opened.has(name)) {
      this.path.pop();
      this.skipped = 1;
    }
    if (name === 'w:hyperlink') this.addresses.push(this.context.links.get(attributes.get('r:id') ?? ''));
  }

  private keep(name: string, said: readonly string[], attributes: OpenElement['attributes']): void {
    this.spend('elements', 1, 'zipBomb');
    this.properties.begin(name);
    const words = said.map((key) => ` ${key}="${escapeXml(attributes.get(key) ?? '').replaceAll('"', '')}"`);
    this.out.push(`<${name}${words.join('')}>`);
  }

  /** A row that was deleted in a tracked change is closed at once; what it holds is neither shown nor counted. */
  private skipRow(): void {
    this.path.length -= 3;
    this.skipped = 3;
    this.out.push('</w:tr>');
  }

  private close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    this.path.pop();
    if (kept.has(name)) this.out.push(`</${name}>`);
    else if (name === 'w:pPr') this.startParagraph();
    else if (name === 'w:rPr' && this.path.at(-1) === 'w:r' && this.properties.bold)
      this.out.push('<w:rPr><w:b/></w:rPr>');
    else if (name === 'w:hyperlink') this.add(linkMark(this.addresses.pop()), '<w:r>', '</w:r>');
  }

  private startParagraph(): void {
    // The words of a paragraph whose end was deleted go on in the next one.
    if (this.properties.deleted) this.out.push('<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>');
    else {
      const label = this.context.labels(this.properties.place);
      this.add(label && `${label} `, '<w:r>', '</w:r>');
    }
  }

  private breakLine(type: string | undefined): void {
    // A page or a column ends at other words than the paragraph does: no line of the text.
    this.spend('elements', 1, 'zipBomb');
    if (type === undefined || type === 'textWrapping') this.out.push('<w:br/>');
  }

  private add(text: string, before = '', after = ''): void {
    if (text === '' || this.fields.inContents) return;
    this.spend('characters', text.length, 'tooLarge');
    this.out.push(`${before}<w:t>${escapeXml(text)}</w:t>${after}`);
  }
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"';

/**
 * Rewrites a part of a .docx, whose root element is `root`, into the little that becomes text.
 * @throws UploadRefused notDocx, zipBomb, tooLarge
 */
export function reducePart(xml: string, root: string, context: DocxContext): string {
  const reduction = new Reduction(context);
  let begun = false;
  for (const event of readXml(xml, context.budget)) {
    if (begun) reduction.take(event);
    else if (event.kind === 'open') {
      if (event.name !== root) throw new UploadRefused('notDocx');
      begun = true;
    }
  }
  return `<${root} ${namespaces}>${reduction.finish()}</${root}>`;
}
