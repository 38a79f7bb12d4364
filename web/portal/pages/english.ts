import { html, url } from '../html.ts'
import { layout } from '../layout.ts'
import { icon } from '../parts/icon.ts'
import type { Frame } from '../views.ts'

/** Where to turn, for whoever reads no Chinese. No advice on the law: it would be a translation that nobody answers for. */
export function englishPage(frame: Frame): string {
  const body = html`<div lang="en"><div class="columns"><div><h1>Public legal service in Huainan</h1>
<p class="lead">If you live, work or study in Huainan and have a legal problem, someone will listen. Legal questions, people's mediation and legal aid cost nothing.</p>
<h2>In danger now?</h2><p>Call the police on <a href="${url('tel:110')}">110</a> or an ambulance on <a href="${url('tel:120')}">120</a>.</p>
<h2>How to ask</h2><ol><li><strong>By telephone.</strong> Call <a href="${url('tel:12348')}">12348</a>, the public legal service hotline. It is answered in Chinese: if you can, have someone with you who speaks it.</li>
<li><strong>In person.</strong> Go to the nearest justice office or service centre (<a href="${url('/stations')}">list of places, in Chinese</a>). Bring your passport or residence permit and any papers you were given.</li>
<li><strong>On this site.</strong> <a href="${url('/')}">Tell us what happened</a>. The pages are in Chinese, and you may write in your own language. You receive a code with which you can follow your case.</li></ol>
<h2>What you can ask for</h2><ul><li>An answer to a legal question</li><li>Mediation of a dispute</li><li>Legal aid, if you cannot afford a lawyer</li><li>Where to find a lawyer, a notary or a forensic expert</li></ul>
<h2>Good to know</h2><ul><li>Keep every letter from a court, the police or an office, and note the day you got it. Time limits can be short.</li><li>Anyone who asks you for money in the name of this service is a fraud. Please report it on 12348.</li></ul>
<p class="soft">This page says where to turn. It is not legal advice.</p></div>
<nav aria-label="Ways to ask"><ul class="ways"><li class="big"><a href="${url('tel:12348')}">${icon('hotline', 32)}<span><b>12348</b><small>Legal service hotline, free advice</small></span></a></li>
<li><a href="${url('/stations')}">${icon('place', 32)}<span><b>Places near you</b><small>Justice offices and service centres</small></span></a></li>
<li><a href="${url('/')}">${icon('next', 32)}<span><b>Ask online</b><small>Tell us what happened</small></span></a></li></ul></nav></div></div>`
  return layout(frame, { title: 'English', body })
}
