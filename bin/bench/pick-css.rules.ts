/** A rule of a stylesheet that can matter to the banner. */
export type PickedRule = {
  /**
   * `style` matches something in the banner, `variables` only the page around it; `property`, `keyframes` and `layers`
   * are the at-rules of these names.
   */
  kind: 'style' | 'variables' | 'property' | 'keyframes' | 'layers';
  /** The blocks around it, the outermost first: `@layer base`, `@media print`. */
  around: readonly string[];
  /** Its selectors, or the name of the at-rule. */
  name: string;
  body: string;
  /** Whether the rest of the site uses it as well; said of `style` only. */
  shared?: boolean;
};

/** A text in quotes, a bracket, or a letter: what a reader of CSS sees one by one. */
const tokens = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\s\S]/g;

/** Parts at the separator, where it is outside brackets, braces and quotes. */
export function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of text.matchAll(tokens)) {
    if (/^[([{]$/.test(token)) depth += 1;
    if (/^[)\]}]$/.test(token)) depth -= 1;
    if (token === separator && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + token);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const declarations = (rule: PickedRule) => splitOutside(rule.body, ';');
const variableOf = (declaration: string) => /^(--[\w-]+)\s*:/.exec(declaration)?.[1];
const used = (text: string) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name ?? '');

/** The variables that the banner's own rules use, and those that these are made of. */
function usedVariables(rules: readonly PickedRule[]): Set<string> {
  const all = rules.filter(({ kind }) => kind === 'style' || kind === 'variables').flatMap(declarations);
  const plain = rules.filter(({ kind }) => kind === 'style').flatMap(declarations);
  const names = new Set(plain.filter((one) => !variableOf(one)).flatMap(used));
  // The set grows while it is walked.
  for (const name of names) {
    const values = all.filter((one) => variableOf(one) === name);
    for (const more of values.flatMap(used)) names.add(more);
  }
  return names;
}

/** What of a rule stays: nothing of the page's own look, and of the variables only those in use. */
function keep(rule: PickedRule, variables: ReadonlySet<string>): string {
  if (rule.kind === 'layers') return `@layer ${rule.name};`;
  if (rule.kind === 'property') return variables.has(rule.name) ? `@property ${rule.name}{${rule.body}}` : '';
  if (rule.kind === 'keyframes') return `@keyframes ${rule.name}{${rule.body}}`;
  const kept = declarations(rule).filter((declaration) => {
    const variable = variableOf(declaration);
    return variable ? variables.has(variable) : rule.kind === 'style';
  });
  return kept.length > 0 ? `${rule.name}{${kept.join(';')}}` : '';
}

/** Takes out the spaces that a browser's writing of a rule has and a built stylesheet has not. */
export function squeeze(css: string): string {
  return css
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .replace(/\s+/g, ' ')
            .replace(/\s*([{};,>])\s*/g, '$1')
            .replace(/(^|[;{]|[\w-]): /g, '$1:')
            .replace(/;}/g, '}'),
    )
    .join('');
}

/**
 * The smallest stylesheet that shows the banner as the site's whole one does: every rule that matches something in
 * it, also those that the rest of the site uses, and the variables they need.
 */
export function pickCss(rules: readonly PickedRule[]): string {
  const variables = usedVariables(rules);
  const animations = rules
    .filter(({ kind }) => kind === 'style')
    .map(({ body }) => body)
    .join(' ');
  let css = '';
  let open: readonly string[] = [];
  for (const rule of rules) {
    if (rule.kind === 'keyframes' && !new RegExp(`animation[^;]*\\b${rule.name}\\b`).test(animations))
      continue;
    const text = keep(rule, variables);
    if (!text) continue;
    if (rule.around.join() !== open.join()) {
      css += '}'.repeat(open.length) + rule.around.map((block) => `${block}{`).join('');
      open = rule.around;
    }
    css += text;
  }
  return squeeze(css + '}'.repeat(open.length));
}

/** What the site's stylesheet holds for nothing but the banner: what would go with it. */
export const ownCss = (rules: readonly PickedRule[]): string =>
  pickCss(rules.filter(({ kind, shared }) => kind === 'style' && shared === false));
