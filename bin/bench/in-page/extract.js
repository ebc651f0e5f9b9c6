/*
 * Runs in an empty page: takes our banner out of a page of the portal, and says which rules of a stylesheet it uses.
 * What is made of them is decided in `pick-css.rules.ts`.
 */
(() => {
  const own = (page) => {
    const section = page.querySelector('[data-cookie-banner]');
    if (!section) throw new Error('The page has no [data-cookie-banner].');
    const inside = [section, ...section.querySelectorAll('*')];
    for (const { content } of section.querySelectorAll('template'))
      inside.push(...content.querySelectorAll('*'));
    return { section, inside };
  };
  const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

  /** The markup without scripts and styles, the scripts and styles of its own, and the stylesheets of the page. */
  const parts = (html) => {
    const page = parse(html);
    const { section } = own(page);
    const all = (selector) => [...new Set(page.querySelectorAll(selector))];
    const scripts = all('[data-cookie-banner] script, script[data-cookie-script]').map((script) => ({
      src: script.getAttribute('src'),
      text: script.text,
    }));
    const styles = all('[data-cookie-banner] style').map((style) => style.textContent);
    const sheets = all('link[rel="stylesheet"]').map((link) => link.getAttribute('href'));
    const bare = section.cloneNode(true);
    for (const element of bare.querySelectorAll('script, style')) element.remove();
    return { markup: bare.outerHTML, scripts, styles, sheets };
  };

  const state =
    /:(?:hover|focus(?:-visible|-within)?|active|visited|link|any-link|target|disabled|enabled|checked|invalid|valid|user-invalid|placeholder-shown|autofill|open|popover-open)\b/g;
  // Of the parts of elements a banner has these; the rest belong to fields, lists and windows that it has not.
  const part = /::?(?:before|after|marker|first-line|first-letter|selection)\b/g;

  /** The selector as it is without somebody pointing, pressing or focusing. */
  const atRest = (selector) => selector.replace(part, '').replace(state, '').trim() || '*';
  const fits = (element, selector) => {
    try {
      return element.matches(atRest(selector));
    } catch {
      // A selector of another browser: this one drops the rule too.
      return false;
    }
  };

  /** The commas of a list of selectors that are not inside brackets. */
  const split = (list) =>
    list.match(/(?:\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)|\[[^\]]*\]|[^,([])+/g) ?? [];
  const prelude = (rule) => rule.cssText.slice(0, rule.cssText.indexOf('{')).trim();
  const body = (rule) =>
    rule.cssText.slice(rule.cssText.indexOf('{') + 1, rule.cssText.lastIndexOf('}')).trim();

  /** At-rules that are no blocks of rules. */
  const named = [
    [CSSPropertyRule, 'property', (rule) => rule.name],
    [CSSKeyframesRule, 'keyframes', (rule) => rule.name],
    [CSSLayerStatementRule, 'layers', (rule) => rule.nameList.join(',')],
  ];

  /**
   * All rules that can matter to the banner, flat, each with the blocks around it.
   * @param others pages whose elements outside the banner make a rule one that is shared
   */
  const rules = (html, css, others) => {
    const page = parse(html);
    const { inside } = own(page);
    const outside = [html, ...others].map(parse).flatMap((other) => {
      other.querySelector('[data-cookie-banner]')?.remove();
      return [...other.querySelectorAll('*')];
    });
    const around = [page.documentElement, page.body];
    const styleRule = (rule) => {
      const selectors = split(rule.selectorText).map((one) => one.trim());
      const uses = selectors.filter((one) => inside.some((element) => fits(element, one)));
      if (uses.length > 0) {
        const shared = uses.some((one) => outside.some((element) => fits(element, one)));
        return [{ kind: 'style', name: uses.join(','), body: body(rule), shared }];
      }
      const variables = selectors.some((one) => around.some((element) => fits(element, one)));
      return variables ? [{ kind: 'variables', name: prelude(rule), body: body(rule) }] : [];
    };
    const walk = (rule, blocks) => {
      const [, kind, nameOf] = named.find(([type]) => rule instanceof type) ?? [];
      if (kind) return [{ kind, around: blocks, name: nameOf(rule), body: body(rule) }];
      if (rule instanceof CSSStyleRule) return styleRule(rule).map((one) => ({ ...one, around: blocks }));
      return [...(rule.cssRules ?? [])].flatMap((inner) => walk(inner, [...blocks, prelude(rule)]));
    };
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [...sheet.cssRules].flatMap((rule) => walk(rule, []));
  };

  window.benchExtract = { parts, rules };
})();
