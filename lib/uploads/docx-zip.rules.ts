import { Inflate } from 'fflate';
import { UploadRefused } from './upload.rules';

const maxEntries = 1000;
const maxInflated = 20_000_000;
const maxRatio = 200;
/** Small parts may shrink by any ratio: they cannot fill a memory. */
const ratioFrom = 65_536;
/** One kilobyte of deflate gives one megabyte at most, so the limit is never passed by more. */
const step = 1024;

type Entry = {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  start: number;
};

/** Little-endian reads that refuse to go over the end. */
class Bytes {
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u16(at: number): number {
    this.slice(at, 2);
    return this.view.getUint16(at, true);
  }

  u32(at: number): number {
    this.slice(at, 4);
    return this.view.getUint32(at, true);
  }

  slice(at: number, length: number): Uint8Array {
    if (at < 0 || at + length > this.bytes.length) throw new UploadRefused('notDocx');
    return this.bytes.subarray(at, at + length);
  }
}

const need = (condition: boolean) => {
  if (!condition) throw new UploadRefused('notDocx');
};

/** Where the central directory lies. Nothing may stand behind its end record: two readers could see two archives. */
function findDirectory(file: Bytes) {
  const last = file.bytes.length - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at--) {
    if (file.u32(at) === 0x06054b50 && at + 22 + file.u16(at + 20) === file.bytes.length) {
      const directory = {
        entries: file.u16(at + 10),
        size: file.u32(at + 12),
        start: file.u32(at + 16),
        end: at,
      };
      need(file.u16(at + 4) === 0 && file.u16(at + 6) === 0 && file.u16(at + 8) === directory.entries);
      if (directory.entries > maxEntries) throw new UploadRefused('zipBomb');
      need(directory.start + directory.size === at);
      return directory;
    }
  }
  throw new UploadRefused('notDocx');
}

function readDirectory(file: Bytes): { entries: Entry[]; start: number } {
  const directory = findDirectory(file);
  const entries: Entry[] = [];
  let at = directory.start;
  while (entries.length < directory.entries) {
    need(file.u32(at) === 0x02014b50);
    const [nameLength, extraLength, commentLength] = [
      file.u16(at + 28),
      file.u16(at + 30),
      file.u16(at + 32),
    ];
    // Bits 0, 6 and 13: encrypted, strongly encrypted, masked directory.
    need((file.u16(at + 8) & 0x2041) === 0);
    entries.push({
      name: new TextDecoder().decode(file.slice(at + 46, nameLength)),
      method: file.u16(at + 10),
      crc: file.u32(at + 16),
      packed: file.u32(at + 20),
      size: file.u32(at + 24),
      start: file.u32(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  need(at === directory.end);
  need(new Set(entries.map((entry) => entry.name)).size === entries.length);
  return { entries, start: directory.start };
}

/** Refuses by what the archive says of itself, before anything is inflated. */
function checkSizes(entries: readonly Entry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  const dense = ({ size, packed }: Entry) => size > ratioFrom && size > packed * maxRatio;
  if (total > maxInflated || entries.some(dense)) throw new UploadRefused('zipBomb');
}

/** The packed bytes of each entry, each behind a local header that agrees with the directory. */
function locate(file: Bytes, entries: readonly Entry[], end: number): Map<Entry, Uint8Array> {
  const found = new Map<Entry, Uint8Array>();
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    if (entry.start < free) throw new UploadRefused('zipBomb');
    need(file.u32(entry.start) === 0x04034b50);
    need(file.u16(entry.start + 8) === entry.method && (file.u16(entry.start + 6) & 0x2041) === 0);
    const nameLength = file.u16(entry.start + 26);
    need(new TextDecoder().decode(file.slice(entry.start + 30, nameLength)) === entry.name);
    const start = entry.start + 30 + nameLength + file.u16(entry.start + 28);
    found.set(entry, file.slice(start, entry.packed));
    free = start + entry.packed;
    if (free > end) throw new UploadRefused('zipBomb');
  }
  return found;
}

/** CRC-32 as ZIP has it (APPNOTE 4.4.7). */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (crcTable[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/** Inflates to exactly `size` bytes; a stream that gives more is a bomb whose header lies. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw new UploadRefused('zipBomb');
    whole.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < packed.length; at += step)
    stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  need(filled === size);
  return whole;
}

function unpack(entry: Entry, packed: Uint8Array): Uint8Array {
  need(entry.method === 8 || (entry.method === 0 && entry.packed === entry.size));
  const bytes = entry.method === 8 ? inflate(packed, entry.size) : packed;
  need(crc32(bytes) === entry.crc);
  return bytes;
}

/**
 * The parts of a ZIP archive by name. Bounded by what is really inflated (20 MB) as well as by what is declared;
 * archives inside it are bytes like any others. Links to other disks, ZIP64, encryption and duplicate names, which
 * no word processor needs for a file this small, are refused.
 * @throws UploadRefused notDocx, zipBomb, macros; other errors of a broken stream
 */
export function unzipParts(bytes: Uint8Array): Map<string, Uint8Array> {
  const file = new Bytes(bytes);
  const { entries, start } = readDirectory(file);
  checkSizes(entries);
  const packed = locate(file, entries, start);
  if (entries.some(({ name }) => /(?:^|\/)vba(?:project\.bin|data\.xml)$/i.test(name)))
    throw new UploadRefused('macros');
  return new Map(
    [...packed].map(([entry, slice]): [string, Uint8Array] => [entry.name, unpack(entry, slice)]),
  );
}
