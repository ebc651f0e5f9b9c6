import { plainText } from './display.rules';

/** Who published the document and how to pay or write to him, as the text itself says. Absent values are null. */
export type Requisites = {
  bin: string | null;
  iik: string | null;
  bank: string | null;
  bik: string | null;
  email: string | null;
  site: string | null;
};

/** One block before the first section, in the form it has on paper; nothing of its words is left out. */
export type HeaderPart =
  | { kind: 'approval' | 'title' | 'text'; anchor: string; lines: string[] }
  | { kind: 'table'; anchor: string; rows: { label: string; value: string }[] };

/** What stands before the first section, and what is read out of it. */
export type PolicyHeader = {
  parts: HeaderPart[];
  approval: string[];
  order: { number: string; date: string } | null;
  title: string[];
  requisites: Requisites;
};

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** «№5-П от «26» марта 2019 года» → number and ISO date, or null. */
export function readOrder(line: string): PolicyHeader['order'] {
  const found = /№\s?(\S{1,40}) от [«"“]?([0-9]{1,2})[»"”]? ([а-я]{3,8}) ([0-9]{4})/i.exec(line);
  const month = months.indexOf(found?.[3]?.toLowerCase() ?? '');
  if (!found?.[1] || month < 0) return null;
  const date = [found[4], String(month + 1).padStart(2, '0'), found[2]?.padStart(2, '0')].join('-');
  return { number: found[1], date };
}

function readRequisites(text: string): Requisites {
  const find = (pattern: RegExp) => pattern.exec(text)?.[1] ?? null;
  return {
    bin: find(/БИН\s{1,4}([0-9]{12})(?![0-9])/),
    iik: find(/ИИК\s{1,4}(KZ[0-9A-Z]{18})(?![0-9A-Z])/),
    bank: find(/ИИК\s{1,4}KZ[0-9A-Z]{18} в (.{1,100}?) БИК/),
    bik: find(/БИК\s{1,4}([A-Z0-9]{8,11})(?![A-Z0-9])/),
    email: find(/почта\s{1,4}([^\s@]{1,64}@[^\s@]{1,255})/),
    site: find(/(https?:\/\/[^\s<>]{1,200})/),
  };
}

const shown = (line: string) => plainText(line.replaceAll('**', ''), 'paragraph');

function cells(line: string): { label: string; value: string } {
  const tab = line.indexOf('\t');
  if (tab === -1) return { label: '', value: shown(line) };
  return { label: shown(line.slice(0, tab)), value: shown(line.slice(tab + 1)) };
}

function readPart({ anchor, raw }: { anchor: string; raw: string }): HeaderPart {
  const lines = raw.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.includes('\t'))) return { kind: 'table', anchor, rows: lines.map(cells) };
  const first = lines[0]?.trimStart() ?? '';
  const kind = /^Утвержд/i.test(first) ? 'approval' : first.startsWith('**') ? 'title' : 'text';
  return { kind, anchor, lines: lines.map(shown) };
}

const linesOf = (parts: readonly HeaderPart[], kind: 'approval' | 'title') =>
  parts.flatMap((part) => (part.kind === kind ? part.lines : []));

/** Reads the blocks before the first section. Unknown forms give empty parts, never an error. */
export function readHeader(blocks: readonly { level: number; anchor: string; raw: string }[]): PolicyHeader {
  const end = blocks.findIndex((block) => block.level > 0);
  const parts = blocks.slice(0, end === -1 ? blocks.length : end).map(readPart);
  const approval = linesOf(parts, 'approval');
  const values = parts.flatMap((part) => (part.kind === 'table' ? part.rows.map((row) => row.value) : []));
  return {
    parts,
    approval,
    order: approval.map(readOrder).find((order) => order !== null) ?? null,
    title: linesOf(parts, 'title'),
    requisites: readRequisites(values.join(' ')),
  };
}
