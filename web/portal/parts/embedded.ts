import { wordmarkMarkup } from '../../face/wordmark.ts'
import { attributes, html, nothing, ours, url, type Html, type Url } from '../html.ts'
import type { Frame } from '../views.ts'
import { icon } from './icon.ts'

/**
 * The edition that stands inside another site: no cookie, no form that changes anything. Links among these pages stay in the frame,
 * every other link and every form leads out to the whole window, where the address says whose page it is.
 */
export const embeddedBody = (frame: Frame, content: Html): Html => html`<body class="embed">
<header class="frame"><a class="brand" href="${link(outside(frame.path))}">${ours(wordmarkMarkup())}<span>淮南公共法律服务</span></a><a class="call" href="${url('tel:12348')}">${icon('hotline', 24)}<b>12348</b></a></header>
<main id="main" tabindex="-1"><div class="frame">${within(content, frame)}</div></main>
<footer class="frame small"><p>由淮南市司法局“三台”提供。<a href="${link(outside(frame.path))}">在整个窗口里打开</a>　${frame.edition === 'elder' ? html`<a target="_self" href="${link(frame.path, { edition: 'normal' })}">返回标准版</a>` : html`<a target="_self" href="${link(frame.path, { edition: 'elder' })}">长辈版，字大键大</a>`}</p></footer>
</body>`

/** Which pages have an edition of this kind; a link to any other leads out. */
export const embeddedPaths = /^\/(guides(\/[A-Z]{2}-\d{2,3})?|shops(\/[\w-]+(\/products\/[\w-]+)?)?|stations|notices(\/[\w-]+)?|bodies(\/[A-Z0-9-]+)?)$/

export const embedHead = (frame: Frame): Html => (frame.embed ? html`<base target="_top">` : nothing)
export const embedAttributes = (frame: Frame): ReturnType<typeof attributes> => attributes({ 'data-embed': frame.embed?.join(' ') })

/** What was typed or chosen never holds `href="`: escaping turns its signs into entities. */
function within(content: Html, frame: Frame): Html {
  const elder = frame.edition === 'elder' ? 'edition&#61;elder' : ''
  return ours(content.text
    .replace(/ href="(\/[^"]*)"/g, (whole: string, target: string) => {
      const [path = '', query = ''] = target.split('?')
      return embeddedPaths.test(path) ? ` target="_self" href="/embed${path}${[query, elder].some(Boolean) ? `?${[query, elder].filter(Boolean).join('&amp;')}` : ''}"` : whole
    }))
}

/** The query as the reader's browser wrote it is read and written anew. */
function link(target: string, more: Readonly<Record<string, string>> = {}): Url {
  const [path = '/', query = ''] = target.split('?')
  return url(path, { ...Object.fromEntries(new URLSearchParams(query)), ...more })
}

const outside = (path: string): string => path.replace(/^\/embed\/ask$/, '/').replace(/^\/embed/, '')
