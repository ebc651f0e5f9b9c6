import { elementsOf, type TagBudget } from './docx-xml.rules';
import { UploadRefused } from './upload.rules';

const webAddress = /^https?:\/\/[^\s<>]{1,2000}$/i;
const maxFields = 50;

/** ` <https://…>`, the mark of a link in the text of a policy; other addresses than those of the web give nothing. */
export function linkMark(address: string | undefined): string {
  if (!address || !webAddress.test(address)) return '';
  // Two stars in an address would begin bold words.
  return ` <${address.replace(/^https?/i, (scheme) => scheme.toLowerCase()).replaceAll('*', '%2A')}>`;
}

/**
 * The addresses of the external hyperlinks of a part by relationship (OPC, ECMA-376 part 2, 9.3).
 * @throws UploadRefused notDocx, zipBomb
 */
export function readLinks(xml: string, budget: TagBudget): Map<string, string> {
  const links = new Map<string, string>();
  for (const { name, attributes } of elementsOf(xml, budget)) {
    if (name !== 'Relationship' || attributes.get('TargetMode') !== 'External') continue;
    if (attributes.get('Type')?.endsWith('/hyperlink'))
      links.set(attributes.get('Id') ?? '', attributes.get('Target') ?? '');
  }
  return links;
}

type Field = { instruction: string; asked: boolean };

/** The complex fields (`w:fldChar`) that are open where the reading stands. */
export class Fields {
  private readonly open: Field[] = [];

  /** True within a table of contents, whose lines would be sections a second time. */
  get inContents(): boolean {
    return this.open.some(({ instruction }) => /^\s{0,9}TOC\b/.test(instruction));
  }

  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field?.asked) field.instruction = (field.instruction + text).slice(0, 2100);
  }

  /** Takes a `begin`, `separate` or `end`; gives the mark of the link that ends here, or an empty string. */
  take(type: string | undefined): string {
    const field = this.open.at(-1);
    if (type === 'begin') this.begin();
    else if (type === 'separate' && field) field.asked = false;
    else if (type === 'end') {
      this.open.pop();
      return linkMark(/^\s*HYPERLINK\s+"([^"]*)"/.exec(field?.instruction ?? '')?.[1]);
    }
    return '';
  }

  private begin(): void {
    if (this.open.push({ instruction: '', asked: true }) > maxFields) throw new UploadRefused('notDocx');
  }
}
