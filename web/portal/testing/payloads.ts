/** Sixty texts that have turned into scripts elsewhere. Here they may only ever turn into text. */
export const payloads: readonly string[] = [
  ...['<script>alert(1)</script>', '<SCRIPT SRC=//x></SCRIPT>', '<scr<script>ipt>alert(1)</scr</script>ipt>', '</script><script>alert(1)</script>', '<script\n>alert(1)</script >'],
  ...['<img src=x onerror=alert(1)>', '<img/src/onerror=alert(1)>', '<img src="x" onerror="alert(1)">', '<IMG """><SCRIPT>alert(1)</SCRIPT>">', '<img src=`x` onerror=alert(1)>'],
  ...['<svg onload=alert(1)>', '<svg/onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<svg><animate onbegin=alert(1) attributeName=x>', '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>'],
  ...['<body onload=alert(1)>', '<iframe src=javascript:alert(1)>', '<iframe srcdoc="<script>alert(1)</script>">', '<object data=javascript:alert(1)>', '<embed src=javascript:alert(1)>'],
  ...['" onmouseover="alert(1)', "' onmouseover='alert(1)", '" autofocus onfocus=alert(1) x="', "'><script>alert(1)</script>", '"><script>alert(1)</script>'],
  ...['` onmouseover=alert(1) `', ' onmouseover=alert(1) ', '/onmouseover=alert(1)/', '\n onmouseover=alert(1)', '\t" onclick=alert(1)'],
  ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)'],
  ...['data:text/html,<script>alert(1)</script>', 'vbscript:msgbox(1)', '//evil.example/x', '\\\\evil.example', 'https://evil.example/'],
  ...['</textarea><script>alert(1)</script>', '</title><script>alert(1)</script>', '</style><script>alert(1)</script>', '<!--<script>alert(1)</script>-->', '--><script>alert(1)</script>'],
  ...['<details open ontoggle=alert(1)>', '<input autofocus onfocus=alert(1)>', '<video><source onerror=alert(1)>', '<marquee onstart=alert(1)>', '<form><button formaction=javascript:alert(1)>x'],
  ...['<math><mi xlink:href="data:x,<script>alert(1)</script>">', '<base href=//evil.example/>', '<meta http-equiv=refresh content="0;javascript:alert(1)">', '<link rel=stylesheet href=//evil.example>', '<a href="javascript:alert(1)">x</a>'],
  ...['&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;script&#62;', '${alert(1)}', '{{constructor.constructor("alert(1)")()}}', '\u202e<script>alert(1)</script>'],
]
