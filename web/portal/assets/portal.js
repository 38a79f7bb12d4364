/* ES2015, small, and never needed: every page is complete without it. */
(function () {
  'use strict'
  var form = document.querySelector('main form[data-draft]') || document.querySelector('main .columns form')
  var summary = document.querySelector('[data-summary]')
  if (summary) summary.focus()

  each('[data-print]', function (button) {
    button.hidden = false
    button.addEventListener('click', function () { window.print() })
  })

  /* The page is read aloud by the device itself, in the language of each part; a second press stops it. */
  each('[data-read]', function (button) {
    var voice = window.speechSynthesis
    if (!voice || !window.SpeechSynthesisUtterance) return
    button.hidden = false
    var words = button.lastChild
    var silent = function () { words.textContent = '朗读' }
    button.addEventListener('click', function () {
      if (voice.speaking) { voice.cancel(); silent(); return }
      var parts = document.querySelectorAll('main h1, main h2, main h3, main p, main li, main label, main legend, main dt, main dd')
      Array.prototype.forEach.call(parts, function (part) {
        if (part.querySelector('p, li, label, dd, h1')) return
        var speech = new SpeechSynthesisUtterance(part.textContent)
        var tongue = part.closest && part.closest('[lang]')
        speech.lang = tongue ? tongue.getAttribute('lang') : 'zh-CN'
        speech.rate = 0.9
        voice.speak(speech)
      })
      var last = new SpeechSynthesisUtterance(' ')
      last.onend = silent
      voice.speak(last)
      words.textContent = '停止朗读'
    })
    window.addEventListener('pagehide', function () { voice.cancel() })
  })

  /* Where this device is: asked for only after the press, cut to about a hundred metres, sent once. */
  each('[data-locate]', function (box) {
    if (!navigator.geolocation || !window.isSecureContext) return
    box.hidden = false
    var ask = box.querySelector('form')
    var says = box.querySelector('[aria-live]')
    ask.addEventListener('submit', function (event) {
      if (ask.elements.latitude.value) return
      event.preventDefault()
      says.textContent = '正在问手机在哪里……'
      navigator.geolocation.getCurrentPosition(function (found) {
        ask.elements.latitude.value = found.coords.latitude.toFixed(3)
        ask.elements.longitude.value = found.coords.longitude.toFixed(3)
        ask.submit()
      }, function () { says.textContent = '手机没有告诉位置，没关系：请在下面选县区。' }, { timeout: 10000, maximumAge: 60000 })
    })
    window.addEventListener('pageshow', function () { ask.elements.latitude.value = ''; ask.elements.longitude.value = '' })
  })

  each('textarea[data-count]', function (area) {
    var limit = Number(area.getAttribute('data-count'))
    var line = document.createElement('p')
    line.className = 'soft small'
    line.setAttribute('aria-live', 'polite')
    area.parentNode.insertBefore(line, area.nextSibling)
    var tell = function () {
      var left = limit - area.value.length
      line.textContent = left < limit * 0.2 ? '还可以写 ' + left + ' 个字' : ''
    }
    area.addEventListener('input', tell)
    tell()
  })

  /* What is typed goes to the server's own draft a second after the last key: a phone that dies loses nothing. */
  if (form && /^\/ask/.test(form.getAttribute('action')) && window.XMLHttpRequest) keep(form)

  /* One press, one order: the server would answer a second one with the first receipt anyway. */
  each('main form', function (one) {
    var sent = false
    window.addEventListener('pageshow', function () { sent = false })
    one.addEventListener('submit', function (event) {
      if (sent) event.preventDefault()
      sent = true
      setTimeout(function () { sent = false }, 8000)
    })
  })

  function keep(typed) {
    var timer = 0
    var dirty = false
    var send = function () {
      if (!dirty) return
      dirty = false
      var request = new XMLHttpRequest()
      request.open('POST', '/ask/keep')
      request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
      request.onload = function () { line(true) }
      request.onerror = function () { dirty = true; line(false) }
      request.send(encode(typed))
    }
    typed.addEventListener('input', function () {
      dirty = true
      clearTimeout(timer)
      timer = setTimeout(send, 800)
    })
    document.addEventListener('visibilitychange', function () { if (document.hidden) send() })
    window.addEventListener('online', send)
  }

  /* Whether the line held, for what keeps words without it (keep.js). */
  function line(held) {
    document.dispatchEvent(new CustomEvent('line', { detail: held }))
  }

  function encode(typed) {
    var pairs = []
    for (var i = 0; i < typed.elements.length; i++) {
      var field = typed.elements[i]
      if (!field.name || field.type === 'file' || field.type === 'submit') continue
      if ((field.type === 'radio' || field.type === 'checkbox') && !field.checked) continue
      pairs.push(encodeURIComponent(field.name) + '=' + encodeURIComponent(field.value))
    }
    return pairs.join('&')
  }

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act)
  }
})()
