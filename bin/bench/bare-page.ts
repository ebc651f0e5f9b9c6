import type { Contender } from './contenders';

/**
 * Rules of the page's own; they say `main`, so that they reach into no banner. The last one keeps a banner's rules for
 * whole elements away from the page's text: it is the same work under each.
 */
const style = `
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #222; background: #fff; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem; }
main h1 { margin: 0 0 1rem; font-size: 2rem; font-weight: 700; }
main p { margin: 0 0 1rem; }
main * { max-inline-size: none; hyphens: manual; text-wrap: wrap; }`;

const paragraph = `A page of a few paragraphs, which is all that most visitors come for. It has no picture, no
script and no font of its own, so that whatever else happens on it is done by the banner.`;

const scriptTag = { module: 'script type="module"', defer: 'script defer', plain: 'script' };

/**
 * The bare page with a banner.
 * @param files the address that its files are under
 */
export function pageWith(contender: Contender, files: string): string {
  const { styles, scripts, scriptKind, markup, inlineScript } = contender;
  const links = styles.map((name) => `<link rel="stylesheet" href="${files}/${name}">`);
  const loads = scripts.map((name) => `<${scriptTag[scriptKind]} src="${files}/${name}"></script>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A bare page</title>
<link rel="icon" href="data:,">
<style>${style}</style>
${[...links, ...loads].join('\n')}
</head>
<body>
${markup}${inlineScript ? `<script>${inlineScript}</script>` : ''}
<main>
<h1>A bare page</h1>
${Array.from({ length: 12 }, () => `<p>${paragraph}</p>`).join('\n')}
</main>
</body>
</html>
`;
}
