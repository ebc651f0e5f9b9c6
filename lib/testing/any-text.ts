import fc from 'fast-check';

/**
 * Text of any characters: ASCII with its controls, our alphabets, everything else. `fc.string({ unit: 'binary' })` is
 * the same and takes a second to be made.
 */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0x5ff), fc.nat(0x10ffff)))
  .map((points) => String.fromCodePoint(...points));
