const names: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Text for the content or an attribute of an XML 1.0 document. Characters that XML cannot hold (§2.2: most controls,
 * lone surrogates, U+FFFE and U+FFFF) are left out.
 */
export const xmlText = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
